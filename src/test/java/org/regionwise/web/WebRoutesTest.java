package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.report.workbook.ReadWorkbook;

/**
 * Pages, downloads and JSON over real HTTP, on the sample surveys: 1 is vaccination, 2 harassment with analyses 2 and
 * 3.
 */
class WebRoutesTest {
    private static final String[] CODING =
            Visitor.fields(Visitor.NO_YES_AND_MISSING, "outcome", "harassed_6m", "level", "95", "points", "15");

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    @Test
    void homeListsSurveysAndTheirAnalyses() {
        HttpResponse<String> home = visitor.get("/");
        assertEquals(200, home.statusCode());
        assertEquals("text/html;charset=utf-8", withoutSpaces(home, "Content-Type"));
        for (String expected : List.of(
                "href=\"/surveys/1\"",
                "Vaccination by district (simulated)",
                ">2,500</td>",
                "Harassment in the last six months (simulated)",
                ">14</td>",
                "href=\"/analyses/",
                "With unemployment",
                "href=\"/uploads/new\"")) {
            assertTrue(home.body().contains(expected), expected);
        }
    }

    @Test
    void aSurveyShowsItsColumnsAndAnalyses() {
        String page = visitor.get("/surveys/2").body();
        for (String expected : List.of("harassed_6m", "unemployment", "possible predictor", "href=\"/analyses/2\"")) {
            assertTrue(page.contains(expected), expected);
        }
    }

    @Test
    void aResultShowsEveryPartOfItself() {
        String page = visitor.layers("/analyses/3");
        for (String section : List.of("plot", "regions", "variation", "model", "warnings", "compare", "method")) {
            assertTrue(page.contains("id=\"" + section + "\""), section);
        }
        assertContains("Hlavní město Praha", page);
        assertContains("Harassment in the last six months ranges from 10% to 32% across 14 regions", page);
    }

    @Test
    void theWorkbookAndTheTidyTableHaveTheNumbersOfTheJson() throws IOException {
        String page = visitor.get("/analyses/3").body();
        assertContains("href=\"/analyses/3/regions.xlsx\"", page);
        assertContains("href=\"/analyses/3/regions-tidy.csv\"", page);
        HttpResponse<byte[]> workbook = visitor.bytes("/analyses/3/regions.xlsx");
        assertEquals(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                workbook.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(
                "attachment; filename=\"harassment-in-the-last-six-months-with-unemployment-3.xlsx\"",
                workbook.headers().firstValue("Content-Disposition").orElseThrow());
        Map<String, Map<String, Object>> rows =
                ReadWorkbook.read(workbook.body()).estimates();
        HttpResponse<String> tidy = visitor.get("/analyses/3/regions-tidy.csv");
        assertEquals(
                "attachment; filename=\"harassment-in-the-last-six-months-with-unemployment-3-tidy.csv\"",
                tidy.headers().firstValue("Content-Disposition").orElseThrow());
        JsonNode regions = visitor.json("/api/analyses/3/result").get("regions");
        assertEquals(14, rows.size());
        for (JsonNode region : regions) {
            Map<String, Object> row = rows.get(region.get("region").asText());
            assertEquals(region.get("name").asText(), row.get("name"));
            assertEquals(region.at("/pooled/estimate").doubleValue(), row.get("pooled"));
            assertEquals(region.at("/raw/upper").doubleValue(), row.get("raw_upper"));
            String start = region.get("region").asText() + ","
                    + region.get("name").asText() + ",pooled,"
                    + region.at("/pooled/estimate").asText() + ",";
            assertTrue(tidy.body().contains(start), start);
        }
    }

    @Test
    void theCsvHasTheNumbersOfTheJson() throws IOException {
        HttpResponse<byte[]> csv = visitor.bytes("/analyses/3/regions.csv");
        assertEquals("text/csv;charset=utf-8", withoutSpaces(csv, "Content-Type"));
        assertEquals(
                "attachment; filename=\"harassment-in-the-last-six-months-with-unemployment-3.csv\"",
                csv.headers().firstValue("Content-Disposition").orElseThrow());
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(csv.body(), 3));
        Map<String, NamedCsvRecord> rows = new HashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder()
                .ofNamedCsvRecord(new String(csv.body(), 3, csv.body().length - 3, StandardCharsets.UTF_8))) {
            reader.forEach(row -> rows.put(row.getField("region"), row));
        }
        JsonNode regions = visitor.json("/api/analyses/3/result").get("regions");
        assertEquals(14, regions.size());
        assertEquals(14, rows.size());
        for (JsonNode region : regions) {
            NamedCsvRecord row = rows.get(region.get("region").asText());
            assertEquals(region.get("name").asText(), row.getField("name"));
            assertEquals(region.get("respondents").asText(), row.getField("respondents"));
            assertEquals(number(region.at("/raw/estimate")), number(row, "raw"));
            assertEquals(number(region.at("/raw/lower")), number(row, "raw_lower"));
            assertEquals(number(region.at("/pooled/estimate")), number(row, "pooled"));
            assertEquals(number(region.at("/pooled/standardError")), number(row, "pooled_se"));
            assertEquals(number(region.at("/pooled/upper")), number(row, "pooled_upper"));
            assertEquals(number(region.get("synthetic")), number(row, "synthetic"));
            assertEquals(number(region.get("shrinkage")), number(row, "shrinkage"));
        }
    }

    private static double number(JsonNode node) {
        assertTrue(node.isNumber(), node.toString());
        return node.asDouble();
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    private static String withoutSpaces(HttpResponse<?> response, String header) {
        return response.headers()
                .firstValue(header)
                .orElseThrow()
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    @Test
    void theJsonHasTheFieldsThatScriptsRelyOn() {
        JsonNode result = visitor.json("/api/analyses/3/result");
        for (String field : List.of(
                "/software/name",
                "/software/version",
                "/survey/sha256",
                "/survey/respondents",
                "/survey/used",
                "/model/outcome",
                "/model/positive/0",
                "/model/predictors/0",
                "/model/method",
                "/model/quadraturePoints",
                "/model/interval",
                "/model/seed",
                "/fit/converged",
                "/fit/singular",
                "/fit/warnings",
                "/fit/fixedEffects/1/standardError",
                "/fit/regionStandardDeviation/lower",
                "/fit/logLikelihood",
                "/fit/aic",
                "/fit/bic",
                "/fit/icc/latent/estimate",
                "/fit/icc/response/upper",
                "/fit/medianOddsRatio/estimate",
                "/fit/betweenRegionTest/pValue",
                "/national/raw/estimate",
                "/national/pooled/estimate",
                "/regions/0/randomEffect/mode",
                "/regions/0/flags")) {
            assertFalse(result.at(field).isMissingNode(), field);
        }
        assertEquals("unemployment", result.at("/model/predictors/0").asText());
        assertEquals("unemployment", result.at("/fit/fixedEffects/1/term").asText());
    }

    @Test
    void theReportStandsAlone() {
        HttpResponse<String> report = visitor.get("/analyses/3/report.html");
        assertEquals(
                "attachment; filename=\"harassment-in-the-last-six-months-with-unemployment-3.html\"",
                report.headers().firstValue("Content-Disposition").orElseThrow());
        assertContains("<style>", report.body());
        assertContains("<svg", report.body());
        assertContains("Královéhradecký kraj", report.body());
        for (String foreign : List.of("<link", "<script src", "@import", "href=\"/")) {
            assertFalse(report.body().contains(foreign), foreign);
        }
    }

    @Test
    void analysesStandSideBySide() {
        String page = visitor.get("/surveys/2/compare?analysis=2&analysis=3").body();
        for (String expected :
                List.of("Between-region standard deviation", "Intraclass", "AIC", "likelihood", "Ústecký kraj")) {
            assertTrue(page.contains(expected), expected);
        }
        assertEquals(
                422, visitor.get("/surveys/2/compare?analysis=2&analysis=2").statusCode());
    }

    @Test
    void aNewAnalysisIsKeptWithItsPredictors() {
        String page =
                visitor.analyse("/surveys/2", Visitor.fields(CODING, "predictor", "education", "title", "Zkouška"));
        assertContains("Zkouška", visitor.get(page).body());
        assertContains("Zkouška", visitor.get("/").body());
        JsonNode result = visitor.json("/api" + page + "/result");
        assertEquals("education", result.at("/model/predictors/0").asText());
        assertTrue(
                visitor.get("/surveys/2/analyses/new?from=" + page.substring(page.lastIndexOf('/') + 1))
                        .body()
                        .matches("(?s).*value=\"education\"[^>]*checked.*"),
                "education is checked");
    }

    @Test
    void maximumLikelihoodIsThereToBeChosenAndTested() throws IOException {
        String small = analysis("method", "ml");
        String large = analysis("method", "ml", "predictor", "unemployment");
        String page = visitor.get("/surveys/2/compare?analysis=" + small + "&analysis=" + large)
                .body();
        // reference/extra/sample-harassment: log-likelihoods −426.3626 and −423.8798
        assertTrue(page.replaceAll("<[^>]*>", "").contains("likelihood ratio 4.97 on 1 degree of freedom"), page);
        assertTrue(page.contains("856.73") && page.contains("853.76"), "AIC");
        assertContains(
                "(likelihood ratio 8.91, p = 0.001)",
                visitor.layers("/analyses/" + large).replaceAll("<[^>]*>", ""));
    }

    private String analysis(String... fields) {
        String page = visitor.analyse("/surveys/2", Visitor.fields(CODING, fields));
        return page.substring(page.lastIndexOf('/') + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "threshold, 120, threshold",
        "method, mcmc, Choose one of the options offered",
        "prior-slope-sd, -1, from 0.000001 to 1000000",
        "points, 0, from 1 to 101",
        "level, 100, from 1 to 99.9",
        "level, abc, abc",
        "meaning.0, maybe, harassed_6m",
        "predictor, nonsense, nonsense"
    })
    void aFormThatCannotBeIsRefused(String field, String value, String said) {
        Map<String, String> changed = new HashMap<>(Map.of(field, value));
        String[] asked = CODING.clone();
        for (int i = 0; i < asked.length; i += 2) {
            if (asked[i].equals(field)) {
                asked[i + 1] = changed.remove(field);
            }
        }
        if (!changed.isEmpty()) {
            asked = Visitor.fields(asked, field, value);
        }
        HttpResponse<String> answer = visitor.post("/surveys/2/analyses", asked);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains(said), answer.body());
    }

    @Test
    void anOverlongNameIsRefused() {
        String[] asked = Visitor.fields(CODING, "title", "x".repeat(201));
        assertEquals(422, visitor.post("/surveys/2/analyses", asked).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/surveys/0",
                "/surveys/99",
                "/surveys/abc",
                "/surveys/99999999999999999999",
                "/surveys/-1",
                "/surveys/1/analyses/new?outcome=none",
                "/surveys/1/analyses/new?from=x",
                "/surveys/1/compare?analysis=1&analysis=99",
                "/surveys/1/compare?analysis=a&analysis=b",
                "/analyses/99",
                "/analyses/99/regions.csv",
                "/analyses/99/regions-tidy.csv",
                "/analyses/99/regions-sdmx.csv",
                "/analyses/99/regions.xlsx",
                "/analyses/2.5/report.html",
                "/uploads/00000000-0000-0000-0000-000000000000",
                "/uploads/x/progress",
                "/api/analyses/99/result"
            })
    void whatIsNotThereIsNotFound(String path) {
        HttpResponse<String> answer = visitor.get(path);
        assertEquals(404, answer.statusCode());
        if (path.startsWith("/api/")) {
            assertTrue(answer.body().startsWith("{\"error\":"), answer.body());
        } else {
            assertTrue(answer.body().contains("<h1>Not here</h1>"), answer.body());
        }
    }

    @Test
    void gettingChangesNothing() {
        String before = visitor.get("/").body();
        for (String path : List.of(
                "/surveys/2/analyses?outcome=harassed_6m",
                "/surveys/2/analyses/new?outcome=sex",
                "/uploads",
                "/uploads/x/store",
                "/uploads/x/cancel")) {
            visitor.get(path);
        }
        assertEquals(before, visitor.get("/").body());
    }
}
