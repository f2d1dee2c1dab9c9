package org.regionwise.report.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.indicators.Indicator;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/** Several indicators as files of data, and as text. An indicator that could not be estimated is there with why. */
public final class IndicatorFiles {
    private IndicatorFiles() {}

    /**
     * The tables of all regions beneath each other, as {@link CsvReport} has one; {@code outcome} and {@code
     * outcome_name} stand before, {@code problem} behind. Writes to {@code out}, which is flushed and left open.
     */
    public static void csv(IndicatorMatrix matrix, Markers markers, OutputStream out) throws IOException {
        write(
                matrix,
                released -> CsvReport.header(released, markers),
                released -> CsvReport.records(released, markers),
                out);
    }

    /** The same in long form, as {@link TidyCsvReport} has one. */
    public static void tidy(IndicatorMatrix matrix, Markers markers, OutputStream out) throws IOException {
        write(matrix, TidyCsvReport::header, released -> TidyCsvReport.records(released, markers), out);
    }

    /** Tables may differ by a column or another; what one has not is empty. */
    private static void write(
            IndicatorMatrix matrix,
            Function<Released, List<String>> header,
            Function<Released, List<List<String>>> records,
            OutputStream out)
            throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        matrix.released().forEach(each -> columns.addAll(header.apply(each)));
        List<List<String>> all = new ArrayList<>();
        for (Indicator each : matrix.indicators()) {
            List<String> own = each.released().map(header).orElse(List.of());
            List<Integer> places = columns.stream().map(own::indexOf).toList();
            for (List<String> record : each.released().map(records).orElse(List.of(List.of()))) {
                List<String> row = new ArrayList<>(
                        List.of(SpreadsheetText.disarmed(each.outcome()), SpreadsheetText.disarmed(each.name())));
                places.forEach(place -> row.add(place < 0 ? "" : record.get(place)));
                row.add(SpreadsheetText.disarmed(each.reason(Words.english())));
                all.add(row);
            }
        }
        List<String> names = new ArrayList<>(List.of("outcome", "outcome_name"));
        names.addAll(columns);
        names.add("problem");
        CsvRecords.write(names, all, out);
    }

    /**
     * {@code software} and {@code outcomes}, each with its {@code outcome}, {@code name}, {@code result} as {@link
     * ReleasedJson} has it, null where there is none, and then {@code problems} as {@code ResultJson} has them.
     */
    public static String json(IndicatorMatrix matrix) {
        return matrix.indicators().stream()
                .map(each -> "{\"outcome\":" + ResultJson.text(each.outcome())
                        + ",\"name\":" + ResultJson.text(each.name())
                        + ",\"result\":"
                        + each.released().map(ReleasedJson::write).orElse("null")
                        + ",\"problem\":"
                        + (each.problems().isEmpty() ? "null" : ResultJson.text(each.reason(Words.english())))
                        + ",\"problems\":" + ResultJson.write(each.problems()) + "}")
                .collect(Collectors.joining(
                        ",\n",
                        "{\"software\":{\"name\":\"regionwise\",\"version\":"
                                + ResultJson.text(SoftwareVersion.version()) + "},\n\"outcomes\":[\n",
                        "\n]}"));
    }

    /** For a terminal: a line an indicator, with the nation's figures and the two ends of its regions'. */
    public static String text(IndicatorMatrix matrix, Words words) {
        TextTable table = new TextTable(
                words.say("indicators.indicator"),
                words.say("table.heading.respondents"),
                words.say("indicators.nation", "figures", FigureGroup.RAW),
                words.say("indicators.nation", "figures", FigureGroup.POOLED),
                words.say("indicators.lowest"),
                words.say("indicators.highest"));
        StringBuilder reasons = new StringBuilder();
        for (Indicator each : matrix.indicators()) {
            if (each.released().isPresent()) {
                table.row(line(each.name(), each.released().get().result(), words));
            } else {
                String none = Markers.LETTERS.unavailable();
                table.row(each.name(), none, none, none, none, none);
                reasons.append('\n')
                        .append(words.say(
                                "indicators.not-estimated", "indicator", each.name(), "reason", each.reason(words)))
                        .append('\n');
            }
        }
        StringBuilder text = new StringBuilder(words.say(
                        "indicators.title",
                        "indicators",
                        matrix.indicators().size(),
                        "regions",
                        matrix.regions().size()))
                .append("\n\n");
        table.appendTo(text);
        return text.append(reasons).toString();
    }

    private static String[] line(String name, Result result, Words words) {
        Figures figures = Figures.of(result, words);
        List<RegionEstimate> ordered = PooledOrder.of(result).stream()
                .filter(each -> each.pooled().defined())
                .toList();
        return new String[] {
            name,
            WithheldMarks.count(result.survey().used(), words.numerals()),
            figure(result.national().raw(), figures),
            figure(result.national().pooled(), figures),
            ordered.isEmpty() ? Markers.LETTERS.unavailable() : end(ordered.get(ordered.size() - 1), figures),
            ordered.isEmpty() ? Markers.LETTERS.unavailable() : end(ordered.get(0), figures)
        };
    }

    private static String figure(Estimate estimate, Figures figures) {
        return figures.figure(estimate.estimate());
    }

    private static String end(RegionEstimate region, Figures figures) {
        return figures.figure(region.pooled().estimate()) + " " + region.label();
    }
}
