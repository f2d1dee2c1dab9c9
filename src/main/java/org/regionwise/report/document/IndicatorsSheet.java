package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.indicators.Indicator;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.indicators.IndicatorNotes;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.PlainTable;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.words.AnswerWords;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.SourceWords;

/** Composes the document of several indicators: a section an indicator with what was found, then the matrix. */
final class IndicatorsSheet {
    /** Columns of figures that a page is wide enough for. */
    private static final int MOST_COLUMNS = 12;

    private final IndicatorMatrix matrix;
    private final org.regionwise.report.Heading heading;
    private final Edition edition;
    private final Words words;
    private final List<Sheet.Part> parts = new ArrayList<>();

    private IndicatorsSheet(
            IndicatorMatrix matrix, org.regionwise.report.Heading heading, Edition edition, Words words) {
        this.matrix = matrix;
        this.heading = heading;
        this.edition = edition;
        this.words = words;
    }

    /** @param heading the analyst's own texts */
    static Sheet of(IndicatorMatrix matrix, org.regionwise.report.Heading heading, Edition edition, Words words) {
        return new IndicatorsSheet(matrix, heading, edition, words).whole();
    }

    private Sheet whole() {
        String computed = words.say(
                "indicators.title",
                "indicators",
                matrix.indicators().size(),
                "regions",
                matrix.regions().size());
        boolean own = !heading.title().isEmpty();
        Stream.of(own ? computed : "", heading.author(), heading.date(), heading.note())
                .filter(text -> !text.isEmpty())
                .forEach(text -> parts.add(new Sheet.Text(text, false)));
        for (int i = 0; i < matrix.indicators().size(); i++) {
            section(i + 1, matrix.indicators().get(i));
        }
        parts.add(new Sheet.Heading(words.say("indicators.matrix")));
        tables();
        provenance();
        List<Result> results = matrix.results();
        String source = results.isEmpty() ? "" : new SourceWords(results.get(0), words).source();
        return new Sheet(
                own ? heading.title() : computed,
                results.isEmpty() ? "" : results.get(0).model().labels().survey(),
                source,
                parts,
                words);
    }

    private void section(int number, Indicator indicator) {
        parts.add(new Sheet.Heading(
                words.say("indicators.numbered", "number", Integer.toString(number), "indicator", indicator.name())));
        if (indicator.released().isEmpty()) {
            parts.add(new Sheet.Text(
                    words.say(
                            "indicators.not-estimated",
                            "indicator",
                            indicator.name(),
                            "reason",
                            indicator.reason(words)),
                    true));
            return;
        }
        Released released = indicator.released().get();
        PlainWords plain = new PlainWords(released.result(), words);
        AnswerWords answer = new AnswerWords(released.result(), words);
        parts.add(new Sheet.Text(sentence(plain.title()) + " " + plain.source(), false));
        answer.findings().forEach(finding -> parts.add(new Sheet.Text(finding.sentence(), false)));
        answer.cautions().forEach(caution -> parts.add(new Sheet.Text(caution, true)));
    }

    private static String sentence(String title) {
        return title.endsWith(".") || title.endsWith("?") || title.endsWith("!") ? title : title + ".";
    }

    private void tables() {
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < matrix.indicators().size(); i++) {
            if (matrix.indicators().get(i).released().isPresent()) {
                shown.add(i);
            }
        }
        int number = 0;
        for (int from = 0; from < shown.size(); from += MOST_COLUMNS) {
            int to = Math.min(from + MOST_COLUMNS, shown.size());
            parts.add(new Sheet.Table(table(shown.subList(from, to), to == shown.size()), ++number));
        }
    }

    private PlainTable table(List<Integer> places, boolean last) {
        List<Indicator> indicators =
                places.stream().map(matrix.indicators()::get).toList();
        List<PlainTable.Column> columns = new ArrayList<>();
        columns.add(new PlainTable.Column(words.say("table.heading.region"), false));
        places.forEach(place -> columns.add(new PlainTable.Column(Integer.toString(place + 1), true)));
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of(words.say("table.all-regions")),
                        indicators.stream().map(each -> nation(each.released().orElseThrow())))
                .toList());
        for (IndicatorMatrix.Region region : matrix.regions()) {
            rows.add(Stream.concat(
                            Stream.of(region.label()), indicators.stream().map(each -> cell(each, region.key())))
                    .toList());
        }
        return new PlainTable(
                words.say(
                        "indicators.table",
                        "indicators",
                        places.size(),
                        "first",
                        Integer.toString(places.get(0) + 1),
                        "last",
                        Integer.toString(places.get(places.size() - 1) + 1)),
                columns,
                rows,
                last ? IndicatorNotes.of(matrix, FigureGroup.POOLED, edition.markers(), words) : List.of());
    }

    private String nation(Released released) {
        Estimate nation = released.result().national().pooled();
        return nation.defined()
                ? Figures.of(released.result(), words).bare(nation.estimate())
                : new FigureMarks(released, edition.markers()).ofNation(released, ResultColumn.POOLED);
    }

    private String cell(Indicator indicator, String key) {
        Released released = indicator.released().orElseThrow();
        RegionEstimate region = indicator.in(key).orElse(null);
        if (region == null) {
            return edition.markers().unavailable();
        }
        return region.pooled().defined()
                ? Figures.of(released.result(), words).bare(region.pooled().estimate())
                : new FigureMarks(released, edition.markers()).inPlace(ResultColumn.POOLED, region);
    }

    private void provenance() {
        matrix.results().stream().findFirst().ifPresent(result -> {
            parts.add(new Sheet.Heading(words.say("document.provenance")));
            parts.add(new Sheet.Text(
                    words.say(
                            "document.computed",
                            "software",
                            result.software().name(),
                            "version",
                            result.software().version(),
                            "hash",
                            result.survey().sha256()),
                    false));
        });
        if (!heading.contact().isEmpty()) {
            parts.add(new Sheet.Text(words.say("document.contact-line", "contact", heading.contact()), false));
        }
    }
}
