package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.About;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.document.Documents;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.file.TextReport;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.ResultView;
import org.regionwise.report.words.WarningWords;

/**
 * What warnings say of withheld regions is decided by what they are about and by the keys they carry, never by their
 * words.
 */
class WithheldWarningsTest {
    private static final Profile CONFIDENTIAL = new Profile("Confidential", List.of(new MinimumFrequency(10, true)));

    /** What is said in place of what is left out. */
    private static final Warning SOME = Warning.ofModel("remarks-withheld", Map.of("which", "some"));

    /** Said whether there is anything to leave out or not, which would tell. */
    private static final Warning ANSWERS = Warning.ofModel("remarks-withheld", Map.of("which", "answers"));

    private static final Profile UNRELIABLE = BuiltInProfile.NCHS.profile();

    private static final Warning PRIORS =
            Warning.ofModel("weak-priors", Map.of("on", "coefficients", "coefficientSd", 2.5, "sigmaMean", Double.NaN));

    /** Withheld under both profiles is the first region only, or the first two under {@link #CONFIDENTIAL}. */
    private static Result survey(String key, String name, Warning... warnings) {
        Result plain = Results.of(
                List.of(
                        new Results.Counts(key, name, 14, 3),
                        new Results.Counts("B", "Beskydy", 320, 51),
                        new Results.Counts("C", "Cheb", 240, 60),
                        new Results.Counts("D", "Domažlice", 310, 90)),
                0.4,
                List.of());
        Fit fit = plain.fit();
        return new Result(
                plain.software(),
                plain.survey(),
                plain.model(),
                fit.with(List.of(warnings)),
                plain.national(),
                plain.regions());
    }

    private static List<String> codes(Released released) {
        return released.result().fit().warnings().stream().map(Warning::code).toList();
    }

    @ParameterizedTest
    @CsvSource({"2,", "a,", "regions,", "5,2", "x,all regions", "deviation,use"})
    void aWordOfASentenceIsNoRegion(String key, String name) {
        for (Profile profile : List.of(CONFIDENTIAL, UNRELIABLE)) {
            Released released = Released.of(survey(key, name, PRIORS), profile);
            assertTrue(released.withholds(), "something is withheld in the first place");
            assertEquals(
                    profile.equals(CONFIDENTIAL) ? List.of(PRIORS, ANSWERS) : List.of(PRIORS),
                    released.result().fit().warnings(),
                    profile.name());
        }
    }

    @Test
    void whatIsSaidOfAWithheldRegionIsInNoFormat() throws Exception {
        Warning single = Warning.ofModel("single-unit-strata", Map.of("strata", List.of("Šumperk")), List.of("2"));
        Result full = survey("2", "Jeseník", PRIORS, single);
        Documents documents = new Documents(new Templates("0", Catalogue.load()), new ChartDrawings(new VegaEngine()));
        for (Profile profile : List.of(Profile.NONE, CONFIDENTIAL, UNRELIABLE)) {
            Released released = Released.of(full, profile);
            for (String format : List.of(
                    String.join(" ", ResultView.of(released, Words.english()).warnings()),
                    documents.html(ChartSource.of(released), Heading.NONE),
                    ReleasedJson.write(released),
                    TextReport.text(released, documents.words()))) {
                assertTrue(format.contains("2.5"), "the warning about priors stays");
                assertEquals(profile.equals(Profile.NONE), format.contains("Šumperk"), format);
            }
        }
    }

    /** The sentence is said again of the regions that are shown. */
    @Test
    void ofSeveralRegionsThoseThatAreShownStayNamed() {
        Warning small = new Warning(
                "variance-too-small",
                null,
                Map.of("names", List.of("Jeseník", "Cheb"), "from", "table"),
                List.of("2", "C"),
                About.ANSWERS);
        Warning shown = Released.of(survey("2", "Jeseník", small), UNRELIABLE)
                .result()
                .fit()
                .warnings()
                .get(0);
        assertEquals(List.of("C"), shown.regions());
        assertEquals(Map.of("names", List.of("Cheb"), "from", "table"), shown.facts());
        assertEquals(
                "The sampling variance of Cheb is implausibly small for its number of respondents, so its estimate is "
                        + "shrunk too little. Smooth the variances.",
                new WarningWords(Words.english()).sentence(shown));
        // where counts are confidential, nothing is told of what was answered anywhere
        assertEquals(List.of("remarks-withheld"), codes(Released.of(survey("2", "Jeseník", small), CONFIDENTIAL)));
    }

    /** Codes do not matter: the one begins with “regions-”, the other with nothing known. */
    @ParameterizedTest
    @ValueSource(strings = {"regions-not-in-table", "something-new"})
    void aboutDecidesWhereCountsAreConfidential(String code) {
        Warning model = Warning.ofModel(code);
        Warning answers = Warning.ofAnswers(code, Map.of("people", 3), List.of());
        assertEquals(
                List.of(model, ANSWERS),
                Released.of(survey("2", null, model, answers), CONFIDENTIAL)
                        .result()
                        .fit()
                        .warnings());
        assertEquals(
                2,
                codes(Released.of(survey("2", null, model, answers), UNRELIABLE))
                        .size());
    }

    @Test
    void whatAnEarlierVersionSaidIsShownOnlyWhereNothingIsWithheld() {
        Warning old = new Warning("singular", "Old words.", Map.of(), List.of(), About.UNKNOWN);
        Result result = survey("2", null, old);
        assertEquals(List.of("singular"), codes(Released.of(result, Profile.NONE)));
        assertEquals(List.of("remarks-withheld"), codes(Released.of(result, CONFIDENTIAL)));
        assertEquals(List.of("remarks-withheld"), codes(Released.of(result, UNRELIABLE)));
    }

    /** What is left out is not “no problem”; how a region was read is no secret of an unreliable figure. */
    @Test
    void whatIsLeftOutIsSaidAndHowRegionsWereReadStays() throws Exception {
        Warning read = Warning.ofReading("regions-alike-in-table", Map.of("groups", List.of()), List.of("2"));
        Warning odd = Warning.ofAnswers("census", Map.of(), List.of("2"));
        Result full = survey("2", "Jeseník", read, odd);
        assertEquals(
                List.of(read, SOME),
                Released.of(full, UNRELIABLE).result().fit().warnings());
        assertEquals(
                List.of(ANSWERS), Released.of(full, CONFIDENTIAL).result().fit().warnings());
        Documents documents = new Documents(new Templates("0", Catalogue.load()), new ChartDrawings(new VegaEngine()));
        Released released = Released.of(survey("2", "Jeseník", odd), UNRELIABLE);
        String html = documents.html(ChartSource.of(released), Heading.NONE);
        assertContains("Some remarks are not shown", html);
        assertLacks("no problems found", html);
    }

    /** Extremes are of the regions that are shown, and so are those that were compared with the model. */
    @Test
    void wordsOnAllRegionsSayThatSomeAreNotAmongThem() throws Exception {
        Released released = Released.of(survey("2", "Jeseník"), UNRELIABLE);
        Documents documents = new Documents(new Templates("0", Catalogue.load()), new ChartDrawings(new VegaEngine()));
        String among = "This is so among the regions shown";
        assertContains(among, documents.html(ChartSource.of(released), Heading.NONE));
        assertLacks(among, documents.html(ChartSource.of(Released.inFull(survey("2", "Jeseník"))), Heading.NONE));
    }
}
