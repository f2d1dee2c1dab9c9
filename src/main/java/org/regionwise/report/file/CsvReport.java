package org.regionwise.report.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;

/**
 * The regional table as CSV, one row a region. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe; numbers are written as numbers.
 */
public final class CsvReport {
    /** A contract: columns are added at the end. */
    private static final List<String> HEADER = List.of(
            "region",
            "name",
            "population",
            "respondents",
            "positives",
            "unanswered",
            "raw",
            "raw_lower",
            "raw_upper",
            "pooled",
            "pooled_se",
            "pooled_lower",
            "pooled_upper",
            "synthetic",
            "shrinkage",
            "flags",
            "median",
            "half_lower",
            "half_upper",
            "exceedance",
            "among_highest",
            "expected_rank",
            "rank_lower",
            "rank_upper",
            "raw_se",
            "effective_sample_size",
            "design_effect",
            "design_effect_pooled",
            "degrees_of_freedom",
            "korn_graubard_lower",
            "korn_graubard_upper",
            "unweighted_raw",
            "unweighted_pooled",
            "variance",
            "variance_smoothed",
            "variance_used",
            "variance_verdict",
            "pooled_if_smoothed",
            "mse_on_scale",
            "benchmark",
            "release_profile",
            "release_reasons",
            "pooled_by_bayes",
            "pooled_by_bayes_lower",
            "pooled_by_bayes_upper");

    private CsvReport() {}

    /** Writes what is released to {@code out}, which is flushed and left open. */
    public static void write(Released released, OutputStream out) throws IOException {
        Result result = released.result();
        Map<String, RegionColumn> columns =
                RegionColumns.of(released).stream().collect(Collectors.toMap(RegionColumn::name, Function.identity()));
        Stream<List<String>> records = PooledOrder.of(result).stream()
                .map(region -> HEADER.stream()
                        .map(name -> cell(columns.get(name), region))
                        .toList());
        CsvRecords.write(HEADER, records::iterator, out);
    }

    private static String cell(RegionColumn column, RegionEstimate region) {
        if (column instanceof RegionColumn.Figures figures) {
            return CsvRecords.number(figures.number().applyAsDouble(region));
        }
        return SpreadsheetText.disarmed(((RegionColumn.Words) column).text().apply(region));
    }
}
