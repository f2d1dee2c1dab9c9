package org.regionwise.bench;

import org.regionwise.analysis.result.SoftwareVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what {@link CoverageStudy} saved into docs/coverage.md and its pictures.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CoverageReport
 * -Dexec.args="FOLDER [GRID DRAWN FINDINGS [docs]]"}, the numbers of surveys as given to the study.
 */
public final class CoverageReport {
    private static final String[] BANDS = {"5–9", "10–29", "30–99", "100–200"};
    private static final double[] SIGMAS = {0, 0.25, 0.5, 1};

    private CoverageReport() {}

    public static void main(String[] arguments) throws IOException {
        int[] surveys = {50, 250, 250};
        for (int i = 0; i < surveys.length && arguments.length > i + 1; i++) {
            surveys[i] = Integer.parseInt(arguments[i + 1]);
        }
        Path docs = Path.of(arguments.length > 4 ? arguments[4] : "docs");
        StudyData data = StudyData.read(
                Path.of(arguments[0]).resolve("regions.csv"), CoverageScenario.all(surveys[0], surveys[1], surveys[2]));
        Markdown report = new Markdown().title("Do the intervals cover, and who is singled out wrongly?");
        report.say("""
                Surveys are simulated with known truth, and each is analysed three ways: raw proportions with Wilson \
                intervals, maximum
                likelihood with plug-in intervals (`ml`), and the full posterior with default priors (`bayes`, the \
                default). An interval
                announced as 95% should hold the truth in 95% of cases. The data follow the model: regions differ by a \
                normal effect on
                the logit scale. Samples with weights, strata and clusters, and data that do not follow the model, \
                follow further below.
                """);
        report.say(Markdown.number(
                "**Grid**: 6, 14, 30 and 60 regions; prevalence 2%%, 10%% and 40%% in a region of "
                        + "average effect; between-region standard deviation σ 0, 0.25, 0.5 and 1 on "
                        + "the logit scale; every fourth region has 5–9, 10–29, 30–99 or 100–200 "
                        + "respondents. %d surveys of each of the 48 combinations, %,d in all. "
                        + "**Drawn**: %d surveys for each number of regions, %,d in all, with the "
                        + "prevalence drawn from the log-uniform distribution between 2%% and 40%% and "
                        + "σ from the half-normal with scale 0.5, which is neither the prior nor far "
                        + "from what surveys show. Monte Carlo standard errors (±) are over surveys, "
                        + "since the regions of one survey depend on each other.",
                surveys[0], 48 * surveys[0], surveys[1], 4 * surveys[1]));
        grid(report, data, docs);
        drawn(report, data);
        bySigma(report, data, docs);
        errors(report, data);
        findings(report, data, docs, surveys[2]);
        if (DesignedReport.there(Path.of(arguments[0]))) {
            DesignedReport.sections(report, Path.of(arguments[0]));
        }
        report.heading("How to repeat it");
        report.say("""
                ```
                mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CoverageStudy \
                -Dexec.args="FOLDER %d %d %d"
                mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CoverageReport \
                -Dexec.args="FOLDER %d %d %d"
                ```
                """.formatted(surveys[0], surveys[1], surveys[2], surveys[0], surveys[1], surveys[2]));
        report.say(Markdown.number("Regionwise %s, seed %d.", SoftwareVersion.version(), CoverageStudy.SEED));
        report.save(docs.resolve("coverage.md"));
    }

    private static String percent(Share share) {
        return Markdown.number("%.1f%% ± %.1f", 100 * share.mean(), 100 * share.error());
    }

    private static Share covered(List<RegionOutcome> outcomes, int method) {
        return Share.over(outcomes, outcome -> outcome.covered(method) ? 1 : 0);
    }

    private static void grid(Markdown report, StudyData data, Path docs) throws IOException {
        report.heading("Coverage and width over the grid");
        List<List<String>> rows = new ArrayList<>();
        double[][] mean = new double[3][4];
        double[][] error = new double[3][4];
        boolean met = true;
        for (int band = 0; band < 4; band++) {
            int number = band;
            List<RegionOutcome> outcomes = data.where(s -> s.study().equals("grid"), o -> o.band() == number);
            List<String> row = new ArrayList<>(List.of(BANDS[band]));
            for (int method = 0; method < 3; method++) {
                Share share = covered(outcomes, method);
                mean[method][band] = share.mean();
                error[method][band] = share.error();
                row.add(percent(share));
            }
            met &= mean[2][band] >= 0.94 && mean[2][band] <= 0.96;
            for (int method = 0; method < 3; method++) {
                int by = method;
                row.add(Markdown.number(
                        "%.1f", 100 * Share.over(outcomes, o -> o.width(by)).mean()));
            }
            rows.add(row);
        }
        report.say("Averaged over the 48 combinations. The aim is `bayes` between 94% and 96% in every band: "
                + (met ? "**met**." : "**missed**, see the table.")
                + " `ml` plug-in intervals fall short because they treat σ and the coefficients as "
                + "known, most of all with few regions; that is why `bayes` is the default. Wilson "
                + "intervals cover nearly what they announce, at more than twice the width in small regions.");
        report.picture("Coverage of 95% intervals by respondents per region", "pictures/coverage.svg");
        report.table(
                List.of(
                        "Respondents in region",
                        "Wilson covers",
                        "`ml` covers",
                        "`bayes` covers",
                        "Width, Wilson",
                        "Width, `ml`",
                        "Width, `bayes`"),
                rows);
        report.say("Widths are means, in percentage points.");
        List<List<String>> byRegions = new ArrayList<>();
        for (int regions : new int[] {6, 14, 30, 60}) {
            List<RegionOutcome> outcomes =
                    data.where(s -> s.study().equals("grid") && s.regions() == regions, o -> true);
            byRegions.add(List.of(
                    Integer.toString(regions),
                    percent(covered(outcomes, 0)),
                    percent(covered(outcomes, 1)),
                    percent(covered(outcomes, 2))));
        }
        report.table(List.of("Regions in survey", "Wilson covers", "`ml` covers", "`bayes` covers"), byRegions);
        report.say("""
                Two cautions. With 6 and 14 regions `bayes` is somewhat wide, because so few say little about σ. And \
                the average is a
                balance: above 95% where regions do not differ at all, a little below where they do; see below.
                """);
        CoveragePicture.byBand(
                        "Do 95% intervals hold the truth in 95% of regions?",
                        "all combinations of the grid", BANDS, RegionOutcome.INTERVALS, mean, error, 0.82)
                .save(docs.resolve("pictures/coverage.svg"));
    }

    private static void drawn(Markdown report, StudyData data) {
        report.heading("Coverage with drawn parameters");
        List<List<String>> rows = new ArrayList<>();
        for (int band = 0; band < 4; band++) {
            int number = band;
            List<RegionOutcome> outcomes = data.where(s -> s.study().equals("drawn"), o -> o.band() == number);
            rows.add(List.of(
                    BANDS[band],
                    percent(covered(outcomes, 0)),
                    percent(covered(outcomes, 1)),
                    percent(covered(outcomes, 2))));
        }
        report.table(List.of("Respondents in region", "Wilson covers", "`ml` covers", "`bayes` covers"), rows);
        report.say("""
                A Bayesian interval covers exactly what it announces on average over its own prior; that it does so is \
                the subject of
                [calibration](calibration.md). Over other distributions it can only come close.
                """);
    }

    private static void bySigma(Markdown report, StudyData data, Path docs) throws IOException {
        report.heading("By how much regions truly differ");
        report.say("""
                The average over the grid hides that no interval can cover 95% at each σ: σ itself has to be learnt. \
                With σ fixed at 0
                every region is the same, pooling is right, and `bayes`, which allows for some variation, covers more \
                than it announces;
                that is no defect. With σ between 0.25 and 1 it covers a little less than announced in some bands: the \
                prior and a small
                estimate of σ pull extreme regions in. `ml` has the same weakness several times over.
                """);
        List<List<String>> rows = new ArrayList<>();
        double[][] mean = new double[4][4];
        double[][] error = new double[4][4];
        for (int s = 0; s < SIGMAS.length; s++) {
            double sigma = SIGMAS[s];
            for (int band = 0; band < 4; band++) {
                int number = band;
                List<RegionOutcome> outcomes = data.where(
                        each -> each.study().equals("grid") && each.sigma() == sigma, o -> o.band() == number);
                Share share = covered(outcomes, 2);
                mean[s][band] = share.mean();
                error[s][band] = share.error();
                rows.add(List.of(
                        band == 0 ? Markdown.number("σ = %.2f", sigma) : "",
                        BANDS[band],
                        percent(covered(outcomes, 0)),
                        percent(covered(outcomes, 1)),
                        percent(share)));
            }
        }
        report.picture("Coverage of bayes by sigma", "pictures/coverage-by-sigma.svg");
        report.table(
                List.of("Between regions", "Respondents in region", "Wilson covers", "`ml` covers", "`bayes` covers"),
                rows);
        CoveragePicture.byBand(
                        "How does the coverage of bayes depend on how much regions truly differ?",
                        "95% intervals of bayes, σ fixed",
                        BANDS,
                        new String[] {"σ = 0", "σ = 0.25", "σ = 0.5", "σ = 1"},
                        mean,
                        error,
                        0.9)
                .save(docs.resolve("pictures/coverage-by-sigma.svg"));
    }

    private static void errors(Markdown report, StudyData data) {
        report.heading("How far off are the estimates?");
        report.say("""
                Root mean square error in percentage points over the grid. Complete pooling gives every region the \
                national
                proportion.
                """);
        List<List<String>> rows = new ArrayList<>();
        for (int band = 0; band <= 4; band++) {
            int number = band;
            List<RegionOutcome> outcomes =
                    data.where(s -> s.study().equals("grid"), o -> number == 4 || o.band() == number);
            rows.add(errorRow(band == 4 ? "all" : BANDS[band], outcomes));
        }
        for (double sigma : SIGMAS) {
            rows.add(errorRow(
                    Markdown.number("all, σ = %.2f", sigma),
                    data.where(s -> s.study().equals("grid") && s.sigma() == sigma, o -> true)));
        }
        report.table(List.of("Respondents in region", "Raw", "`ml`", "`bayes`", "Complete pooling"), rows);
    }

    private static List<String> errorRow(String name, List<RegionOutcome> outcomes) {
        List<String> row = new ArrayList<>(List.of(name));
        for (int estimate = 0; estimate < RegionOutcome.ESTIMATES.length; estimate++) {
            int by = estimate;
            double square = Share.over(outcomes, o -> Math.pow(o.estimate()[by] - o.truth(), 2))
                    .mean();
            row.add(Markdown.number("%.2f", 100 * Math.sqrt(square)));
        }
        return row;
    }

    private static void findings(Markdown report, StudyData data, Path docs, int surveys) throws IOException {
        report.heading("Who is singled out wrongly, and who is missed");
        report.say(Markdown.number(
                "A reader calls a region different from the nation when its interval does not hold the "
                        + "national raw proportion. First, surveys in which no region differs (σ = 0; "
                        + "%d surveys per row), so that every such call is wrong.",
                surveys));
        List<List<String>> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        double[][] any = new double[3][4];
        double[][] error = new double[3][4];
        int at = 0;
        for (int regions : new int[] {14, 60}) {
            for (double prevalence : new double[] {0.05, 0.2}) {
                List<RegionOutcome> outcomes = data.where(
                        s -> s.study().equals("findings")
                                && s.sigma() == 0
                                && s.regions() == regions
                                && s.prevalence() == prevalence,
                        o -> true);
                String label = Markdown.number("%d regions, %.0f%%", regions, 100 * prevalence);
                labels.add(label);
                List<String> row = new ArrayList<>(List.of(label));
                for (int method = 0; method < 3; method++) {
                    int by = method;
                    Share share = Share.anyInSurvey(outcomes, o -> o.singledOut(by) != 0);
                    any[method][at] = share.mean();
                    error[method][at] = share.error();
                    row.add(percent(share));
                }
                for (int method = 0; method < 3; method++) {
                    int by = method;
                    Share share = Share.over(outcomes, o -> o.singledOut(by) != 0 ? 1 : 0);
                    row.add(Markdown.number("%.2f", regions * share.mean()));
                }
                rows.add(row);
                at++;
            }
        }
        report.picture(
                "Share of surveys without regional differences in which at least one region is singled out",
                "pictures/false-findings.svg");
        report.table(
                List.of(
                        "Nothing differs",
                        "Any wrong, Wilson",
                        "Any wrong, `ml`",
                        "Any wrong, `bayes`",
                        "Wrong a survey, Wilson",
                        "`ml`",
                        "`bayes`"),
                rows);
        CoveragePicture.bars(
                        "When no region differs, how often is one singled out all the same?",
                        labels,
                        RegionOutcome.INTERVALS,
                        any,
                        error)
                .save(docs.resolve("pictures/false-findings.svg"));
        report.say("""
                The price is paid in surveys whose regions do differ (σ = 0.5). A region counts as deviating when its \
                true prevalence is at
                least a quarter above or below the true national one. “Found” is the share of those called different, \
                “wrong side” the
                share of all calls that put the region on the wrong side of the true national prevalence.
                """);
        List<List<String>> price = new ArrayList<>();
        for (int regions : new int[] {14, 60}) {
            for (double prevalence : new double[] {0.05, 0.2}) {
                List<RegionOutcome> outcomes = data.where(
                        s -> s.study().equals("findings")
                                && s.sigma() > 0
                                && s.regions() == regions
                                && s.prevalence() == prevalence,
                        o -> true);
                List<RegionOutcome> deviating = outcomes.stream()
                        .filter(o -> Math.abs(o.truth() / o.national() - 1) >= 0.25)
                        .toList();
                List<String> row =
                        new ArrayList<>(List.of(Markdown.number("%d regions, %.0f%%", regions, 100 * prevalence)));
                for (int method = 0; method < 3; method++) {
                    int by = method;
                    row.add(percent(Share.over(
                            deviating, o -> o.singledOut(by) == Math.signum(o.truth() - o.national()) ? 1 : 0)));
                }
                for (int method = 0; method < 3; method++) {
                    int by = method;
                    List<RegionOutcome> called =
                            outcomes.stream().filter(o -> o.singledOut(by) != 0).toList();
                    row.add(
                            called.isEmpty()
                                    ? "no calls"
                                    : percent(Share.over(
                                            called,
                                            o -> o.singledOut(by) == Math.signum(o.truth() - o.national()) ? 0 : 1)));
                }
                price.add(row);
            }
        }
        report.table(
                List.of(
                        "Regions differ, σ = 0.5",
                        "Found, Wilson",
                        "Found, `ml`",
                        "Found, `bayes`",
                        "Wrong side, Wilson",
                        "`ml`",
                        "`bayes`"),
                price);
        report.say("""
                `bayes` hardly ever raises a false alarm, but it misses real deviations that raw \
                intervals would have
                shown, most of all in small regions. If you must not miss any, look at the probability of exceeding \
                a threshold, which
                is graded, not at whether an interval excludes a number.
                """);
    }
}
