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
    private static final int POSTERIOR_COLUMNS = 8;
    private static final int DESIGN_COLUMNS = 8;
    private static final int AREA_COLUMNS = 6;
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
        String benchmark = result.national().benchmark() == null
                ? "none"
                : result.national().benchmark().method();
        for (RegionEstimate region : PooledOrder.of(result)) {
            csv.writeRecord(cells(region, benchmark));
        }
        csv.flush();
        text.flush();
    }

    private static List<String> cells(RegionEstimate region, String benchmark) {
        Estimate raw = region.raw();
        Estimate pooled = region.pooled();
        Result.PosteriorFacts posterior = region.posterior();
        List<String> cells = new ArrayList<>(List.of(
                text(region.region()),
                text(region.name()),
                region.population() == null ? "" : number(region.population()),
                count(region.respondents()),
                count(region.positives()),
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
            cells.addAll(Collections.nCopies(POSTERIOR_COLUMNS, ""));
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
        cells.add(number(raw.standardError()));
        cells.addAll(region.design() == null ? Collections.nCopies(DESIGN_COLUMNS, "") : design(region));
        cells.addAll(region.area() == null ? Collections.nCopies(AREA_COLUMNS, "") : area(region.area()));
        cells.add(benchmark);
        return cells;
    }

    private static List<String> area(Result.AreaFacts area) {
        return List.of(
                number(area.variance()),
                number(area.smoothedVariance()),
                number(area.varianceUsed()),
                area.varianceVerdict() == null ? "" : area.varianceVerdict(),
                area.pooledIfSmoothed() == null
                        ? ""
                        : number(area.pooledIfSmoothed().estimate()),
                area.meanSquaredError() == null
                        ? ""
                        : number(area.meanSquaredError().total()));
    }

    private static List<String> design(RegionEstimate region) {
        Result.DesignFacts design = region.design();
        Result.Unweighted unweighted = design.unweighted();
        return List.of(
                number(region.effectiveSampleSize()),
                number(design.designEffect()),
                design.pooledDesignEffect() ? "yes" : "no",
                Integer.toString(design.degreesOfFreedom()),
                number(design.kornGraubard().lower()),
                number(design.kornGraubard().upper()),
                unweighted == null ? "" : number(unweighted.raw()),
                unweighted == null ? "" : number(unweighted.pooled().estimate()));
    }

    private static String count(long value) {
        return value == Result.UNKNOWN ? "" : Long.toString(value);
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
