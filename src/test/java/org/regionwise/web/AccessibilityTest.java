package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.web.Visitor.Sent;

/** Every page by axe at desktop and phone width, light and dark; and none is wider than a small phone. */
@InChromium
class AccessibilityTest {
    private static final String LONG = "question_%d_has_the_respondent_ever_experienced_anything_of_the_kind";

    /**
     * Addresses that look like pages: parts of them, figures for scripts, what passes on to another page, and the page
     * of a job, which is gone with it.
     */
    private static final Set<String> NO_PAGES = Set.of(
            "/analyses/{id}/regions",
            "/analyses/{id}/what-if",
            "/surveys/{id}/compare/regions",
            "/jobs/{id}",
            "/jobs/{id}/progress",
            "/sources/{name}",
            "/uploads/{id}/progress",
            "/guide/glossary",
            "/health",
            "/metrics",
            "/version");

    /** Pages of a server with accounts, and of a backup, which this one has not; see {@link AccountPagesTest}. */
    private static final Set<String> OF_OTHERS = Set.of(
            "/account",
            "/administration",
            "/administration/deeds",
            "/backups/{name}/restore",
            "/sign-in",
            "/surveys/{id}/sharing");

    private static Chromium chromium;

    @AutoClose
    private static RunningApplication application;

    private static List<String> paths;

    @BeforeAll
    static void start(@TempDir Path data, Chromium shared) {
        chromium = shared;
        application = RunningApplication.on(data);
        paths = everyPage(new Visitor(application));
    }

    private static List<String> everyPage(Visitor visitor) {
        List<String> paths = new ArrayList<>(List.of(
                "/",
                "/uploads/new",
                "/sources",
                "/surveys/2",
                "/surveys/2?stored",
                "/surveys/2/analyses/new",
                "/surveys/1/analyses/new?outcome=id",
                "/analyses/1",
                "/analyses/3",
                "/analyses/3/region?key=CZ072&other=CZ010",
                "/analyses/3/explain",
                "/analyses/3/audit",
                "/analyses/3/audit/approximation",
                "/analyses/3/indicators",
                "/analyses/3/indicators?outcomes=harassed_6m,year",
                "/analyses/3/release?profile=nchs",
                "/analyses/3/release?own=1&cell=1&cell-limit=10",
                "/surveys/2/compare?analysis=2&analysis=3&validation=leave-one-out",
                "/surveys/2/compare",
                "/surveys/2/change?analysis=2&analysis=3",
                "/surveys/2/change",
                "/areas/new",
                "/surveys/3/analyses/new",
                "/analyses/4",
                "/surveys/3/means",
                "/surveys/2/erase",
                "/backups",
                "/glossary",
                "/nothing"));
        // a program waits for what the page shows
        visitor.get("/analyses/3/indicators/indicators.json?outcomes=harassed_6m,year");
        paths.add("/guide");
        Matcher guide = Pattern.compile("href=\"(/guide/[a-z-]+)\"")
                .matcher(visitor.get("/guide").body());
        guide.results().map(each -> each.group(1)).distinct().forEach(paths::add);
        paths.addAll(areas(visitor));
        paths.add(waves(visitor));
        Sent survey = Sent.sample("survey", "harassment/survey.csv");
        Sent regions = Sent.sample("regions", "harassment/regions.csv");
        paths.add(visitor.upload(survey, regions));
        String check = visitor.upload(
                survey, Sent.regions(regions.text().replace("CZ010", "Praha").replace("CZ020", "Elsewhere")));
        visitor.step(check, "columns", "region", "region", "outcome", "harassed_6m", "key", "region", "label", "name");
        paths.add(check);
        for (String part : List.of(
                "survey-reading",
                "regions-reading",
                "columns",
                "answers",
                "regions",
                "table",
                "design",
                "predictors",
                "wording",
                "name")) {
            paths.add(check + "/" + part);
        }
        paths.add(visitor.upload(Sent.survey("region,y\nA,1\nB\nC,0,1\n")));
        String cancelled = visitor.upload(survey);
        visitor.post(cancelled + "/cancel");
        paths.add(cancelled);
        paths.addAll(longNames(visitor));
        paths.addAll(imports(visitor));
        return paths;
    }

    /**
     * Files that raise questions: an encoding, ambiguous numbers, unsound rows, regions and shapes that do not match,
     * labels.
     */
    private static List<String> imports(Visitor visitor) {
        List<String> paths = new ArrayList<>(List.of("/uploads/new?replaces=2", "/surveys/2/delete"));
        try {
            Path extracts = Path.of("src/test/resources/extracts");
            paths.add(visitor.upload(
                    new Sent("survey", "semicolon.csv", Files.readAllBytes(extracts.resolve("semicolon-1250.csv"))),
                    new Sent("regions", "regions.xlsx", Files.readAllBytes(extracts.resolve("openxlsx.xlsx")))));
            paths.add(visitor.upload(Sent.survey("region;y;income\nA;1;1.234\nA;0;2.500\nB;1;1.200\n")));
            paths.add(visitor.upload(
                    new Sent("survey", "dead.xlsx", Files.readAllBytes(extracts.resolve("libreoffice-error.xlsx")))));
            String square = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";
            String labelled = visitor.upload(
                    new Sent("survey", "labelled.sav", Files.readAllBytes(extracts.resolve("haven-byte.sav"))),
                    Sent.regions("region,rate\nPraha,1\nÚSTECKÝ KRAJ,2\nKraj Vysocina,3\nElsewhere,4\n"),
                    new Sent(
                            "boundaries",
                            "map.json",
                            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
                                    + "{\"name\":\"Vysocina\"},\"geometry\":" + square + "}]}"));
            visitor.step(labelled, "columns", "region", "region", "outcome", "answer", "key", "region");
            paths.add(labelled);
            paths.add(labelled + "/map");
            paths.add(
                    visitor.upload(Sent.survey("region,y\nA,1\nB,0\n"), Sent.regions("region,rate\nA,1\n")) + "/files");
            String version =
                    visitor.upload(new Sent("replaces", "", "2"), Sent.sample("survey", "harassment/survey.csv"));
            visitor.step(version, "columns", "region", "region", "outcome", "harassed_6m", "key", "region");
            paths.add(visitor.store(version, Visitor.NO_YES_AND_MISSING) + "?stored");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return paths;
    }

    /** Two surveys of one question, a region of which was renamed: the page with figures, and what may be chosen. */
    private static String waves(Visitor visitor) {
        String analyses = "";
        String survey = "";
        for (String last : List.of("Upper part", "Over")) {
            StringBuilder rows = new StringBuilder("region,id,y\n");
            for (int i = 0; i < 120; i++) {
                rows.append(List.of("North", "South", last).get(i % 3))
                        .append(",P")
                        .append(i)
                        .append(',')
                        .append((i * i + last.length()) % 5 < 2 ? 1 : 0)
                        .append('\n');
            }
            survey = visitor.stored(rows.toString());
            String analysis = visitor.analyse(survey, Visitor.question("method", "ml"));
            analyses += "&analysis=" + analysis.replaceAll("\\D", "");
        }
        String asked = "?identifier=id" + analyses;
        visitor.get(survey + "/changes.json" + asked);
        return survey + "/change" + asked;
    }

    /** A table of published estimates: what is what, stored, asked, answered. */
    private static List<String> areas(Visitor visitor) {
        String waiting = visitor.table(AreaRoutesTest.TABLE);
        String form = visitor.place(visitor.table(AreaRoutesTest.TABLE) + "/store", AreaRoutesTest.ROLES);
        String survey = form.replace("/analyses/new", "");
        String result = visitor.analyse(
                survey, "outcome", "est", "predictor", "unemployment", "method", "reml", "scale", "arcsine");
        String said = visitor.table(AreaRoutesTest.TABLE);
        visitor.place(said + "/columns", "key", "area", "estimate", "est", "unit", "percent");
        return List.of(
                waiting,
                said,
                said + "/columns",
                said + "/precision",
                said + "/regions",
                said + "/name",
                said + "/reading",
                survey,
                form,
                result,
                result + "/region?key=C");
    }

    /** Thirty columns, and names that have no place to break. */
    private static List<String> longNames(Visitor visitor) {
        StringBuilder wide = new StringBuilder("region_of_usual_residence_at_the_time_of_the_interview");
        for (int i = 1; i < 30; i++) {
            wide.append(',').append(String.format(LONG, i));
        }
        for (int row = 0; row < 120; row++) {
            wide.append("\nDonaudampfschifffahrtsgesellschaftskapitänslandkreis-")
                    .append(row % 7);
            for (int i = 1; i < 30; i++) {
                wide.append(',').append(i == 7 ? row * 1.23456789 : (row * i) % 3 % 2);
            }
        }
        Sent sent =
                new Sent("survey", "x".repeat(150) + ".csv", wide.append('\n').toString());
        String columns = visitor.upload(sent);
        String stored = visitor.upload(sent);
        visitor.step(
                stored,
                "columns",
                "region",
                "region_of_usual_residence_at_the_time_of_the_interview",
                "outcome",
                String.format(LONG, 1));
        String survey = visitor.store(stored, Visitor.NO_AND_YES);
        List<String> paths = new ArrayList<>(List.of(columns, survey, survey + "/analyses/new"));
        for (int i = 0; i < 2; i++) {
            paths.add(visitor.analyse(
                    survey,
                    Visitor.fields(
                            Visitor.NO_AND_YES,
                            "outcome",
                            String.format(LONG, 1),
                            "level",
                            "95",
                            "points",
                            "15",
                            "respondent-predictor",
                            String.format(LONG, 2 + 2 * i))));
        }
        paths.add(survey + "/compare?analysis=" + paths.get(3).substring(10) + "&analysis="
                + paths.get(4).substring(10));
        return paths;
    }

    /** Every page once, on a phone by day or at a desk by night in turn; the long run has all of it. */
    @ParameterizedTest
    @CsvSource({"LIGHT, 390, 0", "DARK, 1280, 1"})
    void axeFindsNothing(ColorScheme colours, int width, int first) {
        look(
                IntStream.range(0, paths.size())
                        .filter(i -> i % 2 == first)
                        .mapToObj(paths::get)
                        .toList(),
                List.of(width),
                List.of(colours));
    }

    @Tag("long")
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    @Test
    void norAtAnyWidthInEitherTheme() {
        look(paths, List.of(390, 768, 1280, 1920), List.of(ColorScheme.LIGHT, ColorScheme.DARK));
    }

    /** Opens each page once: its width and theme change as it stands. */
    private static void look(List<String> pages, List<Integer> widths, List<ColorScheme> themes) {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            List<Executable> checks = new ArrayList<>();
            for (String path : pages) {
                page.setViewportSize(widths.get(0), 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(themes.get(0)));
                watched.arrive(path);
                openDetails(page);
                for (int width : widths) {
                    page.setViewportSize(width, 900);
                    for (ColorScheme theme : themes) {
                        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                        List<String> found = violations(page);
                        checks.add(() -> assertEquals(List.of(), found, path + " at " + width + ", " + theme));
                    }
                }
            }
            assertAll(checks);
        }
    }

    /** A new page is opened here too, or named as none. */
    @Test
    void everyPageOfTheRoutesIsAmongThem() {
        Set<String> routes = application.routes().keySet().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()))
                .collect(Collectors.toSet());
        List<String> unopened = routes.stream()
                .filter(route -> !route.startsWith("/api/") && !route.matches(".*(\\.[a-zA-Z]+|\\{file})"))
                .filter(route -> !NO_PAGES.contains(route) && !OF_OTHERS.contains(route))
                .filter(route -> paths.stream()
                        .map(path -> path.replaceFirst("[?#].*", ""))
                        // a route without a placeholder takes its own address from those with one
                        .noneMatch(path -> path.equals(route)
                                || !routes.contains(path) && path.matches(route.replaceAll("\\{\\w+}", "[^/]+"))))
                .toList();
        assertEquals(List.of(), unopened);
    }

    @Test
    void axeFindsNothingWhileAnUploadIsUnderWay() {
        Visitor visitor = new Visitor(application);
        String large = "region,y\n" + "A,1\nB,0\n".repeat(150_000);
        String page = "";
        // more are stored than are worked on at once, so that the last one waits
        List<String> pages = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            page = visitor.upload(Sent.survey(large));
            visitor.step(page, "columns", "region", "region", "outcome", "y");
            pages.add(page);
        }
        for (String each : pages) {
            visitor.post(each + "/store", "value", "1", "meaning.0", "yes", "value", "0", "meaning.1", "no");
        }
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            watched.page()
                    .route(
                            "**/progress",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("{\"working\":true,\"words\":\"Saving …\",\"rows\":120000,"
                                            + "\"done\":\"120,000 of 300,000 rows\","
                                            + "\"total\":300000}")));
            watched.go(page);
            assertThat(watched.page().locator("[data-rows]")).hasText("120,000 of 300,000 rows");
            for (int width : new int[] {1280, 390}) {
                watched.page().setViewportSize(width, 900);
                assertEquals(List.of(), violations(watched.page()));
            }
        }
    }

    @Test
    void noPageIsWiderThanASmallPhone() {
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            watched.page().setViewportSize(360, 740);
            List<Executable> checks = new ArrayList<>();
            for (String path : paths) {
                watched.arrive(path);
                openDetails(watched.page());
                Object width = watched.page().evaluate("document.documentElement.scrollWidth");
                checks.add(() -> assertEquals(360, width, path));
            }
            assertAll(checks);
        }
    }

    /** The watch itself: an inline style and a foreign picture are seen. */
    @Test
    void whatThePolicyForbidsIsSeen() {
        WatchedPage watched = WatchedPage.open(application, chromium);
        watched.go("/");
        watched.page().evaluate("""
                document.body.insertAdjacentHTML('beforeend', '<p style="color: red">x</p><img \
                src="http://192.0.2.1/x">')
                """);
        // what the page hears of while it waits is told meanwhile
        watched.page()
                .waitForCondition(
                        () -> watched.wrong().size() >= 2, new Page.WaitForConditionOptions().setTimeout(30_000));
        watched.wrong().clear();
        watched.close();
    }

    private static void openDetails(Page page) {
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
    }

    /** What axe finds on a page. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(AccessibilityTest::inWords)
                        .toList();
    }

    private static String inWords(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().get(0).getHtml() + " "
                + rule.getNodes().get(0).getFailureSummary();
    }
}
