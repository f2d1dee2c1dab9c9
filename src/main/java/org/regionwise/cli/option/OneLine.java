package org.regionwise.cli.option;

/** Text from a file, made safe for one line of a terminal. */
public final class OneLine {
    private OneLine() {}

    /** The text with a blank for every line end and other control character. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }
}
