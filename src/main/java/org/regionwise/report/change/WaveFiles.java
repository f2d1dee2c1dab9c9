package org.regionwise.report.change;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.RegionChange;
import org.regionwise.analysis.change.WaveChange;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.analysis.result.Warning;
import org.regionwise.release.Profile;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.file.CsvRecords;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.file.SpreadsheetText;
import org.regionwise.report.file.TextTable;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.WarningWords;

/** Changes as text for a terminal, as JSON and as CSV. */
public final class WaveFiles {
    /** Names of the columns of files of data. */
    public static final List<String> COLUMNS = List.of(
            "from",
            "to",
            "region",
            "name",
            "raw_from",
            "raw_to",
            "raw_change",
            "raw_standard_error",
            "raw_lower",
            "raw_upper",
            "raw_correlation",
            "pooled_from",
            "pooled_to",
            "pooled_change",
            "pooled_standard_error",
            "pooled_lower",
            "pooled_upper",
            "probability_of_rise",
            "rank_expected",
            "rank_lower",
            "rank_upper");

    private WaveFiles() {}

    /** Text in aligned columns, lines ended by LF. */
    public static String text(ReleasedChange released, Words words) {
        Change all = released.change();
        StringBuilder text = new StringBuilder();
        for (WaveChange change : all.changes()) {
            WaveWords said = new WaveWords(all, change, words);
            TextTable.paragraph(said.title(), text);
            TextTable.paragraph(String.join(" ", said.summary()), text);
            WaveTable table = WaveTable.of(all, change, words);
            TextTable.append(
                    table.columns().toArray(String[]::new),
                    table.rows().stream().map(WaveTable.Row::line).toList(),
                    table.nation().line(),
                    text);
            TextTable.paragraph(String.join(" ", said.method()), text);
            said.warnings().forEach(each -> TextTable.paragraph(words.say("text.warning", "warning", each), text));
        }
        text.setLength(text.length() - 1);
        return text.toString();
    }

    private record Wave(String name, SurveyFacts survey, ModelFacts model, Fit fit, National national) {
        static Wave of(String name, Result result) {
            return new Wave(name, result.survey(), result.model(), result.fit(), result.national());
        }
    }

    private record Step(
            String from,
            String to,
            double level,
            WaveChange.Overlap overlap,
            WaveChange.National national,
            List<RegionChange> regions,
            List<Warning> warnings) {}

    private record Written(Result.Software software, List<Wave> waves, List<Step> changes, Profile profile) {}

    /**
     * {@code software}; {@code waves}, each with {@code name} and the result's {@code survey}, {@code model}, {@code
     * fit} and {@code national}; {@code changes}, each {@code from} one wave {@code to} another; {@code profile}, the
     * rules that decided what is shown. What is withheld is {@code null}; sentences are English.
     */
    public static String json(ReleasedChange released) {
        Change all = released.change();
        WarningWords words = new WarningWords(Words.english());
        return ResultJson.written(new Written(
                all.waves().get(0).result().software(),
                all.waves().stream()
                        .map(each -> Wave.of(each.name(), ReleasedJson.spelledOut(each.result())))
                        .toList(),
                all.changes().stream()
                        .map(each -> new Step(
                                all.waves().get(each.first()).name(),
                                all.waves().get(each.second()).name(),
                                each.level(),
                                each.overlap(),
                                each.national(),
                                each.regions(),
                                each.warnings().stream()
                                        .map(one -> one.with(words.sentence(one)))
                                        .toList()))
                        .toList(),
                released.profile()));
    }

    /** One row a region and change, the nation last, with an empty key; numbers in full precision. */
    public static void csv(ReleasedChange released, OutputStream out) throws IOException {
        CsvRecords.write(COLUMNS, records(released), out);
    }

    /** The rows of {@link #COLUMNS}; empty texts for what is undefined or withheld. */
    public static List<List<String>> records(ReleasedChange released) {
        Change all = released.change();
        List<List<String>> records = new ArrayList<>();
        for (WaveChange change : all.changes()) {
            String from = all.waves().get(change.first()).name();
            String to = all.waves().get(change.second()).name();
            change.regions().forEach(each -> records.add(record(from, to, each)));
            records.add(nation(all, change, from, to));
        }
        return records;
    }

    private static List<String> record(String from, String to, RegionChange each) {
        Optional<RegionChange.Level> before = Optional.ofNullable(each.first());
        Optional<RegionChange.Level> after = Optional.ofNullable(each.second());
        Optional<RegionChange.Rank> rank = Optional.ofNullable(each.rank());
        List<String> cells = new ArrayList<>(named(from, to, each.region(), each.label()));
        cells.add(number(before.map(level -> level.raw().estimate())));
        cells.add(number(after.map(level -> level.raw().estimate())));
        cells.addAll(numbers(each.raw()));
        cells.add(CsvRecords.number(each.rawCorrelation()));
        cells.add(number(before.map(level -> level.pooled().estimate())));
        cells.add(number(after.map(level -> level.pooled().estimate())));
        cells.addAll(numbers(each.pooled()));
        cells.add(CsvRecords.number(each.probabilityOfRise()));
        cells.add(number(rank.map(RegionChange.Rank::expected)));
        cells.add(number(rank.map(known -> (double) known.lower())));
        cells.add(number(rank.map(known -> (double) known.upper())));
        return cells;
    }

    private static List<String> nation(Change all, WaveChange change, String from, String to) {
        National before = all.waves().get(change.first()).result().national();
        National after = all.waves().get(change.second()).result().national();
        WaveChange.National national = change.national();
        List<String> cells = new ArrayList<>(named(from, to, "", ""));
        cells.add(CsvRecords.number(before.raw().estimate()));
        cells.add(CsvRecords.number(after.raw().estimate()));
        cells.addAll(numbers(national.raw()));
        cells.add(CsvRecords.number(national.rawCorrelation()));
        cells.add(CsvRecords.number(before.pooled().estimate()));
        cells.add(CsvRecords.number(after.pooled().estimate()));
        cells.addAll(numbers(national.pooled()));
        cells.add(CsvRecords.number(national.probabilityOfRise()));
        cells.addAll(List.of("", "", ""));
        return cells;
    }

    private static List<String> named(String... texts) {
        return List.of(texts).stream().map(SpreadsheetText::disarmed).toList();
    }

    private static List<String> numbers(Estimate estimate) {
        return List.of(
                CsvRecords.number(estimate.estimate()),
                CsvRecords.number(estimate.standardError()),
                CsvRecords.number(estimate.lower()),
                CsvRecords.number(estimate.upper()));
    }

    private static String number(Optional<Double> value) {
        return value.map(CsvRecords::number).orElse("");
    }
}
