package org.regionwise.report.file;

/** Text from a survey as a cell that a spreadsheet shows and does not run. */
public final class SpreadsheetText {
    private static final String STARTS_A_FORMULA = "=+-@＝＋－＠";

    private SpreadsheetText() {}

    /** The text, with a leading apostrophe if a spreadsheet would take it for a formula; empty for null. */
    public static String disarmed(String text) {
        if (text == null) {
            return "";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\r' || c == '\n' || STARTS_A_FORMULA.indexOf(c) >= 0) {
                return "'" + text;
            }
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return text;
            }
        }
        return text;
    }
}
