package org.regionwise.report.file;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PlainTable;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.view.AggregatesView;
import org.regionwise.report.view.ResultView;
import org.regionwise.report.view.VarianceView;
import org.regionwise.report.view.WeightingView;
import org.regionwise.report.words.FullBayesComparison;
import org.regionwise.report.words.ReleaseNotes;

/** A result as plain text for a terminal: what the page says, in aligned columns. */
public final class TextReport {
    private final StringBuilder text = new StringBuilder();

    private final Words words;

    private TextReport(Words words) {
        this.words = words;
    }

    /** The whole report, lines ended by LF. Equal results give equal texts. */
    public static String text(Released released, Words words) {
        TextReport report = new TextReport(words);
        report.write(ResultView.of(released, words));
        return report.text.toString();
    }

    private void write(ResultView reading) {
        paragraph(reading.title());
        paragraph(String.join(" ", reading.summary()));
        regions(reading.table());
        if (reading.released().judged()) {
            new ReleaseNotes(words).footnotes(reading.released()).forEach(this::paragraph);
        }
        reading.aggregates().ifPresent(this::aggregates);
        reading.population().forEach(this::people);
        reading.weighting().ifPresent(this::weighting);
        reading.beside().ifPresent(this::beside);
        reading.variances()
                .ifPresent(
                        each -> variances(each, reading.result().model().area().unit()));
        for (String sentence : reading.predictors()) {
            paragraph(sentence);
        }
        text.append(words.say("document.coefficients-on", "scale", reading.scale()))
                .append('\n');
        boolean odds = reading.result().model().logOdds();
        TextTable coefficients = new TextTable(
                words.say("document.term"),
                words.say("document.estimate"),
                reading.spreadName(),
                words.say("document.interval", "level", reading.level()),
                odds ? words.say("document.odds-ratio") : "");
        for (ResultView.Coefficient row : reading.coefficients()) {
            coefficients.row(row.term(), row.estimate(), row.spread(), row.interval(), odds ? row.oddsRatio() : "");
        }
        table(coefficients);
        if (!reading.keyFigures().isEmpty()) {
            TextTable figures = new TextTable();
            reading.keyFigures().forEach(figure -> figures.row(figure.name(), figure.value(), figure.meaning()));
            table(figures.leftAligned(2));
        }
        paragraph(String.join(" ", reading.variation()));
        for (String warning : reading.warnings()) {
            paragraph(words.say("text.warning", "warning", warning));
        }
        reading.methods().paragraphs().forEach(each -> paragraph(each.text()));
        paragraph(words.say("document.references"));
        reading.methods().works().forEach(work -> paragraph(work.reference()));
        paragraph(words.say(
                "text.computed",
                "software",
                reading.result().software().name(),
                "version",
                reading.result().software().version(),
                "hash",
                reading.result().survey().sha256()));
        text.setLength(text.length() - 1);
    }

    private void regions(PrintedTable regions) {
        List<String> header =
                new ArrayList<>(regions.columns().stream().map(regions::heading).toList());
        header.add(words.say("text.notes"));
        TextTable table = new TextTable(header.toArray(String[]::new));
        for (PrintedTable.Row row : regions.rows()) {
            table.row(cells(regions, row));
        }
        table.row(cells(regions, regions.total()));
        table(table.leftAligned(header.size() - 1));
    }

    private void aggregates(AggregatesView aggregates) {
        paragraph(aggregates.title());
        TextTable table = new TextTable(aggregates.columns().toArray(String[]::new));
        aggregates.rows().forEach(row -> table.row(row.cells().toArray(String[]::new)));
        table(table);
        paragraph(String.join(" ", aggregates.sentences()));
    }

    private void people(PlainTable people) {
        paragraph(people.caption());
        TextTable table = new TextTable(
                people.columns().stream().map(PlainTable.Column::name).toArray(String[]::new));
        people.rows().forEach(row -> table.row(row.toArray(String[]::new)));
        table(people.columns().get(1).number() ? table : table.leftAligned(1));
        people.notes().forEach(this::paragraph);
    }

    private void weighting(WeightingView weighting) {
        paragraph(String.join(" ", weighting.sentences()));
        TextTable table = new TextTable(
                words.say("text.region"),
                words.say("text.effective"),
                words.say("text.design-effect"),
                words.say("text.own"),
                words.say("text.freedom"),
                "Korn–Graubard",
                words.say("text.raw-weighted"),
                words.say("text.unweighted"),
                words.say("text.pooled-weighted"),
                words.say("text.unweighted"),
                words.say("text.notes"));
        weighting
                .rows()
                .forEach(row -> table.row(
                        row.name(),
                        row.effective(),
                        row.designEffect(),
                        row.ownDesignEffect(),
                        row.degreesOfFreedom(),
                        row.kornGraubard(),
                        row.rawWeighted(),
                        row.rawUnweighted(),
                        row.pooledWeighted(),
                        row.pooledUnweighted(),
                        row.note()));
        table(table.leftAligned(10));
        if (weighting.pooled()) {
            paragraph("* " + words.say("result.weighting.asterisk"));
        }
    }

    private void beside(FullBayesComparison beside) {
        paragraph(String.join(" ", beside.sentences()));
        TextTable table = new TextTable(beside.columns().toArray(String[]::new));
        beside.rows().forEach(row -> table.row(row.cells().toArray(String[]::new)));
        table(table);
    }

    private void variances(VarianceView variances, String unit) {
        paragraph(String.join(" ", variances.sentences()));
        TextTable table = new TextTable(
                words.say("text.region"),
                words.say("text.respondents"),
                words.say("text.own-error", "unit", unit == null ? "points" : unit),
                words.say("text.smoothed"),
                words.say("text.used"),
                words.say("text.notes"));
        variances
                .rows()
                .forEach(row ->
                        table.row(row.name(), row.respondents(), row.own(), row.smoothed(), row.used(), row.note()));
        table(table.leftAligned(5));
    }

    private static String[] cells(PrintedTable regions, PrintedTable.Row row) {
        List<String> cells =
                new ArrayList<>(regions.columns().stream().map(row::cell).toList());
        cells.add(row.notes());
        return cells.toArray(String[]::new);
    }

    private void table(TextTable table) {
        table.appendTo(text);
        text.append('\n');
    }

    private void paragraph(String sentences) {
        TextTable.paragraph(sentences, text);
    }
}
