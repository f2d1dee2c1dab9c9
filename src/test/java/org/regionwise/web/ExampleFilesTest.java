package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.web.Visitor.Sent;

/** The files to download that show what an upload takes are taken as they are. */
class ExampleFilesTest {
    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Sent saved(String field, String path) {
        HttpResponse<byte[]> answer = visitor.bytes(path);
        assertEquals(200, answer.statusCode(), path);
        String disposition = answer.headers().firstValue("Content-Disposition").orElseThrow();
        assertTrue(disposition.matches("attachment; filename=\"[a-z-]+[.]csv\""), disposition);
        return new Sent(field, disposition.replaceAll(".*filename=\"|\"$", ""), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "en, region, answer, weight, population",
        "es, región, respuesta, peso, población",
        "cs, kraj, odpověď, váha, počet obyvatel"
    })
    void surveyAndRegionTableAreUnderstood(
            String language, String region, String answer, String weight, String population) {
        String upload = visitor.upload(
                saved("survey", "/examples/template/survey.csv?language=" + language),
                saved("regions", "/examples/template/regions.csv?language=" + language));
        assertLacks("First choose how", visitor.get(upload).body());
        String check = visitor.step(upload, "columns", "region", region, "outcome", answer);
        for (String chosen : new String[] {region, answer, weight, population}) {
            assertContains("<option value=\"" + chosen + "\" selected", check);
        }
        assertContains("Save and analyse", visitor.get(upload).body());
    }

    @ParameterizedTest
    @CsvSource({
        "en, estimate, standard error, respondents, population",
        "es, estimación, error estándar, encuestados, población",
        "cs, odhad, standardní chyba, respondenti, počet obyvatel"
    })
    void publishedEstimatesAreUnderstood(
            String language, String estimate, String error, String respondents, String population) {
        Sent table = saved("table", "/examples/template/estimates.csv?language=" + language);
        String page = visitor.table(table.text());
        String columns = visitor.get(page).body()
                + visitor.get(page + "/precision").body()
                + visitor.get(page + "/regions").body();
        for (String chosen : new String[] {estimate, error, respondents, population}) {
            assertContains("<option value=\"" + chosen + "\" selected", columns);
        }
    }

    @Test
    void theSampleIsThereToo() {
        assertContains(
                "harassed_6m", saved("survey", "/examples/sample/survey.csv").text());
        assertContains(
                "unemployment", saved("regions", "/examples/sample/regions.csv").text());
        assertEquals(404, visitor.get("/examples/sample/truth.csv").statusCode());
        assertEquals(404, visitor.get("/examples/template/..%2f..%2fx.csv").statusCode());
    }
}
