package org.regionwise.report.change;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.RegionChange;
import org.regionwise.analysis.change.WaveChange;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PlainTable;
import org.regionwise.report.words.ResultParts;

/**
 * Regions by how far they moved: both waves' pooled figures, the change with its interval, how likely it is a rise, its
 * place among all, and the raw change.
 *
 * @param columns headings
 * @param rows the largest rise first
 * @param nation the last row
 */
public record WaveTable(List<String> columns, List<Row> rows, Row nation) {
    public WaveTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param region its key; empty for the nation
     * @param name as people know it
     * @param cells beside the name, as the headings say
     * @param direction {@code rise} or {@code fall} where the whole interval lies on one side of 0, else empty
     */
    public record Row(String region, String name, List<String> cells, String direction) {
        /** Name and cells. */
        public String[] line() {
            String[] line = new String[cells.size() + 1];
            line[0] = name;
            IntStream.range(0, cells.size()).forEach(i -> line[i + 1] = cells.get(i));
            return line;
        }
    }

    /** As paper shows it, the nation last. */
    public PlainTable plain(String caption) {
        return new PlainTable(
                caption,
                IntStream.range(0, columns.size())
                        .mapToObj(i -> new PlainTable.Column(columns.get(i), i > 0))
                        .toList(),
                Stream.concat(rows.stream(), Stream.of(nation))
                        .map(each -> List.of(each.line()))
                        .toList(),
                List.of());
    }

    /** @param change one of {@code all} */
    public static WaveTable of(Change all, WaveChange change, Words words) {
        WaveWords said = new WaveWords(all, change, words);
        String unit = said.unit();
        List<String> columns = List.of(
                ResultParts.regionHeading(
                        List.of(
                                all.waves().get(change.first()).result(),
                                all.waves().get(change.second()).result()),
                        words),
                words.say(
                        "change.column.level",
                        "wave",
                        all.waves().get(change.first()).name(),
                        "unit",
                        said.unitOfLevels()),
                words.say(
                        "change.column.level",
                        "wave",
                        all.waves().get(change.second()).name(),
                        "unit",
                        said.unitOfLevels()),
                words.say("change.column.pooled", "unit", unit),
                words.say("change.column.interval", "level", said.level()),
                words.say("change.column.rise"),
                words.say("change.column.rank", "level", said.level()),
                words.say("change.column.raw", "unit", unit),
                words.say("change.column.interval", "level", said.level()));
        return new WaveTable(
                columns,
                change.regions().stream()
                        .map(each -> row(each, said, words.numerals()))
                        .toList(),
                nation(all, change, said, words));
    }

    private static Row row(RegionChange each, WaveWords said, Numerals numerals) {
        Figures figures = said.figures();
        return new Row(
                each.region(),
                each.label(),
                List.of(
                        level(each.first(), figures),
                        level(each.second(), figures),
                        said.signed(each.pooled().estimate()),
                        figures.interval(each.pooled()),
                        probability(each.probabilityOfRise(), numerals),
                        each.rank() == null
                                ? Numerals.UNDEFINED
                                : numerals.interval(
                                        each.rank().lower(), each.rank().upper(), rank -> numerals.fixed(rank, 0)),
                        said.signed(each.raw().estimate()),
                        figures.interval(each.raw())),
                direction(each.pooled()));
    }

    private static Row nation(Change all, WaveChange change, WaveWords said, Words words) {
        WaveChange.National national = change.national();
        Figures figures = said.figures();
        return new Row(
                "",
                words.say("change.nation-row"),
                List.of(
                        figures.bare(national(all, change.first())),
                        figures.bare(national(all, change.second())),
                        said.signed(national.pooled().estimate()),
                        figures.interval(national.pooled()),
                        probability(national.probabilityOfRise(), words.numerals()),
                        "",
                        said.signed(national.raw().estimate()),
                        figures.interval(national.raw())),
                direction(national.pooled()));
    }

    private static double national(Change all, int wave) {
        return all.waves().get(wave).result().national().pooled().estimate();
    }

    private static String level(RegionChange.Level level, Figures figures) {
        return level == null ? Numerals.UNDEFINED : figures.bare(level.pooled().estimate());
    }

    private static String probability(double probability, Numerals numerals) {
        return Double.isNaN(probability) ? Numerals.UNDEFINED : numerals.probabilityInColumn(probability);
    }

    private static String direction(Estimate pooled) {
        return pooled.lower() > 0 ? "rise" : pooled.upper() < 0 ? "fall" : "";
    }
}
