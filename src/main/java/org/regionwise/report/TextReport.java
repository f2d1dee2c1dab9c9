package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.Result;

/** A result as plain text for a terminal: what the page says, in aligned columns. */
public final class TextReport {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    private TextReport() {}

    /** The whole report, lines ended by LF. Equal results give equal texts. */
    public static String text(Result result) {
        TextReport report = new TextReport();
        report.write(Reading.of(result));
        return report.text.toString();
    }

    private void write(Reading reading) {
        paragraph(reading.title());
        paragraph(String.join(" ", reading.summary()));
        regions(reading.table());
        text.append("Coefficients on the logit scale\n");
        TextTable coefficients = new TextTable(
                "Term", "Estimate", "Standard error", reading.table().level() + " interval", "Odds ratio");
        for (Reading.Coefficient row : reading.coefficients()) {
            coefficients.row(row.term(), row.estimate(), row.standardError(), row.interval(), row.oddsRatio());
        }
        table(coefficients);
        TextTable figures = new TextTable();
        for (Reading.KeyFigure figure : reading.keyFigures()) {
            figures.row(figure.name(), figure.value(), figure.meaning());
        }
        table(figures.leftAligned(2));
        paragraph(String.join(" ", reading.variation()));
        for (String warning : reading.warnings()) {
            paragraph("Warning: " + warning);
        }
        paragraph(reading.method());
        text.setLength(text.length() - 1);
    }

    private void regions(RegionalTable regions) {
        TextTable table = new TextTable(
                "Region",
                "Respondents",
                "Raw %",
                regions.level() + " interval",
                "Pooled %",
                regions.level() + " interval",
                "Shrinkage %",
                "Synthetic %",
                "To note");
        List<RegionalTable.Row> rows = new ArrayList<>(regions.rows());
        rows.add(regions.total());
        for (RegionalTable.Row row : rows) {
            table.row(
                    row.name(),
                    row.respondents(),
                    row.rawPercent(),
                    row.rawInterval(),
                    row.pooledPercent(),
                    row.pooledInterval(),
                    row.shrinkagePercent(),
                    row.syntheticPercent(),
                    row.notes());
        }
        table(table.leftAligned(8));
    }

    private void table(TextTable table) {
        table.appendTo(text);
        text.append('\n');
    }

    /** Wraps at {@link #WIDTH}; a longer word has a line of its own. */
    private void paragraph(String sentences) {
        int column = 0;
        for (String word : TextTable.plain(sentences).split(" ")) {
            int length = TextTable.width(word);
            if (column > 0 && column + 1 + length > WIDTH) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += length;
        }
        text.append("\n\n");
    }
}
