package org.regionwise.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.analysis.result.DataFlag;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** What every row's raw and pooled figure may be used for, and on what the pooled one rests. */
class PublicationTest {
    /** Enough respondents and a narrow interval. */
    private static final Estimate NARROW = new Estimate(0.3, 0.01, 0.28, 0.32);
    /** Wider than half an estimate's CV of 33.3%, 30 points and ten points either way. */
    private static final Estimate WIDE = new Estimate(0.3, 0.12, 0.11, 0.58);

    private static RegionEstimate region(long n, long yes, Estimate pooled, double modelWeight) {
        return new RegionEstimate(
                new RegionEstimate.Place("A", null, null),
                new RegionEstimate.Sample(n, yes, 0, null),
                Tables.simple(yes, n),
                new RegionEstimate.Pooling(pooled, 0.25, new RandomEffect(0.1, 0.1, 0.1), modelWeight),
                n == 0 ? List.of(DataFlag.NO_RESPONDENTS.code()) : List.of(),
                null,
                null,
                null,
                null);
    }

    private static Publication of(Profile profile, RegionEstimate region) {
        Released released = Released.of(Tables.of(List.of(region), 1000, Tables.simple(300, 1000)), profile);
        Publication publication = released.publications().get(0);
        assertEquals(publication, released.publication("A"));
        return publication;
    }

    private static String said(Publication publication) {
        return publication.raw().code() + " "
                + publication.pooled().code() + " "
                + publication.basis().code();
    }

    @ParameterizedTest
    @CsvSource({
        "none, 400, 120, not-judged not-judged own-answers",
        "nchs, 400, 120, publishable unreliable none",
        "nchs, 20, 6, unreliable unreliable none",
        "statistics-canada, 400, 120, publishable unreliable none",
        "ons, 400, 120, publishable use-with-caution own-answers",
        "brfss, 400, 120, publishable unreliable none",
        "confidential, 400, 120, publishable publishable own-answers",
        "confidential, 20, 6, confidential confidential none",
        "cms, 20, 10, confidential confidential none"
    })
    void everyProfileSaysSomethingOfBothColumns(String code, long n, long yes, String expected) {
        BuiltInProfile profile = BuiltInProfile.of(code).orElseThrow();
        assertEquals(expected, said(of(profile.profile(), region(n, yes, WIDE, 0.4))));
    }

    @ParameterizedTest
    @EnumSource
    void aNarrowPooledEstimateMayBePublishedUnderEveryProfile(BuiltInProfile profile) {
        PublicationStatus status =
                of(profile.profile(), region(400, 120, NARROW, 0.4)).pooled();
        assertEquals(
                profile == BuiltInProfile.NONE ? PublicationStatus.NOT_JUDGED : PublicationStatus.PUBLISHABLE, status);
    }

    @ParameterizedTest
    @EnumSource(names = {"NCHS", "STATISTICS_CANADA", "ONS", "BRFSS"})
    void withoutThemThePooledColumnIsNotJudgedAndStoredChoicesMeanThat(BuiltInProfile profile) {
        Profile raw = profile.withoutPooled();
        assertFalse(raw.adapted(), "rules for the pooled estimate were switched off");
        assertEquals(
                PublicationStatus.NOT_JUDGED,
                of(raw, region(400, 120, WIDE, 0.4)).pooled());
        assertEquals(profile.profile(), raw.withPooled());
        assertEquals(profile.profile(), profile.profile().withPooled());
        Profile stored = ProfileJson.read(ProfileJson.write(raw));
        assertEquals(profile, BuiltInProfile.of(stored).orElseThrow());
        assertEquals(raw, stored);
    }

    /** As it was stored before there were rules for pooled estimates. */
    @Test
    void anEarlierChoiceKeepsItsMeaning() {
        Profile stored =
                ProfileJson.read("{\"name\":\"NCHS, proportions\",\"rules\":[{\"rule\":\"nchs-proportion\"}]}");
        assertEquals(BuiltInProfile.NCHS.withoutPooled(), stored);
        assertEquals("unreliable not-judged own-answers", said(of(stored, region(20, 6, WIDE, 0.4))));
    }

    /** Less than a fifth of the weight: 1 − 0.8 is a fifth, whatever its binary digits. */
    @ParameterizedTest
    @CsvSource({
        "100, 0.8, own-answers",
        "100, 0.8001, mainly-model",
        "100, 1, mainly-model",
        "0, 1, model-only",
        "0, NaN, model-only"
    })
    void aPooledEstimateRestsOnAnswersOrOnTheModel(long n, double modelWeight, String basis) {
        Publication publication = of(BuiltInProfile.NCHS.profile(), region(n, n * 3 / 10, NARROW, modelWeight));
        assertEquals(basis, publication.basis().code());
        assertEquals(PublicationStatus.PUBLISHABLE, publication.pooled());
        assertEquals(n == 0, publication.raw() == PublicationStatus.NO_FIGURE);
    }

    /** Where nobody answered the model alone expects the pooled figure, so that both are withheld. */
    @Test
    void whatTheModelExpectsGoesWithThePooledEstimate() {
        Result result = Tables.of(List.of(region(0, 0, WIDE, 1)), 1000, Tables.simple(300, 1000));
        RegionEstimate shown = Released.of(result, BuiltInProfile.BRFSS.profile())
                .result()
                .regions()
                .get(0);
        assertFalse(shown.pooled().defined(), "the interval is wider than ten points either way");
        assertTrue(Double.isNaN(shown.synthetic()), "the same figure under another name");
    }

    /** By R: plogis(qlogis(p) ± qnorm(.975)/qnorm(level') (…)), see the limits of each. */
    @ParameterizedTest
    @CsvSource({
        "0.3, 0.16, 0.4599, 0.95, publishable",
        "0.3, 0.16, 0.46, 0.95, unreliable",
        "0.02, 0.005, 0.05, 0.95, publishable",
        "0.03, 0.005, 0.056, 0.95, unreliable",
        "0.97, 0.944, 0.995, 0.95, use-with-caution",
        // plogis(qlogis(.3) + 2.905877 * (qlogis(c(.25, .36)) - qlogis(.3))) has a width of 0.3146
        "0.3, 0.25, 0.36, 0.5, unreliable",
        // with 0.7609 = qnorm(.975) / qnorm(.995) in place of 2.9059 a width of 0.2629
        "0.3, 0.15, 0.49, 0.99, publishable"
    })
    void nchsLimitsAreAskedOfThePooledIntervalAt95Percent(
            double p, double lower, double upper, double level, String expected) {
        RegionEstimate region = region(100, 30, new Estimate(p, 0.01, lower, upper), 0.4);
        Result result = Tables.at(level, Tables.of(List.of(region), 1000, Tables.simple(300, 1000)));
        Released released = Released.of(result, new Profile("Pooled", List.of(new NchsPooledProportion())));
        assertEquals(expected, released.publications().get(0).pooled().code());
        assertEquals(
                PublicationStatus.NOT_JUDGED, released.publications().get(0).raw());
    }

    @Test
    void theNationIsJudgedToo() {
        Result result = Tables.of(List.of(region(400, 120, NARROW, 0.4)), 1000, Tables.simple(0, 1000));
        Publication nation = Released.of(result, BuiltInProfile.NCHS.profile()).nation();
        assertEquals("review publishable none", said(nation));
        assertEquals(Set.of(FigureGroup.RAW), new NchsProportion().judges());
    }

    /** The severest counts: a flag beside a withheld figure is moot. */
    @Test
    void theSeverestVerdictCounts() {
        Profile profile = new Profile(
                "Both", List.of(new MinimumRespondents(500, false), new IntervalWidth(FigureGroup.RAW, 0.01)));
        assertEquals("unreliable not-judged own-answers", said(of(profile, region(400, 120, NARROW, 0.4))));
        assertEquals(
                PublicationStatus.USE_WITH_CAUTION,
                of(new Profile("One", List.of(new MinimumRespondents(500, false))), region(400, 120, NARROW, 0.4))
                        .raw());
    }
}
