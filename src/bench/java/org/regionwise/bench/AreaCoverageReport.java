package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.bench.AreaIntervals.Kind;
import org.regionwise.engine.area.AreaScale;

/**
 * Turns what {@link AreaCoverageStudy} saved into docs/coverage-area.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.AreaCoverageReport
 * -Dexec.args="FOLDER [TABLES [docs]]"}, TABLES as given to the study.
 */
public final class AreaCoverageReport {
    private static final List<Kind> LIKELIHOOD =
            List.of(Kind.REML_NORMAL, Kind.REML_STUDENT, Kind.REML, Kind.ML, Kind.FAY_HERRIOT, Kind.PRASAD_RAO);
    private static final List<Kind> MAIN = List.of(Kind.REML_NORMAL, Kind.REML_STUDENT, Kind.REML, Kind.BAYES);

    private final List<AreaScenario> scenarios;
    private final List<AreaOutcome> outcomes;

    private AreaCoverageReport(List<AreaScenario> scenarios, List<AreaOutcome> outcomes) {
        this.scenarios = scenarios;
        this.outcomes = outcomes;
    }

    public static void main(String[] arguments) throws IOException {
        int tables = arguments.length > 1 ? Integer.parseInt(arguments[1]) : AreaCoverageStudy.TABLES;
        Path docs = Path.of(arguments.length > 2 ? arguments[2] : "docs");
        List<AreaOutcome> outcomes = Files.readAllLines(Path.of(arguments[0]).resolve("areas.csv")).stream()
                .map(AreaOutcome::of)
                .toList();
        new AreaCoverageReport(AreaScenario.all(tables), outcomes)
                .report(tables)
                .save(docs.resolve("coverage-area.md"));
    }

    private Markdown report(int tables) {
        Markdown report = new Markdown().title("Do the intervals of the area-level model cover?");
        report.say(Markdown.number(
                "Tables of direct estimates are simulated with known truth and pooled by the area-level "
                        + "model (Fay and Herriot). An interval announced as 95%% should hold the truth "
                        + "in 95%% of cases. **Known**: %s regions (m), an intercept alone or a "
                        + "predictor too (p = 1, 2), between-region standard deviation σ %s on the "
                        + "logit scale; sampling variances 1/(0.16 n) are known and estimates normal, n "
                        + "log-uniform from 30 to 400; %,d tables of each of the 40 combinations, %,d "
                        + "of those with 100 regions. What is found holds for the identity and the "
                        + "logit scale alike, because intervals are transformed back by a monotone map. "
                        + "**Counts**: shares of counts at a prevalence of 20%%, with a predictor, "
                        + "pooled on each scale with variances from the counts; %,d tables of each of "
                        + "30 combinations. Monte Carlo standard errors (±) are over tables.",
                Arrays.toString(AreaScenario.REGIONS).replaceAll("[\\[\\]]", ""),
                Arrays.toString(AreaScenario.SIGMAS).replaceAll("[\\[\\]]", ""),
                tables,
                tables / 3,
                tables / 3));
        report.say("""
                `reml`, `ml`, `fh` and `pr` are as in the program: the half width is t √max(MSE(σ̂²), MSE(σ̃²)), \
                t Student's with
                m − p degrees of freedom and σ̃² by the adjusted likelihood of Yoshimori and Lahiri (2014), but never \
                more than it takes
                to hold the direct estimate's own interval. `bayes` has a prior flat on σ² or, with at most four \
                regions more than
                coefficients, an exponential one. *Before* are the intervals of earlier versions, REML ± 1.96 √MSE.
                """);
        main(report);
        zero(report);
        others(report);
        bands(report);
        widths(report);
        counts(report);
        report.heading("How to repeat it");
        report.say("""
                ```
                mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.AreaCoverageStudy \
                -Dexec.args="FOLDER %d"
                mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.AreaCoverageReport \
                -Dexec.args="FOLDER %d"
                ```
                """.formatted(tables, tables));
        return report.say(
                Markdown.number("Regionwise %s, seed %d.", SoftwareVersion.version(), AreaCoverageStudy.SEED));
    }

    private List<AreaOutcome> known(int regions, double sigma) {
        return where(
                each -> each.kind() == AreaScenario.Kind.KNOWN && each.regions() == regions && each.sigma() == sigma);
    }

    private List<AreaOutcome> where(Predicate<AreaScenario> which) {
        return outcomes.stream()
                .filter(outcome -> which.test(scenarios.get(outcome.scenario())))
                .toList();
    }

    /** Share of regions covered, with its Monte Carlo error over tables of one size. */
    private static String covered(List<AreaOutcome> tables, Kind kind) {
        if (tables.size() < 2) {
            return "–";
        }
        double[] shares = tables.stream()
                .mapToDouble(each -> (double) each.coveredBy(kind) / each.all())
                .toArray();
        double mean = Arrays.stream(shares).average().orElseThrow();
        double squares =
                Arrays.stream(shares).map(each -> (each - mean) * (each - mean)).sum();
        return Markdown.number(
                "%.1f ± %.1f", 100 * mean, 100 * Math.sqrt(squares / (shares.length - 1.0) / shares.length));
    }

    private static double share(List<AreaOutcome> tables, Kind kind) {
        return tables.stream().mapToInt(each -> each.coveredBy(kind)).sum()
                / (double) tables.stream().mapToInt(AreaOutcome::all).sum();
    }

    private static List<String> head(List<Kind> kinds, String... first) {
        return Stream.concat(Arrays.stream(first), kinds.stream().map(kind -> kind.words))
                .toList();
    }

    private static void row(List<List<String>> rows, List<AreaOutcome> tables, List<Kind> kinds, String... first) {
        rows.add(Stream.concat(Arrays.stream(first), kinds.stream().map(kind -> covered(tables, kind)))
                .toList());
    }

    private void main(Markdown report) {
        report.heading("Coverage, before and now");
        List<List<String>> rows = new ArrayList<>();
        double least = 1;
        double most = 0;
        double leastReml = 1;
        double leastBefore = 1;
        for (int regions : AreaScenario.REGIONS) {
            for (double sigma : AreaScenario.SIGMAS) {
                List<AreaOutcome> tables = known(regions, sigma);
                double zero = tables.stream().filter(AreaOutcome::zero).count() / (double) tables.size();
                row(
                        rows,
                        tables,
                        MAIN,
                        Integer.toString(regions),
                        Double.toString(sigma),
                        Markdown.number("%.0f", 100 * zero));
                least = Math.min(least, share(tables, Kind.BAYES));
                leastReml = Math.min(leastReml, share(tables, Kind.REML));
                leastBefore = Math.min(leastBefore, share(tables, Kind.REML_NORMAL));
                most = sigma >= 0.4 ? Math.max(most, share(tables, Kind.BAYES)) : most;
            }
        }
        report.say(Markdown.number(
                "Per cent of regions whose truth the interval holds, and per cent of tables of which "
                        + "REML estimates σ² as 0. The lowest coverage of `bayes` is %.1f%%, of `reml` %.1f%%, of "
                        + "REML before %.1f%%. Where σ is small beside the standard errors (0 to 0.2, "
                        + "and with few regions) `bayes` covers more than it announces: it allows for "
                        + "differences that the data cannot rule out. At σ = 0.4 and 0.6 its highest is %.1f%%.",
                100 * least, 100 * leastReml, 100 * leastBefore, 100 * most));
        report.table(head(MAIN, "m", "σ", "σ̂² = 0"), rows);
        rows = new ArrayList<>();
        for (int regions : AreaScenario.REGIONS) {
            for (int coefficients = 1; coefficients <= 2; coefficients++) {
                int p = coefficients;
                int m = regions;
                row(
                        rows,
                        where(each -> each.kind() == AreaScenario.Kind.KNOWN
                                && each.regions() == m
                                && each.coefficients() == p),
                        MAIN,
                        Integer.toString(m),
                        Integer.toString(p));
            }
        }
        report.say("By number of coefficients, over all σ:");
        report.table(head(MAIN, "m", "p"), rows);
    }

    private void zero(Markdown report) {
        report.heading("Where REML estimates no variance");
        List<List<String>> rows = new ArrayList<>();
        for (int regions : AreaScenario.REGIONS) {
            for (double sigma : AreaScenario.SIGMAS) {
                List<AreaOutcome> tables =
                        known(regions, sigma).stream().filter(AreaOutcome::zero).toList();
                if (tables.size() >= 20) {
                    row(
                            rows,
                            tables,
                            MAIN,
                            Integer.toString(regions),
                            Double.toString(sigma),
                            Integer.toString(tables.size()));
                }
            }
        }
        report.say("""
                The same among tables of which REML estimates σ² as 0 (of which there are 20 or more). No interval \
                around one value for
                all regions can be right there; that is why full Bayes is shown beside such a result.
                """);
        report.table(head(MAIN, "m", "σ", "tables"), rows);
    }

    private void others(Markdown report) {
        report.heading("The other estimators");
        List<List<String>> rows = new ArrayList<>();
        for (int regions : AreaScenario.REGIONS) {
            for (double sigma : AreaScenario.SIGMAS) {
                row(rows, known(regions, sigma), LIKELIHOOD, Integer.toString(regions), Double.toString(sigma));
            }
        }
        report.table(head(LIKELIHOOD, "m", "σ"), rows);
    }

    private void bands(Markdown report) {
        report.heading("By number of respondents");
        List<List<String>> rows = new ArrayList<>();
        for (int band = 0; band < 2; band++) {
            for (double sigma : AreaScenario.SIGMAS) {
                double between = sigma;
                List<AreaOutcome> tables =
                        where(each -> each.kind() == AreaScenario.Kind.KNOWN && each.sigma() == between);
                List<String> row = new ArrayList<>(List.of(band == 0 ? "30–99" : "100–400", Double.toString(sigma)));
                for (Kind kind : List.of(Kind.DIRECT, Kind.REML_NORMAL, Kind.REML, Kind.BAYES)) {
                    int number = band;
                    double within = tables.stream()
                            .mapToInt(each -> each.covered()[kind.ordinal()][number])
                            .sum();
                    row.add(Markdown.number(
                            "%.1f",
                            100
                                    * within
                                    / tables.stream()
                                            .mapToInt(each -> each.regions()[number])
                                            .sum()));
                }
                rows.add(row);
            }
        }
        report.say("Over all m and p; tables with 100 regions count by their regions.");
        report.table(head(List.of(Kind.DIRECT, Kind.REML_NORMAL, Kind.REML, Kind.BAYES), "Respondents", "σ"), rows);
    }

    private void widths(Markdown report) {
        report.heading("Width");
        List<List<String>> rows = new ArrayList<>();
        List<Kind> kinds = List.of(Kind.DIRECT, Kind.REML_NORMAL, Kind.REML_STUDENT, Kind.REML, Kind.BAYES);
        for (int regions : AreaScenario.REGIONS) {
            for (double sigma : AreaScenario.SIGMAS) {
                List<AreaOutcome> tables = known(regions, sigma);
                List<String> row = new ArrayList<>(List.of(Integer.toString(regions), Double.toString(sigma)));
                for (Kind kind : kinds) {
                    row.add(Markdown.number(
                            "%.2f",
                            tables.stream()
                                            .mapToDouble(each -> each.width()[kind.ordinal()])
                                            .average()
                                            .orElse(Double.NaN)
                                    / 100));
                }
                rows.add(row);
            }
        }
        report.say("Mean widths in logits; at a prevalence of 20% a logit is 16 percentage points.");
        report.table(head(kinds, "m", "σ"), rows);
    }

    private void counts(Markdown report) {
        report.heading("Shares of counts");
        List<List<String>> rows = new ArrayList<>();
        List<Kind> kinds = List.of(Kind.DIRECT, Kind.REML_NORMAL, Kind.REML, Kind.BAYES);
        for (AreaScale scale : List.of(AreaScale.ARCSINE, AreaScale.LOGIT, AreaScale.IDENTITY)) {
            for (int regions : new int[] {10, 30}) {
                for (double sigma : AreaScenario.SIGMAS) {
                    int m = regions;
                    double between = sigma;
                    row(
                            rows,
                            where(each -> each.kind() == AreaScenario.Kind.COUNTS
                                    && each.scale() == scale
                                    && each.regions() == m
                                    && each.sigma() == between),
                            kinds,
                            scale.name().toLowerCase(Locale.ROOT),
                            Integer.toString(m),
                            Double.toString(sigma));
                }
            }
        }
        report.say("""
                The sampling variance is an estimate itself, and effects are normal on the logit scale only. On the \
                arcsine scale,
                the default where counts are known, the variance depends on n alone; on the identity scale \
                an estimate
                that is low by chance has a variance that is low too, and gets more weight than it should.
                """);
        report.table(head(kinds, "Scale", "m", "σ"), rows);
    }
}
