package org.regionwise.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/**
 * What stands on the pages of an upload when their button is pressed is what is done, accepted and read again or not.
 */
class SelectedOnCheckTest {
    private static final List<String> NAMES = List.of(
            "Andalucía",
            "Aragón",
            "Asturias",
            "Baleares",
            "Canarias",
            "Cantabria",
            "Castilla y León",
            "Castilla-La Mancha",
            "Cataluña",
            "Comunidad Valenciana",
            "Extremadura",
            "Galicia",
            "Madrid",
            "Murcia",
            "Navarra",
            "País Vasco",
            "La Rioja");
    private static final String SLIP = "Extremdura";
    private static final String SQUARE = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";

    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Sent survey() {
        StringBuilder rows = new StringBuilder("region,y\n");
        for (String name : NAMES) {
            rows.append((name + ",1\n").repeat(3)).append((name + ",0\n").repeat(9));
        }
        return Sent.survey(rows + SLIP + ",1\n" + SLIP + ",0\n");
    }

    private static Sent regions() {
        StringBuilder table = new StringBuilder("region,rate\n");
        NAMES.forEach(
                name -> table.append(name).append(",").append(name.length()).append('\n'));
        return Sent.regions(table.toString());
    }

    private static String checked(Sent... files) {
        String upload = visitor.upload(files);
        visitor.step(upload, "columns", "region", "region", "outcome", "y", "key", "region");
        return upload;
    }

    @Test
    void aMatchThatStandsSelectedIsStored() {
        String upload = checked(survey(), regions());
        String page = visitor.whole(upload);
        assertTrue(page.contains("1 region of the survey is not in the region table"), page);
        assertTrue(page.contains("<option value=\"Extremadura\" selected"), page);
        String stored = visitor.store(
                upload, Visitor.fields(Visitor.NO_AND_YES, "region-from", SLIP, "region-to", "Extremadura"));
        String body = visitor.get(stored).body();
        assertTrue(body.contains("206 respondents, 17 regions"), body);
        assertTrue(body.contains("“region”: “" + SLIP + "” read as “Extremadura”"), body);
    }

    @Test
    void withoutARegionTableASlipThatStandsSelectedIsStoredAsTheRegion() {
        // another shape than that of the other tests, whose matches would be offered
        String rows = survey().text().replace("\n", ",2026\n").replaceFirst("2026", "year");
        String upload = checked(Sent.survey(rows));
        assertTrue(visitor.whole(upload).contains("look like misspellings"), "it is asked about");
        String stored = visitor.store(
                upload, Visitor.fields(Visitor.NO_AND_YES, "region-from", SLIP, "region-to", "Extremadura"));
        assertContains("17 regions", visitor.get(stored).body());
    }

    @Test
    void aMatchThatIsTakenBackOnTheCheckIsNoneAnyMore() {
        String upload = checked(survey(), regions());
        assertContains("value=\"" + SLIP + "\"", visitor.get(upload).body());
        visitor.place(upload + "/match", "take-back", SLIP);
        String check = visitor.get(upload).body();
        assertLacks("name=\"take-back\" value=\"" + SLIP, check);
        assertContains("1 region of the survey is not in the region table", check);
        visitor.post(upload + "/cancel");
    }

    @Test
    void aShapeThatStandsSelectedIsStored() {
        Sent shapes = new Sent(
                "boundaries",
                "map.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                        + "\"properties\":{\"name\":\"Galizia\"},\"geometry\":" + SQUARE + "},{\"type\":\"Feature\","
                        + "\"properties\":{\"name\":\"Madrid\"},\"geometry\":" + SQUARE + "}]}");
        String upload = checked(survey(), regions(), shapes);
        String stored = visitor.store(
                upload,
                Visitor.fields(
                        Visitor.NO_AND_YES,
                        "region-from",
                        SLIP,
                        "region-to",
                        "",
                        "shape-from",
                        "Galizia",
                        "shape-to",
                        "Galicia"));
        String body = visitor.get(stored).body();
        assertTrue(body.contains("map area “Galizia” is region “Galicia”"), body);
        assertTrue(body.contains("18 regions"), "no match was chosen for " + SLIP);
    }

    @Test
    void anotherButtonKeepsWhatWasChosenAndWhatWasDeclined() {
        String upload = checked(survey(), regions());
        visitor.place(upload + "/answers", "value", "0", "meaning.0", "yes", "value", "1", "meaning.1", "no");
        visitor.place(upload + "/match", "take", "regions", "region-from", SLIP, "region-to", "");
        String again = visitor.whole(upload);
        assertFalse(again.contains("<option value=\"Extremadura\" selected"), again);
        visitor.post(upload + "/back");
        visitor.step(upload, "columns", "region", "region", "outcome", "y", "key", "region");
        String forth = visitor.whole(upload);
        assertFalse(forth.contains("<option value=\"Extremadura\" selected"), forth);
        assertTrue(forth.contains("aria-label=\"0 counts as yes\" checked"), forth);
    }

    @Test
    void aLooseGuessIsProposedFirstAndNotSelected() {
        String upload = checked(
                Sent.survey("region,y\nNorthern Hills,1\nNorthern Hills,0\nMarian,1\nLaken,1\nLakem,0\n"),
                Sent.regions("region,rate\nNorthern Mills Dale,1\nMaria,1\nMariam,2\nLakes,3\n"));
        String page = visitor.get(upload).body();
        assertContains("<h1>Do the regions match?</h1>", page);
        assertFalse(page.matches("(?s).*<option value=\"[^\"]+\" selected.*"), page);
        assertTrue(page.contains("Northern Mills Dale, the likeliest"), page);
    }

    @Test
    void whatIsMatchedIsCountedAsItStandsSelected() {
        String map = NAMES.stream()
                .map(name -> "{\"type\":\"Feature\",\"properties\":{\"name\":\"" + name.replace("Galicia", "Galizia")
                        + "\"}," + "\"geometry\":" + SQUARE + "}")
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
        String page = visitor.whole(checked(survey(), regions(), new Sent("boundaries", "map.geojson", map)));
        assertTrue(page.contains("<option value=\"Galicia\" selected"), page);
        assertTrue(page.contains("Map areas that match a region: 17."), page);
        assertFalse(page.contains("has no map area"), page);
    }

    @Test
    void aTableWhoseRegionsAllStandSelectedIsStored() {
        String upload = checked(
                Sent.survey("region,y\nGalizia,1\nGalizia,0\nMadrit,1\nMadrit,0\n"),
                Sent.regions("region,rate\nGalicia,1\nMadrid,2\n"));
        String page = visitor.whole(upload);
        assertFalse(page.contains("knows none of the survey’s regions"), page);
        assertFalse(page.contains("has no respondents"), page);
        String[] none = {"region-from", "Galizia", "region-to", "", "region-from", "Madrit", "region-to", ""};
        String refused = visitor.step(upload, "store", Visitor.fields(Visitor.NO_AND_YES, none));
        assertTrue(refused.contains("knows none of the survey’s regions"), refused);
        visitor.store(
                upload,
                Visitor.fields(
                        Visitor.NO_AND_YES,
                        "region-from",
                        "Galizia",
                        "region-to",
                        "Galicia",
                        "region-from",
                        "Madrit",
                        "region-to",
                        "Madrid"));
    }

    @Test
    void aMatchThatWasAcceptedOrCarriedOverCanBeChanged() {
        Sent odd = Sent.survey(survey().text().replace("region,y", "place,y"));
        String[] columns = {"region", "place", "outcome", "y", "key", "region"};
        String[] matched = {"region-from", SLIP, "region-to", "Extremadura"};
        for (Sent[] files : new Sent[][] {{odd, regions()}, {odd}}) {
            String first = visitor.upload(files);
            visitor.step(first, "columns", columns);
            String accepted = visitor.step(first, "match", matched);
            assertTrue(accepted.contains("aria-label=\"" + SLIP + " is the same as\""), accepted);
            assertTrue(accepted.contains("<option value=\"Extremadura\" selected"), accepted);
            assertTrue(
                    accepted.contains("<span class=\"note\">matched by Regionwise because of the spelling</span>"),
                    accepted);
            visitor.store(first, Visitor.fields(Visitor.NO_AND_YES, matched));
            String second = visitor.upload(files);
            String carried = visitor.step(second, "columns", columns);
            assertTrue(carried.contains("<option value=\"Extremadura\" selected"), carried);
            assertTrue(carried.contains("<span class=\"note\">as in the earlier upload</span>"), carried);
            String stored =
                    visitor.store(second, Visitor.fields(Visitor.NO_AND_YES, "region-from", SLIP, "region-to", ""));
            assertTrue(visitor.get(stored).body().contains("206 respondents, 18 regions"), "a region of its own");
        }
    }

    @Test
    void severalRegionsBecomeOneOnlyAfterThatWasSaid() {
        String upload = checked(
                Sent.survey("region,y\n" + "North,1\nCenter,0\nCoast,1\nSouth,0\n".repeat(2)),
                Sent.regions("region,rate\nNord,1\nSouth,2\n"));
        String[] into = {
            "region-from", "North", "region-to", "Nord",
            "region-from", "Center", "region-to", "Nord",
            "region-from", "Coast", "region-to", "Nord"
        };
        String[] coding = {"value", "0", "meaning.0", "yes", "value", "1", "meaning.1", "no"};
        String place = visitor.place(upload + "/store", Visitor.fields(coding, into));
        String asked = visitor.get(place).body();
        assertTrue(asked.contains("Nord takes in North, Center and Coast: 6 respondents."), asked);
        assertTrue(asked.contains("If that is right, save again."), asked);
        assertTrue(asked.contains("Yes: “0” (4)"), asked);
        assertContains(
                "3 matches were chosen by you or taken over from an earlier upload",
                visitor.get(upload + "/regions").body());
        String stored = visitor.store(upload, Visitor.fields(coding, into));
        assertTrue(visitor.get(stored).body().contains("8 respondents, 2 regions"), "stored at the second time");
    }

    @Test
    void acceptingMatchesLeavesRegionsWithoutOneAnOpenQuestion() {
        String upload = checked(
                Sent.survey("region,y\n" + "North,1\nQuimper,0\n5001,1\n".repeat(2)),
                Sent.regions("region,rate\nZulia,1\nSouth,2\n05001,3\n"));
        String[] none = {
            "region-from",
            "North",
            "region-to",
            "",
            "region-from",
            "Quimper",
            "region-to",
            "",
            "region-from",
            "5001",
            "region-to",
            "05001"
        };
        String open = "2 regions have no match: North and Quimper. Choose one for each, or continue without.";
        assertContains(open, visitor.whole(upload));
        String[] take = Visitor.fields(none, "take", "regions", "part", "regions");
        String page = visitor.get(visitor.place(upload + "/match", take)).body();
        assertContains(open, page);
        assertContains("role=\"alert\"", page);
        assertContains("1 region is written differently and was matched by Regionwise", page);
        assertLacks("chosen by you", page);
        assertContains("<h1>Do the regions match?</h1>", visitor.get(upload).body());
        visitor.step(upload, "match", Visitor.fields(none, "part", "regions"));
        String check = visitor.get(upload).body().replaceAll("\\s+", " ");
        assertContains("2 regions of the survey are not in the region table", check);
        assertContains("The region table has 2 regions without respondents: Zulia and South.", check);
        assertLacks("2 regions of the region table have no respondents", check);
        assertContains("(matched by Regionwise because of the spelling)", check);
    }

    @Test
    void numbersAreNoSlipsOfEachOther() {
        String upload = checked(
                Sent.survey("region,y\nDistrict 1,1\nDistrict 1,0\nDistrict 18,1\nDistrict 18,0\n"),
                Sent.regions("region,rate\nDistrict 1,1\nDistrict 17,2\n"));
        String page = visitor.whole(upload);
        assertTrue(page.contains("<option value=\"District 17\">"), page);
        assertFalse(page.contains("<option value=\"District 17\" selected"), page);
    }

    @Test
    void aReadingThatWasChangedAndNotReadAgainIsReadWhenTheColumnsAreConfirmed() {
        String upload = visitor.upload(Sent.survey("region;y;note\nA;1;x\nA;2;-9\nB;1;x\nB;2;y\nB;-9;z\n"));
        String[] untouched = {
            "which",
            "survey",
            "numbers",
            ".",
            "encoding",
            "UTF-8",
            "delimiter",
            "59",
            "header-row",
            "1",
            "empty",
            "",
            "dates",
            "",
            "column",
            "region",
            "type",
            "",
            "column-empty",
            "",
            "column",
            "y",
            "type",
            "",
            "column-empty",
            "",
            "column",
            "note",
            "type",
            "",
            "column-empty",
            ""
        };
        String[] changed = untouched.clone();
        changed[11] = "-9";
        visitor.place(upload + "/reading", changed);
        visitor.await(upload);
        String columns = visitor.whole(upload);
        assertTrue(columns.contains("The files were read again, because you changed how they are read"), columns);
        assertTrue(columns.contains("name=\"empty\" value=\"-9\""), columns);
        String check = visitor.step(upload, "columns", "region", "region", "outcome", "y");
        assertTrue(check.contains("1 respondent left it empty"), check);
        visitor.place(upload + "/reading", untouched);
        visitor.await(upload);
        assertContains("read again", visitor.get(upload).body());
        assertLacks("read again", visitor.step(upload, "columns", "region", "region", "outcome", "y"));
    }

    @Test
    @InChromium
    void inTheBrowserNothingNeedsToBeConfirmed(@TempDir Path folder, Chromium chromium) throws Exception {
        Path file = Files.writeString(
                folder.resolve("survey.csv"),
                survey().text()
                        .replace("region,y", "region,y,\"size\"")
                        .replace(",1\n", ",1,\"1,234\"\n")
                        .replace(",0\n", ",0,\"2,345\"\n"),
                StandardCharsets.UTF_8);
        Path table = Files.writeString(folder.resolve("regions.csv"), regions().text());
        try (WatchedPage watched = WatchedPage.open(application, chromium)) {
            Page page = watched.page();
            watched.go("/uploads/new");
            Field.labelled(page, "Survey extract").setInputFiles(file);
            Field.labelled(page, "Region table").setInputFiles(table);
            press(page, "Continue");
            // asked, answered, and not read again
            page.locator("#survey-numbers").selectOption(".,");
            press(page, "Continue");
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The files were read again");
            Field.labelled(page, "Which question do you want a percentage for?").selectOption("y");
            press(page, "Continue");
            assertThat(page.locator(".matched")).containsText(SLIP + " → Extremadura");
            press(page, "Save only");
            assertThat(page.locator(".lead")).containsText("206 respondents, 17 regions");
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
