package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Facts;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Result.Software;
import org.regionwise.analysis.result.Warning;

/**
 * Results of the shapes that people will bring. Counts are given; pooled figures follow the textbook approximation on
 * the logit scale, close enough to look real and independent of the engine.
 */
public final class Results {
    private static final List<String> NAMES = List.of(
            "Praha",
            "Středočeský kraj",
            "Jihočeský kraj",
            "Plzeňský kraj",
            "Karlovarský kraj",
            "Ústecký kraj",
            "Liberecký kraj",
            "Královéhradecký kraj",
            "Pardubický kraj",
            "Kraj Vysočina",
            "Jihomoravský kraj",
            "Olomoucký kraj",
            "Zlínský kraj",
            "Moravskoslezský kraj");
    private static final int[] RESPONDENTS = {178, 120, 62, 55, 8, 91, 9, 48, 40, 37, 131, 58, 44, 106};
    private static final int[] POSITIVES = {25, 14, 7, 10, 3, 19, 0, 5, 4, 3, 21, 9, 5, 16};

    private Results() {}

    /** A region before it is estimated. */
    public record Counts(String region, String name, long respondents, long positives) {}

    /** Fourteen regions, two of them with fewer than ten respondents. */
    public static Result harassment() {
        return of(harassmentCounts(), 0.38, List.of("unemployment", "education"));
    }

    /** The same without predictors, so that the two can be compared. */
    public static Result harassmentWithoutPredictors() {
        return of(harassmentCounts(), 0.5, List.of());
    }

    public static List<Counts> harassmentCounts() {
        List<Counts> counts = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            String key = String.format("CZ%03d", 10 * (i + 1));
            counts.add(new Counts(key, NAMES.get(i), RESPONDENTS[i], POSITIVES[i]));
        }
        return counts;
    }

    public static Result threeRegions() {
        return of(
                List.of(
                        new Counts("N", "North", 210, 31),
                        new Counts("C", "Centre", 305, 52),
                        new Counts("S", "South", 12, 4)),
                0.12,
                List.of());
    }

    public static Result oneRegion() {
        Result base = of(List.of(new Counts("only", null, 40, 6)), 0.3, List.of());
        IntervalEstimate undefined = new IntervalEstimate(Double.NaN, Double.NaN, Double.NaN);
        Fit fit = base.fit();
        return with(
                base,
                new Fit(
                        new Fit.Convergence(true, true, 3),
                        List.of(Warning.ofModel(
                                "few-regions", Map.of("of", "respondents", "sampled", 1, "coefficients", 1))),
                        fit.fixedEffects(),
                        Estimate.UNDEFINED,
                        null,
                        new Fit.Likelihood(fit.logLikelihood(), fit.aic(), fit.bic()),
                        new Fit.Variation(
                                new Fit.Icc(undefined, undefined),
                                undefined,
                                new Fit.BetweenRegionTest(Double.NaN, Double.NaN)),
                        Map.of(),
                        null,
                        null,
                        null));
    }

    /** Seventy-seven districts, every ninth without respondents. */
    public static Result districts() {
        Random random = new Random(77);
        List<Counts> counts = new ArrayList<>();
        for (int i = 1; i <= 77; i++) {
            long n = i % 9 == 0 ? 0 : 3 + (long) Math.exp(3.2 + 0.7 * random.nextGaussian());
            double p = 1 / (1 + Math.exp(1.6 - 0.6 * random.nextGaussian()));
            counts.add(
                    new Counts(String.format("D%03d", i), "District " + i + " pod Horou", n, binomial(random, n, p)));
        }
        return of(counts, 0.6, List.of("unemployment"));
    }

    public static Result threeThousand() {
        return regions(3000);
    }

    /** As many regions, some without respondents. */
    public static Result regions(int number) {
        Random random = new Random(3000);
        List<Counts> counts = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            long n = random.nextInt(60);
            counts.add(new Counts("R" + i, "Region " + i, n, binomial(random, n, 0.04 + 0.1 * random.nextDouble())));
        }
        return of(counts, 0.4, List.of());
    }

    /** No between-region variance was found; several limits do not exist. */
    public static Result singular() {
        Result base = of(harassmentCounts(), 0, List.of("unemployment"));
        Fit fit = base.fit();
        return with(
                base,
                new Fit(
                        new Fit.Convergence(true, true, 4),
                        List.of(
                                Warning.ofModel("singular", Map.of("case", "answers")),
                                Warning.ofModel("population-unknown", Map.of("by", "respondents"))),
                        List.of(
                                new FixedEffect(
                                        "(Intercept)", -2.1, 0.4, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
                                new FixedEffect("unemployment", Double.NaN, Double.NaN, Double.NaN, Double.NaN)),
                        new Estimate(0, Double.NaN, 0, Double.POSITIVE_INFINITY),
                        null,
                        new Fit.Likelihood(fit.logLikelihood(), fit.aic(), fit.bic()),
                        new Fit.Variation(
                                new Fit.Icc(
                                        new IntervalEstimate(0, 0, 0.06),
                                        new IntervalEstimate(0, Double.NaN, Double.NaN)),
                                new IntervalEstimate(1, 1, Double.POSITIVE_INFINITY),
                                new Fit.BetweenRegionTest(0, 1)),
                        Map.of(),
                        null,
                        null,
                        null));
    }

    /** Names that a browser or a spreadsheet might run, and everything that can be missing. */
    public static Result nasty() {
        return of(
                List.of(
                        new Counts("=cmd()", "=cmd|' /C calc'!A0", 20, 5),
                        new Counts("<script>", "<script>alert(1)</script>", 31, 0),
                        new Counts("-3", "  +49 \"quoted\", with comma", 12, 12),
                        new Counts("\tTab", "@SUM(1)\nsecond line", 4, 1),
                        new Counts("007", "Žďár nad Sázavou & okolí \u0001", 0, 0),
                        new Counts("long", "A very long name ".repeat(12).strip(), 25, 4)),
                0.4,
                List.of("x\" onload=\"alert(1)", "<b>bold</b>"));
    }

    /** A result estimated from counts with a between-region standard deviation of {@code sigma}. */
    public static Result of(List<Counts> counts, double sigma, List<String> predictors) {
        long used = counts.stream().mapToLong(Counts::respondents).sum();
        long yes = counts.stream().mapToLong(Counts::positives).sum();
        double nation = (double) yes / used;
        double logit = Math.log(nation / (1 - nation));
        List<RegionEstimate> regions =
                counts.stream().map(each -> region(each, logit, sigma)).toList();
        double logLikelihood = yes * Math.log(nation) + (used - yes) * Math.log(1 - nation) + predictors.size();
        int parameters = 2 + predictors.size();
        double icc = sigma * sigma / (sigma * sigma + Math.PI * Math.PI / 3);
        List<FixedEffect> effects = new ArrayList<>();
        effects.add(new FixedEffect("(Intercept)", logit, 0.12, logit - 0.235, logit + 0.235));
        for (String predictor : predictors) {
            effects.add(new FixedEffect(predictor, 0.083, 0.031, 0.022, 0.144));
        }
        Fit fit = new Fit(
                new Fit.Convergence(true, sigma == 0, 7),
                List.of(),
                effects,
                new Estimate(sigma, 0.13, Math.max(0, sigma - 0.2), sigma + 0.31),
                null,
                new Fit.Likelihood(
                        logLikelihood,
                        -2 * logLikelihood + 2 * parameters,
                        -2 * logLikelihood + parameters * Math.log(used)),
                new Fit.Variation(
                        new Fit.Icc(
                                new IntervalEstimate(icc, icc / 4, icc * 2.7),
                                new IntervalEstimate(icc * 0.5, icc / 8, icc * 1.3)),
                        new IntervalEstimate(Math.exp(0.954 * sigma), Math.exp(0.4 * sigma), Math.exp(1.7 * sigma)),
                        new Fit.BetweenRegionTest(sigma * 11, sigma == 0 ? 1 : Math.exp(-sigma * 10))),
                Map.of(),
                null,
                null,
                null);
        double se = Math.sqrt(nation * (1 - nation) / used);
        return new Result(
                new Software("regionwise", "0.1.0"),
                Facts.survey(
                        "Safety at work 2026",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        used + counts.size(),
                        used,
                        counts.size(),
                        predictors.isEmpty()
                                ? null
                                : new RegionTableFacts("regions.csv", "0b5a", "code", "name", "population")),
                Facts.model("harassed_6m", predictors),
                fit,
                new National(
                        wilson(yes, used), new Estimate(nation * 1.01, se, nation - 2 * se, nation + 2 * se), null),
                regions);
    }

    /** The same result with another fit. */
    public static Result with(Result base, Fit fit) {
        return new Result(base.software(), base.survey(), base.model(), fit, base.national(), base.regions());
    }

    private static RegionEstimate region(Counts counts, double logit, double sigma) {
        long n = counts.respondents();
        double nation = 1 / (1 + Math.exp(-logit));
        double information = n * nation * (1 - nation);
        double own = sigma * sigma * information / (1 + sigma * sigma * information);
        double raw = Math.log((counts.positives() + 0.5) / (n - counts.positives() + 0.5));
        double pooled = logit + own * (n == 0 ? 0 : raw - logit);
        double sd = Math.sqrt(sigma * sigma * (1 - own) + 0.012);
        List<String> flags = new ArrayList<>();
        if (n < 10) {
            flags.add(n == 0 ? "no-respondents" : "few-respondents");
        }
        if (n > 0 && counts.positives() == 0) {
            flags.add("no-positives");
        }
        if (n > 0 && counts.positives() == n) {
            flags.add("all-positives");
        }
        double estimate = expit(pooled);
        return new RegionEstimate(
                new RegionEstimate.Place(counts.region(), counts.name(), n > 100 ? 1_397_880.0 : null),
                new RegionEstimate.Sample(n, counts.positives(), 1, null),
                n == 0 ? Estimate.UNDEFINED : wilson(counts.positives(), n),
                new RegionEstimate.Pooling(
                        new Estimate(
                                estimate,
                                sd * estimate * (1 - estimate),
                                expit(pooled - 1.96 * sd),
                                expit(pooled + 1.96 * sd)),
                        nation,
                        new RandomEffect(pooled - logit, pooled - logit, sd),
                        1 - own),
                flags,
                null,
                null,
                null,
                null);
    }

    private static Estimate wilson(long y, long n) {
        double z = 1.959964;
        double p = (double) y / n;
        double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(p * (1 - p) / n + z * z / (4.0 * n * n));
        return new Estimate(p, Math.sqrt(p * (1 - p) / n), Math.max(0, middle - half), Math.min(1, middle + half));
    }

    private static double expit(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static long binomial(Random random, long n, double p) {
        long y = 0;
        for (long i = 0; i < n; i++) {
            y += random.nextDouble() < p ? 1 : 0;
        }
        return y;
    }
}
