package org.regionwise.survey.excel;

/**
 * Texts of a workbook as people see them. What XML cannot hold, the format writes as {@code _xHHHH_}, the character's
 * UTF-16 unit in hexadecimal, and an underscore that would begin such a group as {@code _x005F_} (ECMA-376 part 1,
 * 22.9.2.19, ST_Xstring).
 */
final class ExcelText {
    private static final int GROUP = "_xHHHH_".length();

    private ExcelText() {}

    /** The text with every group decoded; one that stands for NUL or for half a character stays as it is. */
    static String decoded(String written) {
        int at = written == null ? -1 : written.indexOf("_x");
        if (at < 0) {
            return written;
        }
        StringBuilder text = new StringBuilder(written.length());
        int done = 0;
        while (at >= 0) {
            int unit = unit(written, at);
            boolean pair = unit >= 0 && Character.isHighSurrogate((char) unit) && isLow(unit(written, at + GROUP));
            if (pair) {
                text.append(written, done, at).append((char) unit).append((char) unit(written, at + GROUP));
                done = at + 2 * GROUP;
            } else if (unit > 0 && !Character.isSurrogate((char) unit)) {
                text.append(written, done, at).append((char) unit);
                done = at + GROUP;
            }
            at = written.indexOf("_x", Math.max(done, at + 1));
        }
        return text.append(written, done, written.length()).toString();
    }

    private static boolean isLow(int unit) {
        return unit >= 0 && Character.isLowSurrogate((char) unit);
    }

    /** The unit that the group at this place stands for; −1 when there is no group. */
    private static int unit(String text, int at) {
        if (at + GROUP > text.length() || !text.startsWith("_x", at) || text.charAt(at + GROUP - 1) != '_') {
            return -1;
        }
        int unit = 0;
        for (int i = at + 2; i < at + GROUP - 1; i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = 16 * unit + digit;
        }
        return unit;
    }
}
