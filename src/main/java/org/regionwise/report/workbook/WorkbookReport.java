package org.regionwise.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.message.Words;

/**
 * A result as an Excel workbook (XLSX): the table to hand over, the same as data, what every column means, the method
 * and the model.
 * Numbers are numbers in full precision, shown rounded; undefined ones are empty cells; text is never a formula. Equal
 * results give equal files.
 */
public final class WorkbookReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private WorkbookReport() {}

    /**
     * Writes what is released to {@code out}, which is flushed and left open. Charts are pictures on a sheet of their
     * own, the last; without charts there is none.
     */
    public static void write(
            Released released,
            Heading heading,
            Edition edition,
            List<DrawnChart> figures,
            Words words,
            OutputStream out)
            throws IOException {
        Path dated = Files.createTempFile("regionwise-", ".xlsx");
        try {
            int others = (released.result().poststratified().isEmpty() ? 0 : 1)
                    + (released.result().aggregates().isEmpty() ? 0 : 1);
            ChartsSheet charts = new ChartsSheet(6 + others, figures, words);
            writeTo(released, heading, edition, figures.isEmpty() ? null : charts, words, dated);
            if (figures.isEmpty()) {
                UndatedPackage.copy(dated, out);
            } else {
                UndatedPackage.copy(dated, charts::completed, charts.parts(), out);
            }
        } finally {
            Files.delete(dated);
        }
        out.flush();
    }

    private static void writeTo(
            Released released, Heading heading, Edition edition, ChartsSheet charts, Words words, Path file)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Regionwise", null)) {
            TableSheet.fill(
                    workbook.newWorksheet(words.say("workbook.sheet-table")), released, heading, edition, words);
            EstimatesSheet.fill(workbook.newWorksheet(words.say("workbook.sheet-estimates")), released, edition, words);
            if (!released.result().poststratified().isEmpty()) {
                PopulationSheet.fill(
                        workbook.newWorksheet(words.say("workbook.sheet-population")), released.result(), words);
            }
            DictionarySheet.fill(
                    workbook.newWorksheet(words.say("workbook.sheet-dictionary")), released, edition, words);
            MethodsSheet.fill(workbook.newWorksheet(words.say("workbook.sheet-methods")), released, edition, words);
            ModelSheet.fill(workbook.newWorksheet(words.say("workbook.sheet-model")), released.result(), words);
            if (!released.result().aggregates().isEmpty()) {
                EstimatesSheet.fill(
                        workbook.newWorksheet(words.say("workbook.sheet-aggregates")),
                        released.ofAggregates(),
                        edition,
                        words);
            }
            if (charts != null) {
                charts.fill(workbook.newWorksheet(words.say("workbook.sheet-charts")));
            }
        }
    }
}
