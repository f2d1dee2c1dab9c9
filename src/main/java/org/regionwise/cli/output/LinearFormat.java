package org.regionwise.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.report.linear.LinearCsv;
import org.regionwise.report.linear.LinearJson;
import org.regionwise.report.linear.LinearSummary;
import org.regionwise.report.message.Words;

/** The faces of a linear mixed model on the command line, by the names that {@code --format} takes. */
public enum LinearFormat {
    text,
    json,
    csv;

    /** Writes it to {@code out}, which is flushed and left open. */
    public void write(LinearAnswer answer, OutputStream out) throws IOException {
        switch (this) {
            case text -> write(LinearSummary.text(answer), out);
            case json -> write(LinearJson.write(answer, Words.english()) + "\n", out);
            case csv -> LinearCsv.write(answer, out);
        }
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
