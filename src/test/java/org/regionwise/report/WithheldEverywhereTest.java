package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.AreaFacts;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.Conflict;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.IntervalWidth;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.release.VariationCoefficient;
import org.regionwise.report.chart.ComparisonChart;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ComparisonTable;
import org.regionwise.report.table.ComparisonTableView;
import org.regionwise.report.view.ComparisonView;
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.ReleaseNotes;

/**
 * Two surveys that differ in nothing but what is withheld give the same bytes in every format; and what is withheld is
 * not to be found in them.
 */
class WithheldEverywhereTest {
    /** Charts in which every region has a mark of its own. */
    private static final Set<String> OF_REGIONS =
            Set.of("shrinkage", "map", "intervals", "agreement", "funnel", "normality");

    private static final Profile CONFIDENTIAL = new Profile("Confidential", List.of(new MinimumFrequency(10, true)));

    /** Two regions with few who said yes, whose sums are those of {@link #OTHERWISE}. */
    private static final long[][] SO = {{73, 3}, {61, 7}, {211, 40}, {149, 51}, {177, 33}, {120, 43}};

    private static final long[][] OTHERWISE = {{67, 8}, {67, 2}, {211, 40}, {149, 51}, {177, 33}, {120, 43}};

    private static Result result(long[][] counts, boolean rich) {
        List<Results.Counts> regions = new ArrayList<>();
        for (int j = 0; j < counts.length; j++) {
            regions.add(new Results.Counts("K" + j, "Region " + (char) ('A' + j), counts[j][0], counts[j][1]));
        }
        Result plain = Results.of(regions, 0.4, List.of());
        return rich ? rich(plain) : plain;
    }

    /** With everything that a posterior, a design and an area-level model say of a region, made of its own figures. */
    private static Result rich(Result plain) {
        SurveyFacts survey = plain.survey();
        return new Result(
                plain.software(),
                new SurveyFacts(
                        survey.name(),
                        survey.sha256(),
                        survey.respondents(),
                        survey.used(),
                        survey.regions(),
                        null,
                        new SampleFacts(3, 40, List.of(), 1.7, 512.25, PopulationCorrection.SUBSAMPLED, 27.4375),
                        null,
                        null),
                asked(plain.model()),
                plain.fit(),
                plain.national(),
                plain.regions().stream().map(WithheldEverywhereTest::rich).toList());
    }

    /** With a threshold, and how many count as the highest. */
    private static ModelFacts asked(ModelFacts model) {
        return asked(model, null);
    }

    private static ModelFacts asked(ModelFacts model, String group) {
        return new ModelFacts(
                model.family(),
                model.link(),
                new ModelFacts.Coding(model.outcome(), model.positive(), model.negative(), model.missing()),
                model.region(),
                new ModelFacts.Predictors(model.predictors(), model.respondentPredictors(), model.factors()),
                new ModelFacts.Sampling(model.weight(), model.stratum(), model.cluster()),
                new ModelFacts.Computation(
                        model.method(),
                        model.quadraturePoints(),
                        model.interval(),
                        model.seed(),
                        model.priors(),
                        100,
                        0.2,
                        2,
                        false,
                        null,
                        group,
                        null),
                null,
                null,
                BenchmarkMethod.NONE,
                new ModelFacts.Stages(null, null, List.of(), null),
                model.kind(),
                model.labels(),
                null);
    }

    private static RegionEstimate rich(RegionEstimate region) {
        double p = region.pooled().estimate();
        double raw = region.raw().estimate();
        return new RegionEstimate(
                new RegionEstimate.Place(region.region(), region.name(), region.population()),
                new RegionEstimate.Sample(
                        region.respondents(), region.positives(), region.unanswered(), region.respondents() / 1.7),
                region.raw(),
                new RegionEstimate.Pooling(
                        region.pooled(), region.synthetic(), region.randomEffect(), region.shrinkage()),
                region.flags(),
                new PosteriorFacts(
                        p * 1.01, p * 0.9, p * 1.1, p / 2, p / 3, 20 * p, (int) (10 * p), (int) (30 * p), p / 4),
                new DesignFacts(
                        1.5 * region.respondents(),
                        1 + raw,
                        2 + raw,
                        raw > 0.2,
                        (int) region.respondents() / 3,
                        (int) region.respondents() / 4,
                        new IntervalEstimate(raw, raw / 2, raw * 1.5),
                        new DesignFacts.Unweighted(
                                raw * 0.97, new Estimate(p * 0.98, p / 9, p / 2, p * 2), raw / 7, raw > 0.1, p > 0.1)),
                new AreaFacts(
                        raw,
                        p,
                        raw / 100,
                        raw / 110,
                        raw / 120,
                        VarianceCheck.Verdict.PLAUSIBLE,
                        new AreaFacts.MeanSquaredError(p / 10, p / 11, p / 12, p / 13, p / 14),
                        new Estimate(p * 1.03, p / 10, p / 2, p * 2),
                        raw / 8,
                        new Estimate(p * 1.04, p / 9, p / 3, p * 3)),
                new Conflict(raw / 3, raw > 0.2));
    }

    private static void alike(Profile profile, Result one, Result other) throws IOException {
        Released released = Released.of(one, profile);
        Map<String, byte[]> first = EveryFormat.of(released);
        Map<String, byte[]> second = EveryFormat.of(Released.of(other, profile));
        Map<String, byte[]> inFull = EveryFormat.of(Released.inFull(one));
        Map<String, byte[]> otherInFull = EveryFormat.of(Released.inFull(other));
        first.forEach((format, bytes) -> {
            assertArrayEquals(
                    bytes,
                    second.get(format),
                    () -> format + " from where they differ: " + after(bytes, second.get(format)) + "\n\n"
                            + after(second.get(format), bytes));
            boolean sameGroups = format.equals("groups") && one.aggregates().equals(other.aggregates());
            if (showsRegions(format) && !sameGroups) {
                assertFalse(
                        Arrays.equals(inFull.get(format), otherInFull.get(format)),
                        format + " does not show what is withheld in the first place");
            }
        });
        assertTrue(
                first.keySet().stream()
                        .filter(format -> format.startsWith("picture"))
                        .anyMatch(format -> !Arrays.equals(inFull.get(format), otherInFull.get(format))),
                "no picture of a region shows what is withheld in the first place");
    }

    private static String after(byte[] bytes, byte[] other) {
        int start = Math.max(0, Arrays.mismatch(bytes, other) - 200);
        return new String(bytes, start, Math.min(1000, bytes.length - start), StandardCharsets.UTF_8);
    }

    private static boolean showsRegions(String format) {
        // a region's own story and picture need not differ when another's figures do
        return !format.equals("ddi") // says what the columns are
                && !format.startsWith("story")
                && !format.startsWith("picture")
                && (!format.startsWith("chart ") || OF_REGIONS.contains(format.split(" ")[1]));
    }

    @Test
    void confidentialCountsMakeNoDifference() throws IOException {
        alike(CONFIDENTIAL, result(SO, false), result(OTHERWISE, false));
        alike(CONFIDENTIAL, result(SO, true), result(OTHERWISE, true));
    }

    /** One group holds both withheld regions and has the same sums; with one in each, both groups are withheld. */
    @ParameterizedTest
    @ValueSource(strings = {"a a a b b b", "a b a b c c"})
    void groupsOfRegionsMakeNoDifference(String groups) throws IOException {
        alike(CONFIDENTIAL, grouped(result(SO, true), groups), grouped(result(OTHERWISE, true), groups));
    }

    private static Result grouped(Result result, String groups) {
        List<String> names = List.of(groups.split(" "));
        List<RegionEstimate> regions = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            RegionEstimate region = result.regions().get(j);
            regions.add(new RegionEstimate(
                    new RegionEstimate.Place(region.region(), region.name(), 1000.0, names.get(j)),
                    region.sample(),
                    region.raw(),
                    region.pooling(),
                    region.flags(),
                    region.posterior(),
                    region.design(),
                    region.area(),
                    region.conflict()));
        }
        List<Results.Counts> sums = names.stream()
                .distinct()
                .map(name -> {
                    List<RegionEstimate> own = regions.stream()
                            .filter(each -> each.group().equals(name))
                            .toList();
                    return new Results.Counts(
                            name,
                            name,
                            own.stream().mapToLong(RegionEstimate::respondents).sum(),
                            own.stream().mapToLong(RegionEstimate::positives).sum());
                })
                .toList();
        List<RegionEstimate> aggregates = Results.of(sums, 0.4, List.of()).regions().stream()
                .map(each -> new RegionEstimate(
                        new RegionEstimate.Place(each.region(), null, 1000.0),
                        each.sample(),
                        each.raw(),
                        each.pooling(),
                        each.flags(),
                        null,
                        null,
                        null,
                        null))
                .toList();
        Result plain = new Result(
                result.software(),
                result.survey(),
                asked(result.model(), "land"),
                result.fit(),
                result.national(),
                regions);
        return plain.withAggregates(aggregates);
    }

    @Test
    void theNationIsWithheldWithTheOnlyRegionThatCouldTell() throws IOException {
        long[][] one = {{73, 3}, {61, 30}};
        long[][] other = {{70, 6}, {61, 30}};
        Result full = result(one, true);
        Released released = Released.of(full, CONFIDENTIAL);
        assertFalse(released.result().national().raw().defined());
        for (RegionEstimate region : released.result().regions()) {
            assertTrue(
                    region.posterior() == null
                            || Double.isNaN(region.posterior().aboveNation()),
                    "how likely a region is above the nation tells the nation");
        }
        Result twin = result(other, true);
        // what the model says is not the region's own
        Result same = new Result(
                full.software(),
                twin.survey(),
                full.model(),
                full.fit(),
                twin.national(),
                twin.regions().stream()
                        .map(region -> synthetic(region, full.regions().get(0).synthetic()))
                        .toList());
        alike(CONFIDENTIAL, full, same);
    }

    private static RegionEstimate synthetic(RegionEstimate region, double synthetic) {
        if (!region.region().equals("K0")) {
            return rich(result(new long[][] {{73, 3}, {61, 30}}, false)
                    .regions()
                    .get(1));
        }
        return new RegionEstimate(
                new RegionEstimate.Place(region.region(), region.name(), region.population()),
                new RegionEstimate.Sample(
                        region.respondents(), region.positives(), region.unanswered(), region.effectiveSampleSize()),
                region.raw(),
                new RegionEstimate.Pooling(region.pooled(), synthetic, region.randomEffect(), region.shrinkage()),
                region.flags(),
                region.posterior(),
                region.design(),
                region.area(),
                region.conflict());
    }

    /** With 20 respondents NCHS shows no raw estimate, whatever they said; the pooled one is the same here. */
    @Test
    void anUnreliableRawEstimateMakesNoDifference() throws IOException {
        long[][] one = {{20, 3}, {20, 9}, {200, 40}, {150, 51}};
        long[][] other = {{20, 11}, {20, 1}, {200, 40}, {150, 51}};
        for (boolean rich : new boolean[] {false, true}) {
            Result full = result(one, rich);
            Result twin = result(other, rich);
            List<RegionEstimate> regions = new ArrayList<>();
            for (int j = 0; j < twin.regions().size(); j++) {
                regions.add(raw(full.regions().get(j), twin.regions().get(j)));
            }
            alike(
                    BuiltInProfile.NCHS.profile(),
                    full,
                    new Result(full.software(), full.survey(), full.model(), full.fit(), full.national(), regions));
        }
    }

    @Test
    void whatIsSaidOfAllRegionsSaysOfHowManyItIs() {
        Result full = result(new long[][] {{20, 3}, {20, 9}, {200, 40}, {150, 51}}, true);
        Result shown = Released.of(full, BuiltInProfile.NCHS.profile()).result();
        assertContains(
                "Each of 4 regions was compared",
                ConflictWords.ofCheck(full, Words.english()).orElseThrow());
        assertContains(
                "Of the 2 regions whose figures may be shown, each was compared",
                ConflictWords.ofCheck(shown, Words.english()).orElseThrow());
    }

    /**
     * Shrinkage, pooled estimate and what the model expects give the raw share back, so of a confidential region only
     * the last stands, in the precision of a printed table.
     */
    @ParameterizedTest
    @EnumSource(names = {"CONFIDENTIAL", "CMS"})
    void nothingGivesAConfidentialShareBack(BuiltInProfile profile) {
        Result full = result(SO, true);
        Released released = Released.of(full, profile.profile());
        int confidential = 0;
        for (RegionEstimate region : released.result().regions()) {
            double synthetic = region.synthetic();
            assertEquals(Math.round(1000 * synthetic) / 1000.0, synthetic, region.label());
            if (released.confidential(region.region())) {
                confidential++;
                assertEquals(Double.NaN, region.shrinkage(), region.label());
                assertEquals(Double.NaN, region.randomEffect().mean(), region.label());
                assertEquals(Double.NaN, region.randomEffect().standardDeviation(), region.label());
                assertEquals(Estimate.UNDEFINED, region.pooled(), region.label());
                assertEquals(Result.UNKNOWN, region.respondents(), region.label());
            }
        }
        assertTrue(confidential > 1, "too few are confidential to look at: " + confidential);
    }

    /** The region with the other's raw figures. */
    private static RegionEstimate raw(RegionEstimate region, RegionEstimate other) {
        DesignFacts design = region.design();
        AreaFacts area = region.area();
        return new RegionEstimate(
                new RegionEstimate.Place(region.region(), region.name(), region.population()),
                new RegionEstimate.Sample(
                        region.respondents(), other.positives(), region.unanswered(), region.effectiveSampleSize()),
                other.raw(),
                new RegionEstimate.Pooling(
                        region.pooled(), region.synthetic(), region.randomEffect(), region.shrinkage()),
                region.flags(),
                region.posterior(),
                design == null
                        ? null
                        : new DesignFacts(
                                design.weight(),
                                design.designEffect(),
                                other.design().ownDesignEffect(),
                                design.pooledDesignEffect(),
                                design.primarySamplingUnits(),
                                design.degreesOfFreedom(),
                                other.design().kornGraubard(),
                                new DesignFacts.Unweighted(
                                        other.design().unweighted().raw(),
                                        design.unweighted().pooled(),
                                        other.design().unweighted().rawDifferenceStandardError(),
                                        other.design().unweighted().rawDiffers(),
                                        design.unweighted().pooledDiffers())),
                area == null
                        ? null
                        : new AreaFacts(
                                other.area().direct(),
                                area.pooled(),
                                other.area().variance(),
                                area.smoothedVariance(),
                                other.area().varianceUsed(),
                                area.varianceVerdict(),
                                area.meanSquaredError(),
                                area.pooledIfSmoothed(),
                                other.area().varianceOnScale(),
                                area.pooledByBayes()),
                other.conflict());
    }

    /** Of two analyses one has a profile; side by side neither shows what it withholds. */
    @Test
    void sideBySideTheStricterProfileHoldsForAll() {
        String one = sideBySide(result(SO, true), CONFIDENTIAL);
        assertEquals(one, sideBySide(result(OTHERWISE, true), CONFIDENTIAL));
        assertNotEquals(sideBySide(result(SO, true), Profile.NONE), sideBySide(result(OTHERWISE, true), Profile.NONE));
        // neither does it if its own rules would show the region
        Result fewer = result(SO, true);
        List<Released> both = Released.together(
                List.of(
                        fewer,
                        result(new long[][] {{173, 53}, {161, 57}, {211, 40}, {149, 51}, {177, 33}, {120, 43}}, true)),
                List.of(Profile.NONE, CONFIDENTIAL));
        assertTrue(both.get(1).confidential("K0"));
        assertFalse(both.get(1).result().regions().get(0).pooled().defined());
    }

    private static String sideBySide(Result result, Profile profile) {
        List<Result> results = List.of(result, result);
        List<Released> released = Released.together(results, List.of(Profile.NONE, profile));
        Comparison comparison = Comparison.of(named(results))
                .showing(
                        named(released.stream().map(Released::result).toList()),
                        released.get(0).confidential());
        ComparisonTableView regions =
                ComparisonTableView.of("analysis=1&analysis=2", 2, Map.of("sort", List.of("difference")));
        return ComparisonView.of(comparison, Words.english()).toString()
                + ComparisonTable.of(comparison, regions, Words.english())
                + ComparisonChart.view(comparison, Words.english())
                + ComparisonChart.of(comparison, ChartForm.screen(900, Words.english()), Map.of())
                        .json()
                + ComparisonChart.of(comparison, ChartForm.paper(Words.english()), Map.of())
                        .json();
    }

    private static List<NamedResult> named(List<Result> results) {
        return List.of(new NamedResult("First", results.get(0)), new NamedResult("Second", results.get(1)));
    }

    /** Distinctive figures, searched for in every rounding that a format could give them. */
    @Test
    void withheldFiguresAreNotFound() throws IOException {
        Result full = result(SO, true);
        for (Profile profile : List.of(
                CONFIDENTIAL,
                BuiltInProfile.NCHS.profile(),
                BuiltInProfile.BRFSS.profile(),
                BuiltInProfile.STATISTICS_CANADA.profile(),
                new Profile("Strict", List.of(new VariationCoefficient(FigureGroup.RAW, 0.001, 0.002, false)))
                        .withPooled(),
                new Profile(
                        "Narrow",
                        List.of(
                                new IntervalWidth(FigureGroup.RAW, 0.001),
                                new IntervalWidth(FigureGroup.POOLED, 0.001))))) {
            Released released = Released.of(full, profile);
            Map<String, byte[]> formats = EveryFormat.of(released);
            for (RegionEstimate region : full.regions()) {
                if (released.of(region.region()).stream()
                        .noneMatch(each -> each.flag().withholds())) {
                    continue;
                }
                List<Double> values = new ArrayList<>();
                if (released.publication(region.region()).raw().withheld()) {
                    values.addAll(List.of(region.raw().estimate(), region.raw().upper()));
                }
                if (released.publication(region.region()).pooled().withheld()) {
                    values.addAll(
                            List.of(region.pooled().estimate(), region.pooled().standardError()));
                }
                if (released.publication(region.region()).pooled() == PublicationStatus.UNRELIABLE) {
                    values.add(region.synthetic());
                }
                for (double value : values) {
                    for (String written : List.of(
                            Double.toString(value), String.format("%.5f", value), String.format("%.4f", 100 * value))) {
                        formats.forEach((format, bytes) -> assertFalse(
                                // of a drawing's many coordinates some have the same digits
                                !format.equals("pdf, decoded")
                                        && new String(bytes, StandardCharsets.UTF_8).contains(written),
                                () -> written + " of " + region.label() + " is in " + format));
                    }
                }
            }
        }
    }

    @Test
    void everyFormatNamesTheProfileAndTheSymbols() throws IOException {
        Map<String, byte[]> formats = EveryFormat.of(Released.of(result(SO, false), CONFIDENTIAL));
        for (String format : List.of("csv", "xlsx", "json", "html", "text")) {
            String text = new String(formats.get(format), StandardCharsets.UTF_8);
            assertTrue(text.contains("Confidential"), format);
            assertTrue(text.contains("withheld as confidential"), format);
        }
        assertContains("confidential", new String(formats.get("tidy"), StandardCharsets.UTF_8));
        // what is withheld is left out of a drawing, and not drawn as what it is not
        assertLacks(">NaN<", new String(formats.get("html"), StandardCharsets.UTF_8));
        assertLacks("NaN", new String(formats.get("pdf, its text"), StandardCharsets.UTF_8));
        assertEquals("x", QualityFlag.CONFIDENTIAL.symbol());
    }

    @Test
    void withoutRulesNothingIsSaid() throws IOException {
        Released released = Released.inFull(result(SO, false));
        assertEquals(List.of(), new ReleaseNotes(Words.english()).footnotes(released));
        String text = new String(EveryFormat.of(released).get("html"), StandardCharsets.UTF_8);
        assertLacks("What is published", text);
    }
}
