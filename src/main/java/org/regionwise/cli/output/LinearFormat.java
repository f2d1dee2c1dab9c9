package org.regionwise.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.report.linear.LinearCsv;
import org.regionwise.report.linear.LinearJson;
import org.regionwise.report.linear.LinearSummary;
import org.regionwise.report.message.Words;
import org.regionwise.report.rscript.RLinear;
import org.regionwise.report.workbook.LinearWorkbook;

/** The faces of a linear mixed model on the command line, by the names that {@code --format} takes. */
public enum LinearFormat {
    text,
    json,
    csv,
    xlsx,
    r;

    /**
     * Writes it to {@code out}, which is flushed and left open.
     *
     * @param words what a script says to its reader
     */
    public void write(LinearAnswer answer, Words words, OutputStream out) throws IOException {
        switch (this) {
            case text -> write(LinearSummary.text(answer), out);
            case json -> write(LinearJson.write(answer, Words.english()) + "\n", out);
            case csv -> LinearCsv.write(answer, out);
            case xlsx -> LinearWorkbook.write(answer, words, out);
            case r -> write(RLinear.of(answer, words), out);
        }
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
