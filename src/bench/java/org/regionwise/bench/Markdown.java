package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A report in Markdown. */
final class Markdown {
    private final StringBuilder out = new StringBuilder();

    Markdown heading(String text) {
        out.append("## ").append(text).append("\n\n");
        return this;
    }

    Markdown title(String text) {
        out.append("# ").append(text).append("\n\n");
        return this;
    }

    Markdown say(String text) {
        out.append(text.strip()).append("\n\n");
        return this;
    }

    Markdown picture(String description, String file) {
        return say("![" + description + "](" + file + ")");
    }

    /** Columns after the first are numbers. */
    Markdown table(List<String> head, List<List<String>> rows) {
        row(head);
        out.append("| --- |")
                .append(String.join("", Collections.nCopies(head.size() - 1, " ---: |")))
                .append('\n');
        rows.forEach(this::row);
        out.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    static String number(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    void save(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, out.toString().stripTrailing() + "\n");
    }
}
