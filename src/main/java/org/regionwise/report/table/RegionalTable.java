package org.regionwise.report.table;

import java.util.List;
import java.util.function.Function;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;

/**
 * The regional table as reports print it: highest pooled estimate first, regions without one last, as in the CSV. The
 * page's own, which can be sorted and filtered, is {@link TablePage}.
 *
 * @param level the intervals' level, {@code 95%}
 * @param exceeding heading of the probability to exceed the threshold, empty without one
 * @param ranked whether rows have ranks
 * @param designed whether rows have effective sample sizes
 * @param rows one per region
 * @param total all regions together
 */
public record RegionalTable(
        String level, String exceeding, boolean ranked, boolean designed, List<Row> rows, Row total) {
    public RegionalTable {
        rows = List.copyOf(rows);
    }

    /**
     * One region. Percentages carry no sign; a dash stands for what is undefined.
     *
     * @param region the key
     * @param name name where there is one, else the key
     * @param effective effective sample size, whole
     * @param rank expected rank, and its interval
     * @param exceedance probability to exceed the threshold, per cent
     * @param symbols flags as symbols, empty when there are none
     * @param notes the same in words
     * @param sampled whether anybody answered there
     */
    public record Row(
            String region,
            String name,
            String respondents,
            String effective,
            String rawPercent,
            String rawInterval,
            String pooledPercent,
            String pooledInterval,
            String shrinkagePercent,
            String syntheticPercent,
            String rank,
            String exceedance,
            String symbols,
            String notes,
            boolean sampled) {}

    public static RegionalTable of(Result result) {
        Words words = new Words(result);
        return new RegionalTable(
                Numbers.level(result.model().interval()),
                exceeding(result),
                TableColumn.RANK.in(result),
                TableColumn.EFFECTIVE.in(result),
                PooledOrder.of(result).stream().map(words::row).toList(),
                words.total());
    }

    /** Heading of the probability to exceed the threshold, empty without one. */
    public static String exceeding(Result result) {
        return TableColumn.EXCEEDANCE.in(result)
                ? "Above " + Numbers.significant(100 * result.model().threshold(), 3) + "%"
                : "";
    }

    /** One decimal, and one more for each power of ten that the outcome is rarer than one in a hundred. */
    public static int decimals(Result result) {
        double typical = result.national().raw().estimate();
        double rarer = Math.min(typical, 1 - typical);
        return rarer > 0 && rarer < 0.01 ? Math.min(5, 1 + (int) Math.ceil(-Math.log10(100 * rarer))) : 1;
    }

    /** Regions of a result as rows, their cells worded by {@link TableColumn}, as on the page. */
    public static final class Words {
        private final Result result;
        private final TableColumn.Unit unit;
        private final RegionNotes notes;

        public Words(Result result) {
            this.result = result;
            this.unit = TableColumn.Unit.percent(result);
            this.notes = RegionNotes.of(result);
        }

        public Row row(RegionEstimate region) {
            return row(
                    region.region(),
                    column -> column.in(result) ? column.cell(region, unit) : "",
                    notes.symbols(region),
                    notes.words(region),
                    region.sampled());
        }

        private Row total() {
            return row(
                    "",
                    column -> column.total(result, unit),
                    "",
                    "",
                    result.survey().used() != 0);
        }

        private static Row row(
                String region, Function<TableColumn, String> cell, String symbols, String notes, boolean sampled) {
            return new Row(
                    region,
                    cell.apply(TableColumn.REGION),
                    cell.apply(TableColumn.RESPONDENTS),
                    cell.apply(TableColumn.EFFECTIVE),
                    cell.apply(TableColumn.RAW),
                    cell.apply(TableColumn.RAW_INTERVAL),
                    cell.apply(TableColumn.POOLED),
                    cell.apply(TableColumn.POOLED_INTERVAL),
                    cell.apply(TableColumn.SHRINKAGE),
                    cell.apply(TableColumn.SYNTHETIC),
                    cell.apply(TableColumn.RANK),
                    cell.apply(TableColumn.EXCEEDANCE),
                    symbols,
                    notes,
                    sampled);
        }
    }
}
