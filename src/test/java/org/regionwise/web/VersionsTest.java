package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/**
 * What is decided at one upload is seen afterwards, and offered at the next; surveys have versions, and can be brought
 * back.
 */
class VersionsTest {
    private static final String ROWS = "kraj;uzil;vaha;vrstva;vek\nÚSTECKÝ KRAJ;1;1,25;A;34\nÚSTECKÝ KRAJ;2;0,75;A;51\n"
            + "Vysocina;1;1,1;B;22\nVysocina;2;1,0;B;44\nPraha hl.m.;1;0,8;C;61\nPraha hl.m.;8;0,9;C;n/a\n";
    private static final String REGIONS =
            "region,name,population,rate\nCZ010,Hlavní město Praha,1110000,2.5\nCZ042,Ústecký kraj,680000,4.1\n"
                    + "CZ063,Kraj Vysočina,420000,3.3\nCZ064,Jihomoravský kraj,990000,3.0\n";
    private static final String[] MEANINGS = {
        "value", "1", "meaning.0", "yes", "value", "2", "meaning.1", "no", "value", "8", "meaning.2", "missing"
    };
    private static final String[] COLUMNS = {
        "name",
        "Waves",
        "region",
        "kraj",
        "outcome",
        "uzil",
        "weight",
        "vaha",
        "stratum",
        "vrstva",
        "key",
        "region",
        "label",
        "name",
        "population",
        "population"
    };

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private static Sent extract(String rows) {
        return new Sent("survey", "wave.csv", rows.getBytes(Charset.forName("windows-1250")));
    }

    private static Sent boundaries() {
        StringBuilder shapes = new StringBuilder();
        for (String name : List.of("Praha hl.m.", "Ústecký kraj", "Vysocina", "Jihomoravský kraj")) {
            shapes.append(shapes.isEmpty() ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"NAZEV\":\"")
                    .append(name)
                    .append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}");
        }
        return new Sent("boundaries", "map.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + shapes + "]}");
    }

    private String stored(String page) {
        return visitor.store(page, MEANINGS);
    }

    /** Returns the path of the analysis. */
    private String asked(String survey, String title) {
        return visitor.analyse(survey, Visitor.fields(MEANINGS, "outcome", "uzil", "title", title));
    }

    /** The first wave with everything decided. Returns the survey's path. */
    private String first() {
        String page = visitor.upload(extract(ROWS), Sent.regions(REGIONS), boundaries());
        visitor.post(page + "/reading", "which", "survey", "encoding", "windows-1250", "numbers", ",", "empty", "n/a");
        visitor.await(page);
        visitor.step(page, "columns", COLUMNS);
        visitor.step(
                page,
                "match",
                "take",
                "regions",
                "region-from",
                "Vysocina",
                "region-to",
                "CZ063",
                "region-from",
                "Praha hl.m.",
                "region-to",
                "CZ010");
        return stored(page);
    }

    @Test
    void decisionsAboutRegionsHoldForShapesAndAreSeenAfterwards() {
        String page = visitor.upload(extract(ROWS), Sent.regions(REGIONS), boundaries());
        String before = visitor.step(page, "columns", COLUMNS);
        assertTrue(before.contains("2 regions of the survey are not in the region table"), before);
        String matched =
                visitor.step(page, "match", "take", "regions", "region-from", "Vysocina", "region-to", "CZ063");
        assertTrue(matched.contains("<span class=\"note\">as you chose</span>"), matched);
        assertTrue(matched.replaceAll("\\s+", " ").contains("“Vysocina” as “CZ063”, as in the survey"), matched);
        visitor.step(page, "match", "undo", "regions");
        // and the other way round: what is said of a shape holds for the region that is written so
        String ofShape =
                visitor.step(page, "match", "take", "shapes", "shape-from", "Praha hl.m.", "shape-to", "CZ010");
        assertTrue(ofShape.replaceAll("\\s+", " ").contains("“Praha hl.m.” as “CZ010”, as in the boundaries"), ofShape);
        String survey = stored(page);
        String body = visitor.get(survey).body();
        assertTrue(body.contains("“kraj”: “Praha hl.m.” read as “CZ010”"), body);
        assertTrue(body.contains("map area “Praha hl.m.” is region “CZ010”"), body);
    }

    @Test
    void meaningsSaidBeforeMatchingAndGoingBackAreKept() {
        String page = visitor.upload(extract(ROWS), Sent.regions(REGIONS));
        visitor.step(page, "columns", COLUMNS);
        visitor.post(page + "/answers", "value", "8", "meaning.0", "no");
        String matched =
                visitor.step(page, "match", "take", "regions", "region-from", "Vysocina", "region-to", "CZ063");
        assertTrue(matched.contains("aria-label=\"8 counts as no\" checked"), matched);
        visitor.post(page + "/back");
        String back = visitor.step(page, "columns", "region", "kraj", "outcome", "uzil");
        assertTrue(back.contains("value=\"Waves\""), back);
        assertTrue(back.contains("<option value=\"vrstva\" selected=\"selected\">"), back);
    }

    @Test
    void aNewVersionKeepsRegionTableBoundariesAndEveryChoice() {
        String first = first();
        String analysis = asked(first, "The old one");
        assertContains("“kraj”: “Vysocina” read as “CZ063”", visitor.layers(analysis));
        String id = first.replaceAll("\\D", "");
        String choose = visitor.get("/uploads/new?replaces=" + id).body();
        assertTrue(
                choose.contains("From the version before: regions.csv. It is used again unless you choose another."),
                choose);
        assertTrue(choose.contains("From the version before: map.geojson"), choose);

        String page = visitor.upload(new Sent("replaces", "", id), extract(ROWS + "Vysocina;2;1,0;B;n/a\n"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("This becomes a new version of “Waves”"), columns);
        assertTrue(columns.contains("numbers like 1234,5; counted as empty: “n/a”"), columns);
        assertTrue(columns.contains("This is the region table of the version before"), columns);
        String offered = columns + visitor.step(page, "columns", "region", "kraj", "outcome", "uzil");
        for (String chosen : List.of("kraj", "uzil", "vaha", "vrstva", "population")) {
            assertTrue(offered.contains("<option value=\"" + chosen + "\" selected=\"selected\">"), chosen + offered);
        }
        String check = visitor.step(page, "columns", COLUMNS);
        assertTrue(check.contains("<span class=\"note\">as in the earlier upload</span>"), check);
        assertTrue(check.contains("aria-label=\"8 counts as no answer\" checked"), check);
        assertTrue(check.contains("Map areas that match a region: 4."), check);
        String second = stored(page);
        String body = visitor.whole(second);
        assertTrue(body.contains("7 respondents, 4 regions"), body);
        assertTrue(body.contains("Boundaries: map.geojson."), body);
        assertTrue(body.contains("This is version 2.") && body.contains("The old one"), body);
        assertContains("There is a newer version", visitor.whole(first));
        assertContains(
                "There is a newer version of this survey", visitor.get(analysis).body());
        String home = visitor.get("/").body();
        assertTrue(home.contains("The old one") && home.contains(", of version 1"), home);

        // what another version says is compared with what this one does, and that they differ is said first
        String newer = asked(second, "The new one");
        String query =
                "/compare?analysis=" + analysis.replaceAll("\\D", "") + "&analysis=" + newer.replaceAll("\\D", "");
        String compared = visitor.get(second + query).body();
        assertTrue(compared.contains(", version 1)") && compared.contains(", version 2)"), compared);
        int differing = compared.indexOf("File (SHA-256)");
        assertTrue(differing > 0 && differing < compared.indexOf("Median odds ratio"), compared);
        assertTrue(compared.substring(differing).matches("(?s).*?<td[^>]*>[0-9a-f]{12}…</td>.*"), compared);
        assertTrue(compared.contains("are of different data"), compared);
        assertFalse(compared.contains("Score the predictions"), "predictions of different answers do not compare");
        assertContains(">version 1</span>", visitor.get(newer).body());
        assertContains("aria-label=\"Compare The old one, version 1\"", visitor.whole(second));
        assertContains("are of different data", visitor.whole("/surveys/1" + query));

        String without =
                visitor.upload(new Sent("replaces", "", id), new Sent("without-regions", "", "on"), extract(ROWS));
        assertLacks("Region table:", visitor.get(without).body());
    }

    @Test
    void aSurveyOfTheSameShapeIsFilledInAndAnalysesBeginWithWhatWasSaid() {
        String first = first();
        String form = visitor.get(first + "/analyses/new").body();
        assertTrue(form.contains("<option value=\"vaha\" selected=\"selected\">"), form);
        assertTrue(form.contains("Suggested “vaha”: its name contains “vaha”"), form);
        assertFalse(form.contains("value=\"vek\" checked"), "predictors are for the analyst to choose");
        String page = visitor.upload(extract(ROWS), Sent.regions(REGIONS));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("The columns are the same as in “Waves”"), columns);
        assertTrue(columns.contains("counted as empty: “n/a”"), columns);
        String check = visitor.step(page, "columns", COLUMNS);
        assertTrue(check.contains("<option value=\"CZ010\" selected"), check);
        assertTrue(check.contains("as in the earlier upload"), check);
        assertFalse(check.contains("not in the region table"), check);
    }

    @Test
    void otherFilesAreChosenWithoutSendingTheRestAgain() {
        String page = visitor.upload(extract(ROWS), Sent.regions(REGIONS));
        String files = visitor.get(page + "/files").body();
        assertTrue(files.contains("Received: wave.csv."), files);
        assertTrue(files.contains("Received: regions.csv."), files);
        String next = visitor.send(
                        visitor.multipart(page + "/files", Sent.regions("region,rate\nCZ010,1\nCZ042,2\nCZ063,4\n")),
                        HttpResponse.BodyHandlers.ofString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        visitor.await(next);
        String columns = visitor.whole(next);
        assertTrue(columns.contains("wave.csv: 6 rows") && columns.contains("CZ063,4"), columns);
        assertContains("Upload cancelled", visitor.whole(page));
    }

    @Test
    void problemsOfAllFilesAreOneList() {
        String page = visitor.upload(Sent.survey("region,y\nA,1\nA\nB,0\n"), Sent.regions("region,rate\nA,1\nB\n"));
        HttpResponse<String> refused = visitor.get(page);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("2 problems were found."), refused.body());
        String csv = visitor.get(page + "/problems.csv").body();
        assertTrue(csv.contains("survey.csv,3,") && csv.contains("regions.csv,3,"), csv);
    }

    @Test
    void anUnsoundExtractDoesNotHideWhatIsWrongElsewhere() {
        String page = visitor.upload(
                new Sent("survey", "wave.csv", "region,y\nA,1\nB\n"),
                Sent.regions("code,pop\nA,10\nA,few\n"),
                new Sent("boundaries", "map.geojson", "{}"));
        String refused = visitor.whole(page);
        assertTrue(refused.contains("4 problems were found"), refused);
        String csv = visitor.get(page + "/problems.csv").body();
        assertEquals(5, csv.strip().lines().count(), csv);
        assertTrue(csv.contains("wave.csv,3,,,"), csv);
        assertTrue(csv.contains("regions.csv,3,code,A,Row 2 has the same key"), csv);
        assertTrue(csv.contains("regions.csv,3,pop,few,"), csv);
        assertTrue(csv.contains("map.geojson,,,,"), csv);
    }

    @Test
    void aMereGuessAtTheKeyFindsNoFault() {
        String page = visitor.upload(
                new Sent("survey", "wave.csv", "region,y\nA,1\nB\n"), Sent.regions("x,land\n1,A\n1,B\n"));
        assertContains("1 problem was found", visitor.whole(page));
    }

    @Test
    void everyProblemOfBoundariesIsInTheDownload() {
        StringBuilder shapes = new StringBuilder();
        for (int i = 0; i < 150; i++) {
            shapes.append(i > 0 ? "," : "")
                    .append("{\"type\":\"Feature\",\"properties\":{\"k\":\"A")
                    .append(i)
                    .append("\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}}");
        }
        String page = visitor.upload(
                new Sent("survey", "wave.csv", "region,y\nA,1\nB,0\n"),
                Sent.regions("region,rate\nA,1\nB,2\n"),
                new Sent(
                        "boundaries", "map.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + shapes + "]}"));
        String check = visitor.step(page, "columns", "name", "N", "region", "region", "outcome", "y", "key", "region");
        assertTrue(check.contains("150 problems were found. The first 10:"), check);
        assertEquals(
                151,
                visitor.get(page + "/boundary-problems.csv")
                        .body()
                        .strip()
                        .lines()
                        .count());
    }

    @Test
    void aFileWithTheColumnsOfAnEarlierOneUnderATitleIsReadAsThatOne() {
        String titled = "made by;the field team;2023\nregion;answer;age\n";
        String page = visitor.upload(new Sent("survey", "one.csv", titled + "A;1;34\nA;0;35\nB;1;36\nB;0;37\n"));
        visitor.post(page + "/reading", "which", "survey", "header-row", "2", "numbers", ".");
        visitor.await(page);
        visitor.step(page, "columns", "name", "One", "region", "region", "outcome", "answer");
        visitor.post(page + "/store", "value", "1", "meaning.0", "yes", "value", "0", "meaning.1", "no");
        visitor.await(page);
        String next = visitor.upload(new Sent(
                "survey", "two.csv", titled.replace("2023", "2024") + "A;1;44\nA;0;45\nB;1;46\nB;0;47\nB;0;48\n"));
        String columns = visitor.whole(next);
        assertTrue(columns.contains("two.csv: 5 rows were read without a problem."), columns);
        assertTrue(columns.contains("The columns are the same as in “One”"), columns);
    }

    @Test
    void everyProblemOfARegionTableIsInTheDownload() {
        StringBuilder regions = new StringBuilder("region,name,population\n");
        for (int i = 0; i < 150; i++) {
            regions.append("A,x,many\n");
        }
        String page = visitor.upload(Sent.survey("region,y\nA,1\nB,0\n"), Sent.regions(regions.toString()));
        String refused = visitor.step(
                page, "columns", "region", "region", "outcome", "y", "key", "region", "population", "population");
        assertTrue(refused.contains("299 problems were found."), refused);
        assertEquals(300, visitor.get(page + "/problems.csv").body().lines().count());
        assertContains("Describe your columns", visitor.step(page, "back"));
    }

    @Test
    void aDamagedFileOffersNothingThatCannotHelp() {
        byte[] packed = {0x1F, (byte) 0x8B, 8, 0, 1, 2, 3};
        String page = visitor.upload(new Sent("survey", "survey.csv.gz", packed));
        String refused = visitor.whole(page);
        assertFalse(refused.contains("Change how survey.csv.gz is read"), refused);
        assertFalse(refused.contains("Leave these rows out"), refused);
    }

    @Test
    void aSurveyIsRenamedDeletedAndBroughtBack() {
        String survey = first();
        assertContains("class=\"steps\"", visitor.get(survey + "?stored").body());
        assertFalse(visitor.get(survey).body().contains("class=\"steps\""), "the upload is long over");
        visitor.post(survey + "/name", "name", "Another name");
        assertContains("Another name", visitor.get("/").body());
        assertContains("you can bring it back", visitor.get(survey + "/delete").body());
        assertTrue(visitor.get("/").body().contains("href=\"" + survey + "\""), "asking deletes nothing");
        visitor.post(survey + "/delete");
        String home = visitor.get("/").body();
        assertFalse(home.contains("href=\"" + survey + "\""), home);
        assertTrue(home.contains("Deleted surveys: 1"), home);
        assertContains("This survey is deleted", visitor.get(survey).body());
        visitor.post(survey + "/restore");
        assertContains("href=\"" + survey + "\"", visitor.get("/").body());
    }
}
