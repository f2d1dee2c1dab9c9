package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Patience;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.ProfileJson;

/** Files of a result with many regions, whose making takes longer than a moment. */
@InChromium
class FileJobsTest {
    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String analysis;

    /** 3,000 regions: setting the pages of their table alone takes some seconds. */
    @BeforeAll
    static void start(@TempDir Path folder, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(folder.resolve("data"));
        visitor = new Visitor(application);
        StringBuilder rows = new StringBuilder("region,y\n");
        for (int i = 0; i < 30_000; i++) {
            rows.append("R").append(i % 3_000).append(',').append(i * 7 % 11 < 3 ? 1 : 0);
            rows.append('\n');
        }
        analysis = visitor.analyse(
                visitor.stored(rows.toString()),
                Visitor.question("method", "ml", "level", "95", "points", "9", "title", "Many regions"));
    }

    /** As a browser goes to an address. */
    private static HttpRequest.Builder going(String path) {
        return visitor.to(path).header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
    }

    /** The page of the making of a file that is not there within a moment. */
    private static String making(String path) {
        HttpResponse<String> answer = visitor.send(going(path), BodyHandlers.ofString());
        assertEquals(302, answer.statusCode(), path);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void aBrowserIsShownTheMakingAndThenGivenTheFileWhichAProgramGetsAtOnce() {
        String path = analysis + "/report.pdf?title=Asked+by+a+browser";
        String job = making(path);
        assertTrue(job.startsWith("/jobs/"), job);
        String page = visitor.get(job).body();
        assertTrue(page.contains("<h1>Making the file</h1>") && page.contains("PDF of “Many regions”"), page);
        byte[] program = visitor.bytes(path).body();
        assertEquals("%PDF-", new String(program, 0, 5, StandardCharsets.US_ASCII));
        visitor.await(job);
        String ready = visitor.get(job).body();
        assertTrue(ready.contains("Your file is ready") && ready.contains("0; url=" + path), ready);
        HttpResponse<byte[]> browser = visitor.send(going(path), BodyHandlers.ofByteArray());
        assertEquals(200, browser.statusCode());
        assertEquals(
                "attachment; filename=\"y-many-regions-" + analysis.replaceAll("\\D", "") + ".pdf\"",
                browser.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals(
                "application/pdf", browser.headers().firstValue("Content-Type").orElseThrow());
        assertArrayEquals(program, browser.body());
    }

    /** Who waits for the file hears of its end only when its making has ended. */
    @Test
    void cancellingStopsTheMaking() {
        String path = analysis + "/report.pdf?title=Cancelled";
        CompletableFuture<HttpResponse<String>> waiting = CompletableFuture.supplyAsync(() -> visitor.get(path));
        String job = making(path);
        Patience.until(
                () -> visitor.json(job + "/progress").get("words").asText().equals("Setting the pages"),
                () -> "the setting of pages");
        HttpResponse<String> cancelled = visitor.post(job + "/cancel");
        assertEquals(302, cancelled.statusCode());
        assertEquals(analysis, cancelled.headers().firstValue("Location").orElseThrow());
        assertEquals(404, visitor.get(job).statusCode());
        HttpResponse<String> told = waiting.join();
        assertEquals(410, told.statusCode());
        assertTrue(told.body().contains("The computation was stopped"), told.body());
    }

    @Test
    void furtherFilesAreRefusedWhenManyAreMadeAndPagesStillCome() {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        ExecutorService together = Executors.newCachedThreadPool();
        for (int i = 0; i < 30; i++) {
            String path = analysis + "/report.pdf?title=Number+" + i;
            asked.add(
                    CompletableFuture.supplyAsync(() -> visitor.send(going(path), BodyHandlers.ofString()), together));
        }
        together.shutdown();
        List<String> jobs = new ArrayList<>();
        int refused = 0;
        for (CompletableFuture<HttpResponse<String>> each : asked) {
            HttpResponse<String> answer = each.join();
            if (answer.statusCode() == 503) {
                assertTrue(answer.body().contains("Too many files are being made"), answer.body());
                refused++;
            } else {
                jobs.add(answer.headers().firstValue("Location").orElseThrow());
            }
        }
        assertTrue(refused >= 1, jobs.toString());
        assertEquals(200, visitor.get(analysis).statusCode());
        assertEquals(200, visitor.get(analysis + "/regions.csv").statusCode());
        jobs.forEach(job -> visitor.post(job + "/cancel"));
        jobs.forEach(job -> assertEquals(404, visitor.get(job).statusCode()));
    }

    /** The file that was made stays unseen when less may be shown by the time that it is fetched. */
    @Test
    void whatIsWithheldMeanwhileIsNotInTheFile() {
        String path = "/analyses/3/report.html?title=Before+and+after";
        String before = visitor.get(path).body();
        assertEquals(before, visitor.get(path).body());
        visitor.post("/analyses/3/release", "profile", ProfileJson.write(BuiltInProfile.CONFIDENTIAL.profile()));
        String after = visitor.get(path).body();
        assertLacks("Confidentiality, counts below 10", before);
        assertContains("Confidentiality, counts below 10", after);
    }

    @Test
    void inTheBrowserTheFileComesWithAndWithoutScripts() throws IOException {
        for (boolean scripts : new boolean[] {true, false}) {
            try (WatchedPage watched = WatchedPage.open(
                    application, chromium, new Browser.NewContextOptions().setJavaScriptEnabled(scripts))) {
                Page page = watched.page();
                watched.go(analysis);
                page.locator("#export summary").click();
                page.locator("#report-title").fill("Scripts: " + scripts);
                String last = scripts ? "progress[id=export-progress]" : "h1";
                Download download = page.waitForDownload(new Page.WaitForDownloadOptions().setTimeout(120_000), () -> {
                    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("PDF"))
                            .click();
                    assertThat(page.locator(last)).isVisible();
                });
                assertTrue(download.suggestedFilename().endsWith(".pdf"), download.suggestedFilename());
                assertEquals("%PDF-", new String(Files.readAllBytes(download.path()), 0, 5, StandardCharsets.US_ASCII));
                if (scripts) {
                    // the page stayed where it was
                    assertThat(page.locator("[data-export-said]")).hasText("Your file is ready");
                    assertThat(page.locator("#export-progress")).isHidden();
                } else {
                    assertThat(page.locator("h1")).hasText("Your file is ready");
                    Download again = page.waitForDownload(
                            () -> page.getByText("get the file here").click());
                    assertArrayEquals(Files.readAllBytes(download.path()), Files.readAllBytes(again.path()));
                    page.getByRole(
                                    AriaRole.LINK,
                                    new Page.GetByRoleOptions().setName("Back").setExact(true))
                            .click();
                }
                assertThat(page).hasURL(Pattern.compile(analysis + "$"));
            }
        }
    }

    @Test
    void theMakingIsCancelledInTheBrowserAndItsPagesAreAccessible() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go(analysis + "/report.pdf?title=Never");
            page.waitForURL(Pattern.compile("/jobs/"));
            assertThat(page.locator("h1")).hasText("Making the file");
            assertEquals(
                    List.of(),
                    new AxeBuilder(page).setLegacyMode(true).analyze().getViolations());
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(analysis + "$"));
        }
    }
}
