package org.regionwise.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** Each rule against figures of R, and against its limits from both sides. */
class RulesTest {
    /** To the digits that R printed. */
    private static final double PRINTED = 1e-9;

    private static List<Decision> of(Rule rule, Result result) {
        return rule.decisions(result).stream().filter(each -> !each.national()).toList();
    }

    private static List<Decision> counts(Rule rule, long yes, long no) {
        return of(rule, Tables.ofCounts(new long[] {yes, no}));
    }

    /** Widths by {@code binom.test(y, n)$conf.int}: everybody drawn alike is Clopper and Pearson. */
    @ParameterizedTest
    @CsvSource(
            value = {
                "15, 30, unreliable, width of the 95% interval, 0.3740594283",
                "14, 29, unreliable, respondents, 29",
                "3, 100, unreliable, relative width of the 95% interval, 2.6315360479",
                "0, 60, review, estimate, 0",
                "60, 60, review, estimate, 1",
                "97, 100, use-with-caution, 'relative width of the 95% interval, of the share who did "
                        + "not say yes', 2.6315360479"
            })
    void proportionsAsNchsHasThem(long yes, long n, String flag, String quantity, double value) {
        List<Decision> decisions = counts(new NchsProportion(), yes, n - yes);
        assertEquals(1, decisions.size());
        assertEquals(flag, decisions.get(0).flag().code());
        assertEquals(quantity, decisions.get(0).reason().quantity());
        assertEquals(value, decisions.get(0).value(), PRINTED);
        assertEquals(
                flag.equals("unreliable") ? java.util.Set.of(FigureGroup.RAW) : java.util.Set.of(),
                decisions.get(0).withholds());
    }

    /** 300 of 1,000; 30 of 100; and 8 of 400, whose interval is wider than the estimate but not than 5 points. */
    @ParameterizedTest
    @CsvSource({"300, 700", "30, 70", "8, 392"})
    void proportionsThatNchsShows(long yes, long no) {
        assertEquals(List.of(), counts(new NchsProportion(), yes, no));
    }

    /**
     * R: {@code ne <- p(1-p)/se^2; na <- min(n, ne*(qt(.975,n-1)/qt(.975,df))^2); qbeta(.025,p*na,na-p*na+1)} and so
     * on; effective n, adjusted n, width of the interval, width relative to p.
     */
    @ParameterizedTest
    @CsvSource({
        "0.2, 0.03, 250, 10, 177.7777777778, 0.1392797628",
        "0.2, 0.015, 250, 10, 250, 0.1027858492",
        "0.06, 0.02, 400, 5, 141, 0.1153910211",
        "0.3, 0.09, 100, 20, 25.9259259259, 0.3918771455",
        "0.3, 0.05, 100, 20, 84, 0.2157901266"
    })
    void aDesignEntersByEffectiveSizeAndDegreesOfFreedom(
            double p, double error, long n, int degrees, double size, double width) {
        NchsInterval interval = NchsInterval.of(
                Subject.of(Tables.ofDesigned(Tables.designed("A", p, error, n, degrees)))
                        .get(0),
                true);
        assertEquals(size, interval.effectiveSampleSize(), 1e-9);
        assertEquals(width, interval.width(), 1e-9);
    }

    @Test
    void nchsOfADesign() {
        Decision small = of(new NchsProportion(), Tables.ofDesigned(Tables.designed("A", 0.3, 0.09, 100, 20)))
                .get(0);
        assertEquals("effective sample size", small.reason().quantity());
        Decision relative = of(new NchsProportion(), Tables.ofDesigned(Tables.designed("A", 0.06, 0.02, 400, 5)))
                .get(0);
        // 1.9231836843 by R
        assertEquals(1.9231836843, relative.value(), PRINTED);
        Decision few = of(new NchsProportion(), Tables.ofDesigned(Tables.designed("A", 0.3, 0.03, 400, 7)))
                .get(0);
        assertEquals("degrees of freedom", few.reason().quantity());
        assertEquals(QualityFlag.REVIEW, few.flag());
        assertEquals(List.of(), of(new NchsProportion(), Tables.ofDesigned(Tables.designed("A", 0.3, 0.03, 400, 8))));
    }

    @Test
    void nchsIsAt95PercentWhateverTheAnalysisIs() {
        Result at95 = Tables.ofCounts(new long[] {15, 15});
        // the level of the analysis is in the limits of raw, which the rule does not read
        RegionEstimate region = at95.regions().get(0);
        RegionEstimate wide = new RegionEstimate(
                new RegionEstimate.Place(region.region(), null, null),
                new RegionEstimate.Sample(30, 15, 0, null),
                new Estimate(0.5, region.raw().standardError(), 0.01, 0.99),
                new RegionEstimate.Pooling(region.pooled(), 0.3, region.randomEffect(), 0.4),
                List.of(),
                null,
                null,
                null,
                null);
        assertEquals(
                of(new NchsProportion(), at95),
                of(
                        new NchsProportion(),
                        Tables.of(List.of(wide), 30, at95.national().raw())));
    }

    /** By {@code exp(t*cv) - exp(-t*cv)} in R: 25 of 178 0.7505, 12 of 60 1.0898, 10 of 200 1.2955. */
    @Test
    void countsAsNchsHasThem() {
        assertEquals(List.of(), counts(new NchsCount(), 25, 153));
        assertEquals(List.of(), counts(new NchsCount(), 10, 190));
        Decision few = counts(new NchsCount(), 9, 191).get(0);
        assertEquals(QualityFlag.UNRELIABLE, few.flag());
        assertTrue(Double.isNaN(few.value()), "the count itself is what is withheld");
        Decision wide = of(new NchsCount(), Tables.ofDesigned(Tables.designed("A", 0.2, 0.08, 60, 20)))
                .get(0);
        // 2 sinh(qt(.975, 20) * 0.4) by R
        assertEquals(1.8691, wide.value(), 1e-3);
    }

    @ParameterizedTest
    @CsvSource({"0.165, ''", "0.1651, use-with-caution", "0.333, use-with-caution", "0.3331, unreliable"})
    void statisticsCanadasBands(double variation, String flag) {
        assertEquals(flag, banded(BuiltInProfile.STATISTICS_CANADA, variation));
    }

    @ParameterizedTest
    @CsvSource({"0.1999, ''", "0.2, use-with-caution", "0.9, use-with-caution"})
    void onsCallsForCaution(double variation, String flag) {
        assertEquals(flag, banded(BuiltInProfile.ONS, variation));
    }

    /** At an estimate of ½, so that halves and doubles are exact. */
    private static String banded(BuiltInProfile profile, double variation) {
        RegionEstimate region = Tables.designed("A", 0.5, variation / 2, 400, 30);
        List<Decision> decisions = of(profile.profile().rules().get(0), Tables.ofDesigned(region));
        return decisions.isEmpty() ? "" : decisions.get(0).flag().code();
    }

    @Test
    void withoutAStandardErrorThereIsNoCoefficientOfVariation() {
        Decision decision = counts(new VariationCoefficient(FigureGroup.RAW, 0.165, 0.333, false), 0, 50)
                .get(0);
        assertEquals(QualityFlag.UNRELIABLE, decision.flag());
        assertEquals(Reason.NO_VARIATION, decision.reason());
    }

    @Test
    void pooledRulesLookAtPooledAndSayThatTheyAreAdapted() {
        RegionEstimate wide = Tables.region("A", 1000, 500, new Estimate(0.2, 0.1, 0.05, 0.3));
        Result result = Tables.of(List.of(wide), 1000, Tables.simple(500, 1000));
        Rule variation = new VariationCoefficient(FigureGroup.POOLED, 0.165, 0.333, false);
        assertEquals(0.5, of(variation, result).get(0).value(), 1e-15);
        Rule width = new IntervalWidth(FigureGroup.POOLED, 0.1);
        // ½ (0.30 − 0.05)
        assertEquals(0.125, of(width, result).get(0).value(), 1e-15);
        assertTrue(variation.adapted() && width.adapted());
        assertEquals(List.of(), of(new IntervalWidth(FigureGroup.POOLED, 0.13), result));
        assertTrue(new Profile("p", List.of(width)).adapted(), "pooled estimates have rules made for direct ones");
        assertFalse(BuiltInProfile.ONS.withoutPooled().adapted(), "ONS's rule was made for direct estimates");
    }

    @Test
    void fewRespondents() {
        assertEquals(
                QualityFlag.USE_WITH_CAUTION,
                counts(new MinimumRespondents(50, false), 9, 40).get(0).flag());
        assertEquals(
                QualityFlag.UNRELIABLE,
                counts(new MinimumRespondents(50, true), 9, 40).get(0).flag());
        assertEquals(List.of(), counts(new MinimumRespondents(50, true), 10, 40));
    }

    @Test
    void whatADecisionConcernsIsInOneOrder() {
        List<FigureGroup> order = List.of(FigureGroup.RAW, FigureGroup.POOLED, FigureGroup.COUNTS);
        for (List<FigureGroup> given :
                List.of(order, List.of(FigureGroup.COUNTS, FigureGroup.POOLED, FigureGroup.RAW))) {
            Decision decision = new Decision("A", "rule", QualityFlag.CONFIDENTIAL, given, Reason.SMALL_YES, 1, 2);
            assertEquals(order, decision.concerns());
            assertEquals(order, new ArrayList<>(decision.withholds()));
        }
    }

    @Test
    void impossibleLimitsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new MinimumFrequency(1, true));
        assertThrows(IllegalArgumentException.class, () -> new MinimumRespondents(0, true));
        assertThrows(IllegalArgumentException.class, () -> new IntervalWidth(FigureGroup.COUNTS, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new IntervalWidth(FigureGroup.RAW, 1));
        assertThrows(IllegalArgumentException.class, () -> new VariationCoefficient(FigureGroup.RAW, 0.3, 0.2, false));
        assertThrows(IllegalArgumentException.class, () -> new Profile(" ", List.of()));
    }
}
