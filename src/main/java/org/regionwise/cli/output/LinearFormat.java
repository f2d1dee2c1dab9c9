package org.regionwise.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.document.Documents;
import org.regionwise.report.linear.LinearCsv;
import org.regionwise.report.linear.LinearJson;
import org.regionwise.report.linear.LinearSummary;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.rscript.RLinear;
import org.regionwise.report.workbook.LinearWorkbook;

/** The faces of a linear mixed model on the command line, by the names that {@code --format} takes. */
public enum LinearFormat {
    text,
    json,
    csv,
    xlsx,
    html,
    pdf,
    docx,
    r;

    /** Whether it has charts in it. */
    public boolean drawn() {
        return this == html || this == pdf || this == docx;
    }

    /**
     * Writes it to {@code out}, which is flushed and left open.
     *
     * @param picture with its groups where it is {@link #drawn}
     * @param words what a script or a document says to its reader
     */
    public void write(LinearPicture picture, Words words, OutputStream out) throws IOException {
        LinearAnswer answer = picture.answer();
        switch (this) {
            case text -> write(LinearSummary.text(answer), out);
            case json -> write(LinearJson.write(answer, Words.english()) + "\n", out);
            case csv -> LinearCsv.write(answer, out);
            case xlsx -> LinearWorkbook.write(answer, words, out);
            case html -> write(documents(words).html(picture), out);
            case pdf -> documents(words).pdf(picture, out);
            case docx -> documents(words).docx(picture, out);
            case r -> write(RLinear.of(answer, words), out);
        }
    }

    private static Documents documents(Words words) {
        Templates templates = new Templates(SoftwareVersion.version(), Catalogue.load()).in(words.language());
        return new Documents(templates, new ChartDrawings(new VegaEngine()));
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
