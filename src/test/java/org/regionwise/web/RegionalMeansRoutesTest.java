package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.Patience;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.ProfileJson;
import org.regionwise.web.Visitor.Sent;

/** The mean of a measured outcome in every region, asked for on the page for analyses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegionalMeansRoutesTest {
    private static final String[] MEAN = {"whole", "yes", "measure", "mean", "outcome", "hours", "level", "95"};

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;
    private String survey;

    @BeforeAll
    void upload(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        String upload =
                visitor.upload(Sent.sample("survey", "hours/survey.csv"), Sent.sample("regions", "hours/regions.csv"));
        visitor.step(
                upload, "columns", "region", "region", "outcome", "hours", "key", "region", "population", "population");
        survey = visitor.store(upload, "cut", ">=", "bound", "40", "no-answer", "");
    }

    @Test
    void theFormAsksForWhatMeansNeed() {
        String share = visitor.get(survey + "/analyses/new?outcome=hours").body();
        assertContains(survey + "/analyses/new?outcome=hours&amp;measure=mean", share);
        String mean =
                visitor.get(survey + "/analyses/new?outcome=hours&measure=mean").body();
        assertContains("name=\"unit\"", mean);
        assertContains("name=\"population-column\"", mean);
        assertFalse(mean.contains("name=\"bound\""), "no cut");
        assertFalse(mean.contains("name=\"prior-slope-sd\""), "no priors");
        assertFalse(mean.contains("id=\"method-fh\""), "no moments");
    }

    /** The figures of the command, by either model; every page and file of the result, and what hangs on regions. */
    @ParameterizedTest
    @CsvSource({"linear, 42.01, respondent-predictor, age", "area, 41.78, predictor, mean_age"})
    void figuresPagesAndFiles(String model, double highest, String field, String predictor) {
        String analysis = visitor.analyse(
                survey,
                Visitor.fields(
                        MEAN,
                        "model",
                        model,
                        "method",
                        "reml",
                        "unit",
                        "hours",
                        field,
                        predictor,
                        "population-term",
                        "age",
                        "population-column",
                        "mean_age"));
        JsonNode result = visitor.json("/api" + analysis + "/result");
        double pooled = StreamSupport.stream(result.get("regions").spliterator(), false)
                .mapToDouble(region -> region.at("/pooled/estimate").asDouble())
                .max()
                .orElseThrow();
        assertEquals(highest, pooled, 0.005);
        String layers = visitor.layers(analysis);
        assertContains("42.0", layers.replace("41.8", "42.0"));
        assertFalse(layers.contains("answering yes") || layers.contains("percentage points"), "no words of shares");
        for (String file : List.of(
                "regions.csv",
                "regions-tidy.csv",
                "regions.xlsx",
                "regions-sdmx.csv",
                "regions-csvw.zip",
                "regions-ddi.xml",
                "regions.ods",
                "report.html",
                "report.pdf",
                "report.docx",
                "bundle.zip",
                "analysis.R")) {
            HttpResponse<byte[]> sent = visitor.bytes(analysis + "/" + file);
            assertTrue(sent.statusCode() < 400, file + ": " + sent.statusCode());
        }
        HttpResponse<String> influence = visitor.get("/api" + analysis + "/charts/influence.json?width=390");
        assertTrue(influence.statusCode() < 400, "influence: " + influence.statusCode());
        String changed = visitor.get(survey + "/analyses/new?from=" + analysis.replaceAll(".*/", ""))
                .body();
        assertContains("name=\"measure\" value=\"mean\"", changed);
        assertContains("value=\"hours\"", changed);
    }

    @ParameterizedTest
    @CsvSource({"area, reml, '', needs the name of their unit", "linear, bayes, hours, belongs to the area-level model"
    })
    void whatCannotBeIsSaidAtItsField(String model, String method, String unit, String said) {
        HttpResponse<String> refused = visitor.post(
                survey + "/analyses", Visitor.fields(MEAN, "model", model, "method", method, "unit", unit));
        assertEquals(422, refused.statusCode());
        assertContains(said, refused.body());
    }

    /** Rules for figures of regions hold wherever groups have figures. */
    @Test
    void rulesHoldOnThePageOfMeansToo(@TempDir Path data) {
        String upload = visitor.upload(Sent.sample("survey", "hours/survey.csv"));
        visitor.step(upload, "columns", "region", "region", "outcome", "hours");
        String ruled = visitor.store(upload, "cut", ">=", "bound", "40", "no-answer", "");
        String analysis = visitor.analyse(ruled, Visitor.fields(MEAN, "model", "linear", "unit", "hours"));
        visitor.post(analysis + "/release", "profile", ProfileJson.write(BuiltInProfile.CONFIDENTIAL.profile()));
        String page = ruled + "/means?formula=hours+~+1+%2B+(1+%7C+region)";
        Patience.until(() -> !visitor.get(page).body().contains("/jobs/"), () -> "the end of the fit at " + page);
        String shown = visitor.get(page).body();
        assertContains("Publication rules of this survey are in use", shown);
        assertFalse(shown.contains("chart-means"), "no figures of groups");
        assertEquals(
                404, visitor.get(page.replace("/means?", "/means/model.csv?")).statusCode());
        assertEquals(
                404, visitor.get(page.replace("/means?", "/means/means.svg?")).statusCode());
        assertContains("confidential", visitor.get(analysis).body().toLowerCase(Locale.ROOT));
        for (String formula : List.of("hours ~ region + (1 | age)", "hours ~ factor(respondent) + (1 | region)")) {
            String telling = ruled + "/means?formula=" + URLEncoder.encode(formula, StandardCharsets.UTF_8);
            Patience.until(
                    () -> !visitor.get(telling).body().contains("/jobs/"), () -> "the end of the fit at " + telling);
            String refused = visitor.get(telling).body();
            assertContains("sets single regions apart", refused);
            assertFalse(refused.contains("id=\"coefficients\""), "no coefficients of regions");
        }
    }

    /** A logarithm in place of the measured outcome, said on every layer, kept in the form, and in every file. */
    @Test
    void transformedOutcomes() {
        String analysis = visitor.analyse(
                survey, Visitor.fields(MEAN, "model", "linear", "method", "reml", "unit", "hours", "transform", "log"));
        JsonNode result = visitor.json("/api" + analysis + "/result");
        assertEquals("log", result.at("/model/linear/transformation/kind").asText());
        assertContains("fitted to the logarithm of the outcome", visitor.layers(analysis));
        for (String file : List.of("regions.xlsx", "report.html", "report.pdf", "report.docx", "analysis.R")) {
            assertTrue(visitor.bytes(analysis + "/" + file).statusCode() < 400, file);
        }
        String form = visitor.get(survey + "/analyses/new?from=" + analysis.replaceAll(".*/", ""))
                .body();
        assertTrue(form.matches("(?s).*value=\"log\"[^>]*selected.*"), "kept in the form");
    }

    /** What the upload knew as no answer is none of a mean either, unless the form says otherwise. */
    @Test
    void codesOfNoAnswerAreFilledIn() {
        String form = visitor.get("/surveys/2/analyses/new?measure=mean").body();
        assertContains("name=\"no-answer\" value=\"9\"", form);
        String[] mean = {"measure", "mean", "outcome", "harassed_6m", "model", "linear", "method", "reml"};
        for (String[] asked : List.of(mean, Visitor.fields(mean, "no-answer", "9"))) {
            assertEquals(976, result("/surveys/2", asked).at("/survey/used").asInt());
        }
        assertEquals(
                991,
                result("/surveys/2", Visitor.fields(mean, "no-answer", ""))
                        .at("/survey/used")
                        .asInt());
    }

    private JsonNode result(String of, String... asked) {
        return visitor.json("/api" + visitor.analyse(of, asked) + "/result");
    }
}
