package org.regionwise.report.table;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/**
 * The regional table as reports print it: highest pooled estimate first, regions without one last, as in the CSV. The
 * page's own, which can be sorted and filtered, is {@link TablePage}.
 *
 * @param result what it is of
 * @param columns those that it has, the region's first
 * @param rows one per region
 * @param total all regions together
 * @param words its headings and notes
 */
public record PrintedTable(Result result, List<TableColumn> columns, List<Row> rows, Row total, Words words) {
    public PrintedTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One region. Percentages carry no sign; a dash stands for what is undefined.
     *
     * @param region the key
     * @param cells what every column says of it, empty where the result has no such column
     * @param symbols flags as symbols, empty when there are none
     * @param notes the same in words
     * @param sampled whether anybody answered there
     */
    public record Row(String region, Map<TableColumn, String> cells, String symbols, String notes, boolean sampled) {
        public Row {
            cells = Collections.unmodifiableMap(new EnumMap<>(cells));
        }

        /** What a column says of it. */
        public String cell(TableColumn column) {
            return cells.get(column);
        }

        /** Its name where there is one, else its key. */
        public String name() {
            return cell(TableColumn.REGION);
        }

        /** How many answered. */
        public String respondents() {
            return cell(TableColumn.RESPONDENTS);
        }

        /** Its effective sample size, whole. */
        public String effective() {
            return cell(TableColumn.EFFECTIVE);
        }

        /** Raw estimate, per cent. */
        public String rawPercent() {
            return cell(TableColumn.RAW);
        }

        /** Limits of the raw estimate, per cent. */
        public String rawInterval() {
            return cell(TableColumn.RAW_INTERVAL);
        }

        /** Pooled estimate, per cent. */
        public String pooledPercent() {
            return cell(TableColumn.POOLED);
        }

        /** Limits of the pooled estimate, per cent. */
        public String pooledInterval() {
            return cell(TableColumn.POOLED_INTERVAL);
        }

        /** Share of the weight that lies with the model, per cent. */
        public String shrinkagePercent() {
            return cell(TableColumn.SHRINKAGE);
        }

        /** What the model expects without the region’s own answers, per cent. */
        public String syntheticPercent() {
            return cell(TableColumn.SYNTHETIC);
        }

        /** Expected rank, and its interval. */
        public String rank() {
            return cell(TableColumn.RANK);
        }

        /** Probability to exceed the threshold, per cent. */
        public String exceedance() {
            return cell(TableColumn.EXCEEDANCE);
        }
    }

    /** All regions, with the usual columns as far as the result has them. */
    public static PrintedTable of(Result result, Words words) {
        Rows rows = new Rows(result, words);
        return new PrintedTable(
                result,
                Arrays.stream(TableColumn.values())
                        .filter(column -> column.usual() && column.in(result))
                        .toList(),
                PooledOrder.of(result).stream().map(rows::row).toList(),
                rows.total(),
                words.about(result));
    }

    /** Heading of the probability to exceed the threshold, empty without one. */
    public static String exceeding(Result result, Words words) {
        return TableColumn.EXCEEDANCE.in(result) ? TableColumn.above(result, words) : "";
    }

    /** The same of this table's result. */
    public String exceeding() {
        return exceeding(result, words);
    }

    /** The intervals' level, {@code 95%}. */
    public String level() {
        return words.numerals().level(result.model().interval());
    }

    /** What raw and pooled figures are in: {@code %}, {@code hours}. */
    public String unit() {
        return Figures.of(result, words).unit();
    }

    /** Whether rows have ranks. */
    public boolean ranked() {
        return columns.contains(TableColumn.RANK);
    }

    /** Whether rows have effective sample sizes. */
    public boolean designed() {
        return columns.contains(TableColumn.EFFECTIVE);
    }

    /** What the column of regions is headed by. */
    public String region() {
        return heading(TableColumn.REGION);
    }

    /** What a column is headed by where there is little room. */
    public String heading(TableColumn column) {
        return column.shortHeading(result, words);
    }

    /** What the columns mean, in sentences. */
    public List<String> notes() {
        return TableNotes.of(result, columns, words);
    }

    /** What columns mean, as a footnote on paper. */
    public String footnote(List<TableColumn> printed) {
        return TableNotes.onPaper(result, printed, words);
    }

    /** Regions of a result as rows, their cells worded by {@link TableColumn}, as on the page. */
    public static final class Rows {
        private final Result result;
        private final TableColumn.Unit unit;
        private final RegionNotes notes;

        public Rows(Result result, Words words) {
            this.result = result;
            this.unit = TableColumn.Unit.of(result, words);
            this.notes = RegionNotes.of(result, words);
        }

        /** One region, figures as printed; empty where the table has no such column. */
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
            Map<TableColumn, String> cells = new EnumMap<>(TableColumn.class);
            for (TableColumn column : TableColumn.values()) {
                cells.put(column, cell.apply(column));
            }
            return new Row(region, cells, symbols, notes, sampled);
        }
    }
}
