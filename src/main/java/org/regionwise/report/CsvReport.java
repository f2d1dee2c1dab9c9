package org.regionwise.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regionwise.analysis.PooledOrder;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.survey.NumberText;

/**
 * The regional table as CSV: UTF-8 with a byte order mark (without one spreadsheets mangle diacritics), CRLF, proportions
 * in full precision, undefined numbers as empty cells. Text that a spreadsheet would run as a formula gets a leading
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
            "benchmark");

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvReport() {}

    /** Writes {@code result} to {@code out}, which is flushed and left open. */
    public static void write(Result result, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        // Not closed: the stream belongs to the caller. Flushing hands over everything that was buffered.
        @SuppressWarnings("resource")
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(HEADER);
        Map<String, RegionColumn> columns =
                RegionColumns.of(result).stream().collect(Collectors.toMap(RegionColumn::name, Function.identity()));
        for (RegionEstimate region : PooledOrder.of(result)) {
            csv.writeRecord(
                    HEADER.stream().map(name -> cell(columns.get(name), region)).toList());
        }
        csv.flush();
        text.flush();
    }

    private static String cell(RegionColumn column, RegionEstimate region) {
        if (column instanceof RegionColumn.Figures figures) {
            return number(figures.number().applyAsDouble(region));
        }
        return SpreadsheetText.disarmed(((RegionColumn.Words) column).text().apply(region));
    }

    /** Full precision; empty for what is undefined. */
    static String number(double value) {
        return Double.isFinite(value) ? NumberText.format(value) : "";
    }
}
