package org.regionwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.ResultJson;
import org.regionwise.analysis.SoftwareVersion;
import org.regionwise.report.CsvReport;
import org.regionwise.report.HtmlReport;
import org.regionwise.report.Templates;
import org.regionwise.report.TextReport;
import org.regionwise.report.TidyCsvReport;
import org.regionwise.report.WorkbookReport;

/** The faces of a result on the command line, by the names that {@code --format} takes; {@code tidy} is CSV in long form. */
enum ResultFormat {
    table,
    csv,
    tidy,
    xlsx,
    json,
    html;

    /** Writes the result, which is flushed and left open. */
    void write(Result result, OutputStream out) throws IOException {
        switch (this) {
            case table -> text(TextReport.text(result), out);
            case csv -> CsvReport.write(result, out);
            case tidy -> TidyCsvReport.write(result, out);
            case xlsx -> WorkbookReport.write(result, out);
            case json -> text(ResultJson.write(result) + "\n", out);
            case html -> text(new HtmlReport(new Templates(SoftwareVersion.version())).html(result), out);
        }
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
