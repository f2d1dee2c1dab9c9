package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages in Spanish and Czech, on a phone: nothing in English but names of the data, and nothing cut off. English is
 * known by words that every paragraph of it has and neither other language.
 */
@InChromium
class TranslatedPagesTest {
    private static final int PHONE = 390;

    /** What samples and offices call themselves, their surveys, analyses and values, longest first. */
    private static final List<String> DATA = List.of(
            "Harassment in the last six months (simulated)",
            "Poverty by province, two-stage sample (simulated)",
            "Vaccination by district (simulated)",
            "Est by unemployment, area level on the arcsine scale, restricted maximum likelihood",
            "Harassment in the last six months",
            // the first line of an axis's title
            "Harassment in the last",
            "adults harassed in the last six months",
            "harassed in the last six months",
            "2024 and 2025",
            "share of rural households",
            "adults",
            "National Center for Health Statistics",
            "Vital and Health Statistics",
            "Centers for Medicare and Medicaid Services",
            "With unemployment",
            "weighted",
            "No predictors");

    private static final String SCRIPT = script();

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static List<String> paths;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
        paths = paths(new Visitor(application));
    }

    private static List<String> paths(Visitor visitor) {
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/guide",
                "/glossary",
                "/nowhere",
                "/uploads/new",
                "/surveys/2",
                "/surveys/2/delete",
                "/surveys/2/erase",
                "/surveys/2/analyses/new",
                "/surveys/3/analyses/new",
                "/analyses/1",
                "/analyses/3",
                "/analyses/4",
                "/analyses/3/region?key=CZ072&other=CZ010",
                "/analyses/3/audit",
                "/analyses/3/indicators?outcomes=harassed_6m,year",
                "/surveys/2/analyses/new?from=3&predictor=education&level=80&threshold=20",
                "/analyses/3/release?profile=nchs",
                "/analyses/3/release?own=1&cell=1&cell-limit=10",
                "/surveys/2/compare?analysis=2&analysis=3&validation=leave-one-out"));
        // a program waits for what the page shows
        visitor.get("/analyses/3/indicators/indicators.json?outcomes=harassed_6m,year");
        paths.add(visitor.upload(
                new Visitor.Sent("survey", "wave.csv", "region,y,weight\nA,1,2\nA,0\nB,1,3\nC,0,1,9\n")));
        String upload = visitor.upload(new Visitor.Sent(
                "survey", "wave.csv", "region;y;weight\nPrag;1;2,5\nPrag;2;1,5\nBrno;1;NA\nBrno;9;2\nCelkem;;\n"));
        paths.add(upload);
        String checked = visitor.upload(
                new Visitor.Sent("survey", "wave.csv", "region,y,w\nPrag,1,2\nPrag,2,1\nBrno,1,3\nBrno,9,2\n"),
                new Visitor.Sent("regions", "regions.csv", "region,x,people\nPraha,1,10\nBrno,2,20\n"));
        visitor.step(checked, "columns", "region", "region", "outcome", "y", "key", "region");
        paths.add(checked);
        for (String part :
                List.of("columns", "answers", "regions", "table", "design", "predictors", "name", "wording")) {
            paths.add(checked + "/" + part);
        }
        paths.add(visitor.table(AreaRoutesTest.TABLE));
        paths.add(visitor.table(AreaRoutesTest.TABLE.replace("12.5", "0.125x")));
        String table = visitor.table(AreaRoutesTest.TABLE);
        visitor.place(table + "/columns", "key", "area", "estimate", "est", "unit", "percent");
        paths.add(table);
        for (String part : List.of("precision", "regions", "name", "reading")) {
            paths.add(table + "/" + part);
        }
        String survey = visitor.place(visitor.table(AreaRoutesTest.TABLE) + "/store", AreaRoutesTest.ROLES)
                .replace("/analyses/new", "");
        paths.add(visitor.analyse(
                survey, "outcome", "est", "predictor", "unemployment", "method", "reml", "scale", "arcsine"));
        return paths;
    }

    private static String script() {
        try {
            return Files.readString(
                    Path.of("src/test/resources/org/regionwise/web/translated-page.js"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"es", "cs"})
    void nothingIsLeftInEnglishAndNothingIsCutOff(String language) {
        try (BrowserContext context = chromium.browser().newContext()) {
            context.addCookies(List.of(new Cookie("language", language).setUrl(application.address())));
            Page page = context.newPage();
            page.setViewportSize(PHONE, 844);
            List<Executable> checks = new ArrayList<>();
            for (String path : paths) {
                List<String> found = found(page, application.address() + path, DATA);
                checks.add(() -> assertEquals(List.of(), found, path + " in " + language));
            }
            assertAll(checks);
        }
    }

    /** What is left in English, or cut off, at an address; {@code data} is what people wrote. */
    @SuppressWarnings("unchecked")
    static List<String> found(Page page, String address, List<String> data) {
        page.navigate(address);
        // what is computed when it is asked for waits until then
        page.waitForFunction("() => [...document.querySelectorAll('[data-chart]:not([data-asked]) .chart-place')]"
                + ".every(each => each.classList.contains('drawn'))");
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        return (List<String>) page.evaluate(SCRIPT, List.of(PHONE, data));
    }
}
