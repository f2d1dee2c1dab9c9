package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.store.source.NamedSources;
import org.regionwise.survey.ImportLimits;
import org.regionwise.web.access.Entrance;

/** In which language pages answer, and the choice of it. */
class LanguageRoutesTest {
    private static RunningApplication application;
    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path folder) {
        application = RunningApplication.on(folder.resolve("data"));
        visitor = new Visitor(application);
    }

    @AfterAll
    static void end() {
        application.close();
    }

    private static HttpResponse<String> get(String path, String accepted, String cookie) {
        return visitor.send(
                visitor.to(path).header("Accept-Language", accepted).header("Cookie", cookie), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es-MX,es;q=0.9,en;q=0.5 | a=b | es | Ir al contenido",
                "cs | a=b | cs | Přejít na obsah",
                "fr | a=b | en | Skip to the content",
                "es | language=cs | cs | Přejít na obsah",
                "es | language=xx | es | Ir al contenido"
            })
    void pagesAnswerInTheLanguageChosenElseAskedFor(String accepted, String cookie, String tag, String skip) {
        HttpResponse<String> page = get("/", accepted, cookie);
        assertTrue(page.body().contains("<html lang=\"" + tag + "\""), page.body());
        assertTrue(page.body().contains(skip), page.body());
        HttpHeaders headers = page.headers();
        assertEquals(tag, headers.firstValue("Content-Language").orElseThrow());
        assertTrue(headers.allValues("Vary").toString().contains("Accept-Language, Cookie"), headers.toString());
    }

    @ParameterizedTest
    @CsvSource({"en, Guide, Glossary", "es, Guía, Glosario", "cs, Průvodce, Slovník"})
    void theGuideAndTheGlossaryAreReadInEveryLanguage(String tag, String guide, String glossary) {
        String contents = get("/guide", tag, "a=b").body();
        assertTrue(contents.contains("<h1 id=\"" + guide.toLowerCase(Locale.ROOT) + "\">"), contents);
        HttpResponse<String> terms = get("/glossary", tag, "a=b");
        assertTrue(terms.body().contains(">" + glossary + "</h1>"), terms.body());
        assertEquals(
                "/glossary",
                visitor.get("/guide/glossary").headers().firstValue("Location").orElseThrow());
        assertEquals(404, get("/guide/nothing", tag, "a=b").statusCode());
    }

    @Test
    void theSchemaOfAResultIsAJsonFile() {
        HttpResponse<String> schema = visitor.get("/guide/result.schema.json");
        assertEquals(
                "application/schema+json",
                schema.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(schema.body().contains("\"$schema\""), schema.body());
    }

    @Test
    void theChoiceIsKeptAndLeadsBackToItsPage() {
        String page = "/surveys/2/compare?analysis=2&analysis=3";
        HttpResponse<String> offered = get(page, "en", "a=b");
        assertTrue(offered.body().contains("value=\"" + page.replace("&", "&amp;") + "\""), offered.body());
        HttpResponse<String> chosen = visitor.post("/language", "language", "es", "page", page);
        assertEquals(303, chosen.statusCode());
        assertEquals(page, chosen.headers().firstValue("Location").orElseThrow());
        String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.startsWith("language=es;") && cookie.contains("SameSite=Lax"), cookie);
        assertTrue(cookie.contains("Path=/;") && cookie.contains("HttpOnly"), cookie);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "/\\evil.example", "https://evil.example", "evil", "", "/a\r\nX: y", "/\t/evil"
            })
    void theChoiceLeadsToNoOtherSite(String page) {
        HttpResponse<String> chosen = visitor.post("/language", "language", "es", "page", page);
        assertEquals(303, chosen.statusCode());
        assertEquals("/", chosen.headers().firstValue("Location").orElseThrow());
    }

    @Test
    void aLanguageThatThereIsNotIsRefused() {
        assertEquals(
                400, visitor.post("/language", "language", "xx", "page", "/").statusCode());
        HttpResponse<String> report = visitor.get("/analyses/3/report.html?language=xx");
        assertEquals(400, report.statusCode());
        assertTrue(report.body().contains("Choose one of en, es, cs."), report.body());
    }

    @Test
    void aFileMayBeInAnotherLanguageThanThePage() {
        assertLanguage("cs", get("/analyses/3/report.html?language=cs", "es", "language=es"));
        // the same address, kept by the server once made
        assertLanguage("es", get("/analyses/3/report.html", "en", "language=es"));
        assertLanguage("en", get("/analyses/3/report.html", "en", "language=en"));
    }

    private static void assertLanguage(String tag, HttpResponse<String> document) {
        String body = document.body();
        assertTrue(body.contains("<html lang=\"" + tag + "\""), body.substring(0, Math.min(200, body.length())));
    }

    @Test
    void aServerMaySpeakOneLanguageToAllWhoChoseNone(@TempDir Path folder) {
        Catalogue catalogue = Catalogue.load();
        try (Application spanish = new Application(
                folder,
                Optional.empty(),
                NamedSources.NONE,
                ImportLimits.USUAL,
                catalogue.language("es"),
                Entrance.OPEN)) {
            spanish.start("127.0.0.1", 0);
            URI first = URI.create("http://localhost:" + spanish.port() + "/");
            HttpResponse<String> page = visitor.send(HttpRequest.newBuilder(first), BodyHandlers.ofString());
            assertTrue(page.body().contains("<html lang=\"es\""), page.body());
        }
    }

    @Test
    void whatAFormSentIsNotLostByAnotherLanguage() {
        HttpResponse<String> refused = visitor.post("/areas");
        assertEquals(422, refused.statusCode());
        assertFalse(refused.body().contains("class=\"languages\""), "the page has no address to come back to");
    }
}
