package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;

/** A command on as many lines as paper needs: each but the last ends in the backslash that makes a shell read on. */
final class CommandLines {
    private static final int LONGEST = 88;

    private CommandLines() {}

    static List<String> of(String command) {
        List<String> lines = new ArrayList<>();
        String indent = "";
        StringBuilder line = new StringBuilder();
        for (String option : options(command)) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + option.length() > LONGEST) {
                lines.add(indent + line + " \\");
                indent = "  ";
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(option);
        }
        lines.add(indent + line);
        return lines;
    }

    /** Options with their values; quoted values stay whole. */
    private static List<String> options(String command) {
        List<String> options = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < command.length(); i++) {
            if (!quoted && command.charAt(i) == '\\') {
                i++; // what it escapes is no quote
            } else if (command.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (!quoted && command.startsWith(" --", i)) {
                options.add(command.substring(start, i));
                start = i + 1;
            }
        }
        options.add(command.substring(start));
        return options;
    }
}
