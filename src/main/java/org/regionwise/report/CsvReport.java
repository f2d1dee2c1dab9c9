package org.regionwise.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.regionwise.analysis.Estimate;
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
            "rank_upper");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String STARTS_A_FORMULA = "=+-@＝＋－＠";

    private CsvReport() {}

    /** Writes {@code result} to {@code out}, which is flushed and left open. */
    public static void write(Result result, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        // Not closed: the stream belongs to the caller. Flushing hands over everything that was buffered.
        @SuppressWarnings("resource")
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(HEADER);
        for (RegionEstimate region : PooledOrder.of(result)) {
            csv.writeRecord(cells(region));
        }
        csv.flush();
        text.flush();
    }

    private static List<String> cells(RegionEstimate region) {
        Estimate raw = region.raw();
        Estimate pooled = region.pooled();
        Result.PosteriorFacts posterior = region.posterior();
        List<String> cells = new ArrayList<>(List.of(
                text(region.region()),
                text(region.name()),
                region.population() == null ? "" : number(region.population()),
                Long.toString(region.respondents()),
                Long.toString(region.positives()),
                Long.toString(region.unanswered()),
                number(raw.estimate()),
                number(raw.lower()),
                number(raw.upper()),
                number(pooled.estimate()),
                number(pooled.standardError()),
                number(pooled.lower()),
                number(pooled.upper()),
                number(region.synthetic()),
                number(region.shrinkage()),
                String.join(";", region.flags())));
        if (posterior == null) {
            cells.addAll(Collections.nCopies(HEADER.size() - cells.size(), ""));
        } else {
            cells.add(number(posterior.median()));
            cells.add(number(posterior.halfLower()));
            cells.add(number(posterior.halfUpper()));
            cells.add(number(posterior.exceedance()));
            cells.add(number(posterior.amongHighest()));
            cells.add(number(posterior.expectedRank()));
            cells.add(Integer.toString(posterior.rankLower()));
            cells.add(Integer.toString(posterior.rankUpper()));
        }
        return cells;
    }

    private static String number(double value) {
        return Double.isFinite(value) ? NumberText.format(value) : "";
    }

    /** The text, disarmed if a spreadsheet would take it for a formula. */
    public static String text(String text) {
        if (text == null) {
            return "";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\r' || c == '\n' || STARTS_A_FORMULA.indexOf(c) >= 0) {
                return "'" + text;
            }
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return text;
            }
        }
        return text;
    }
}
