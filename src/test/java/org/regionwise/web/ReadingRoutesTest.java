package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** Saying how files are read, over real HTTP. */
class ReadingRoutesTest {
    private static final Path EXTRACTS = Path.of("src/test/resources/extracts");

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    private String again(String page, String... fields) {
        return visitor.step(page, "reading", fields);
    }

    private String checked(String page, String... fields) {
        return visitor.step(page, "columns", fields);
    }

    private static Sent extract(String name) throws IOException {
        return new Sent("survey", name, Files.readAllBytes(EXTRACTS.resolve(name)));
    }

    @Test
    void anotherEncodingAndDecimalCommasAreSuggestedAndCanBeChanged() throws IOException {
        String page = visitor.upload(extract("semicolon-1250.csv"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("is not UTF-8; it looks like windows-1250"), columns);
        assertTrue(columns.contains("seems to write numbers like 1234,5"), columns);
        assertTrue(columns.contains("Ústecký kraj"), columns);
        String wrong = again(page, "which", "survey", "encoding", "ISO-8859-1", "numbers", ".");
        assertTrue(wrong.contains("Jihoèeský"), wrong);
        assertTrue(wrong.contains("As it is, they are text."), wrong);
        String right = again(page, "which", "survey", "encoding", "windows-1250", "numbers", ",");
        assertTrue(right.contains("Jihočeský"), right);
        assertFalse(right.contains("Are they right?") || right.contains("As it is, they are text."), right);
        assertTrue(right.contains("“8” (18 rows) lies beyond the other values, which end at 2"), right);
        checked(page, "region", "region", "outcome", "answer", "weight", "weight");
        String survey = visitor.store(
                page,
                "value",
                "1",
                "meaning.0",
                "yes",
                "value",
                "2",
                "meaning.1",
                "no",
                "value",
                "8",
                "meaning.2",
                "missing",
                "value",
                "9",
                "meaning.3",
                "missing");
        String stored = visitor.get(survey).body();
        assertTrue(stored.contains("How it was read: delimited text in windows-1250; numbers like 1234,5."), stored);
        assertTrue(stored.contains("<td>weight</td>"), stored);
    }

    @Test
    void ambiguousNumbersAreAsked() {
        String page = visitor.upload(Sent.survey("region;y;income\nA;1;1.234\nA;0;2.500\nB;1;1.200\nB;0;9.100\n"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("survey.csv: how are numbers written? “income” ("), columns);
        assertEquals(
                422,
                visitor.post(page + "/columns", "region", "region", "outcome", "y")
                        .statusCode());
        String said = again(page, "which", "survey", "numbers", ",.");
        assertFalse(said.contains("survey.csv: how are numbers written"), said);
        assertContains("4 respondents in 2 regions", checked(page, "region", "region", "outcome", "y"));
    }

    @Test
    void unsoundRowsCanBeLeftOutAndAreCountedInTheResult() {
        String page = visitor.upload(Sent.survey("region,y\nA,1\nA,0\nA,1,5\nB,0\nB,1\n=1+1\nB,0\n"));
        HttpResponse<String> refused = visitor.get(page);
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Leave these rows out"), refused.body());
        String csv = visitor.get(page + "/problems.csv").body();
        assertTrue(csv.startsWith("\uFEFFfile,row,column,value,expected\r\nsurvey.csv,4,,,"), csv);
        assertEquals(3, csv.lines().count());
        visitor.post(page + "/leave-out");
        visitor.await(page);
        assertContains("2 rows are left out", visitor.whole(page));
        checked(page, "region", "region", "outcome", "y");
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        assertContains("2 rows left out", visitor.get(survey).body());
        String analysis = visitor.analyse(survey, Visitor.question("level", "95", "points", "15"));
        assertContains(
                "2 rows of the file could not be read and were left out",
                visitor.get(analysis + "/audit").body());
        assertEquals(
                2,
                visitor.json("/api" + analysis + "/result")
                        .at("/survey/imported/leftOut")
                        .asInt());
    }

    @Test
    void everyProblemIsInTheDownload() {
        String page = visitor.upload(Sent.survey("region,y\nA,1\n" + "A\n".repeat(2_500)));
        assertEquals(2_501, visitor.get(page + "/problems.csv").body().lines().count());
    }

    @Test
    void typesEmptyTextsAndTheHeaderAreSaid() {
        String page = visitor.upload(
                Sent.survey("The survey\n\nregion,y,age\nA,1,30\nA,0,40\nB,0,n/a\nB,1,50\nB,1,35\nB,1,31\n"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("survey.csv: counted as empty in every column: “n/a”"), columns);
        String kept = again(page, "which", "survey", "header-row", "3", "numbers", ".", "empty", "");
        assertTrue(kept.contains("would have more columns of numbers if these texts counted as empty: “n/a”"), kept);
        String inColumn = again(
                page, "which", "survey", "header-row", "3", "column", "age", "type", "number", "column-empty", "n/a");
        assertTrue(inColumn.contains("6 rows were read without a problem"), inColumn);
        assertTrue(inColumn.contains("value=\"n/a\""), inColumn);
        String typed = again(
                page, "which", "survey", "header-row", "3", "column", "age", "type", "number", "column-empty", "");
        assertTrue(typed.contains(", row 6") && typed.contains(", column “age”"), typed);
        assertTrue(typed.contains("Leave these rows out"), typed);
        String empty =
                again(page, "which", "survey", "header-row", "3", "empty", "n/a", "column", "age", "type", "number");
        assertTrue(empty.contains("6 rows were read without a problem"), empty);
        String other = again(page, "which", "survey", "header-row", "4");
        assertTrue(other.contains("5 rows were read without a problem"), other);
        assertEquals(
                422,
                visitor.post(page + "/reading", "which", "survey", "header-row", "x")
                        .statusCode());
    }

    @Test
    void labelsStandBesideTheAnswersAndSuggestTheirMeaning() throws IOException {
        String page = visitor.upload(extract("haven-byte.sav"));
        String kept = again(page, "which", "survey", "declared-missing", "keep");
        assertTrue(kept.contains("Calibrated weight"), kept);
        String check = checked(page, "region", "region", "outcome", "answer");
        assertTrue(check.contains("Were you harassed in the last six months?"), check);
        assertTrue(check.contains("Yes, at least once"), check);
        for (String meaning :
                new String[] {"1 counts as yes", "2 counts as no", "8 counts as no answer", "9 counts as no answer"}) {
            assertTrue(check.contains("aria-label=\"" + meaning + "\" checked"), meaning + check);
        }
    }

    @Test
    void aSheetIsChosen() throws IOException {
        String page = visitor.upload(extract("openxlsx.xlsx"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("60 rows were read without a problem"), columns);
        assertTrue(columns.contains("Survey of regions, wave 3"), columns);
        String notes = again(page, "which", "survey", "sheet", "Notes");
        assertTrue(notes.contains("The file has a header but no rows below it"), notes);
        assertContains("60 rows were read", again(page, "which", "survey", "sheet", "Data"));
    }

    @Test
    void regionsWrittenDifferentlyAreMatchedAndTheRestIsOffered() {
        String page = visitor.upload(
                Sent.survey("region,y\nPRAHA,1\nPraha,0\nBrno venkof,1\nBrno venkof,0\nNowhere,1\n"),
                Sent.regions("region,name,rate\nCZ01,Praha,4\nCZ02,Brno-venkov,5\nCZ03,Zlín,6\n"));
        String check = checked(page, "region", "region", "outcome", "y", "key", "region", "label", "name");
        assertTrue(check.contains("“PRAHA” as “CZ01”"), check);
        assertTrue(check.contains("2 regions of the survey are not in the region table"), check);
        assertTrue(check.matches("(?s).*value=\"CZ02\"[^>]*selected.*"), check);
        visitor.post(
                page + "/match",
                "take",
                "regions",
                "region-from",
                "Brno venkof",
                "region-to",
                "CZ02",
                "region-from",
                "Nowhere",
                "region-to",
                "");
        String matched = visitor.whole(page);
        assertTrue(matched.contains("<option value=\"CZ02\" selected"), matched);
        assertTrue(matched.contains("1 region of the survey is not in the region table"), matched);
        visitor.post(page + "/match", "undo", "regions");
        assertContains("2 regions of the survey are not in the region table", visitor.whole(page));
        visitor.post(page + "/match", "take", "regions", "region-from", "Brno venkof", "region-to", "CZ02");
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        String body = visitor.get(survey).body();
        assertTrue(body.contains("5 respondents, 4 regions"), body);
        assertTrue(body.contains("“region”: “PRAHA” read as “CZ01”"), body);
    }

    @Test
    void manyRegionsWithoutCounterpartAreTypedInAndNotChosenFromListsOfAll() {
        StringBuilder rows = new StringBuilder("region,y\n");
        StringBuilder table = new StringBuilder("region,name,rate\n");
        for (int i = 1000; i < 1200; i++) {
            rows.append("Parish ").append(i).append(",1\nParish ").append(i).append(",0\n");
            table.append("XK").append(i).append(",Qx ").append(7 * i).append(",4\n");
        }
        String page = visitor.upload(Sent.survey(rows.toString()), Sent.regions(table.toString()));
        checked(page, "region", "region", "outcome", "y", "key", "region", "label", "name");
        String check = visitor.get(page + "/regions").body();
        assertTrue(check.contains("<datalist id=\"region-counterparts\">"), check);
        assertEquals(200, check.split("list=\"region-counterparts\"", -1).length - 1);
        assertEquals(1, check.split("<option value=\"XK1003\"", -1).length - 1, "each counterpart stands there once");
        HttpResponse<String> wrong =
                visitor.post(page + "/match", "take", "regions", "region-from", "Parish 1001", "region-to", "Atlantis");
        assertEquals(422, wrong.statusCode());
        assertContains("“Atlantis” is not one of the regions that “Parish 1001” may be", wrong.body());
        // by its name, in other letters
        visitor.post(page + "/match", "take", "regions", "region-from", "Parish 1001", "region-to", "qx 7021");
        String matched = visitor.whole(page);
        assertTrue(matched.matches("(?s).*value=\"XK1003\"[^>]*\"Parish 1001 is the same as\".*"), matched);
    }

    @Test
    void boundariesAreMatchedAndKept() {
        String square = "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}";
        String shapes = "{\"type\":\"FeatureCollection\",\"features\":["
                + "{\"type\":\"Feature\",\"properties\":{\"id\":1,\"NAME\":\"praha\"},\"geometry\":" + square + "},"
                + "{\"type\":\"Feature\",\"properties\":{\"id\":2,\"NAME\":\"Brnno\"},\"geometry\":" + square + "}]}";
        Sent survey = Sent.survey("region,y\nPraha,1\nPraha,0\nBrno,1\nBrno,0\n");
        String page = visitor.upload(survey, new Sent("boundaries", "map.geojson", shapes));
        String check = checked(page, "region", "region", "outcome", "y");
        assertTrue(check.contains("Map areas that match a region: 1."), check);
        assertTrue(check.contains("“praha” as “Praha”"), check);
        visitor.post(page + "/match", "take", "shapes", "shape-from", "Brnno", "shape-to", "Brno");
        assertContains("Map areas that match a region: 2.", visitor.whole(page));
        visitor.store(page, Visitor.NO_AND_YES);
        String points = shapes.replace("Polygon", "Point");
        String wrong = visitor.upload(survey, new Sent("boundaries", "map.geojson", points));
        assertContains("The boundaries cannot be used", checked(wrong, "region", "region", "outcome", "y"));
    }

    @Test
    void aNewExtractIsANewVersionWithTheChoicesOfTheOld() {
        String text = "district,flag,region\nA,1,x\nA,2,x\nB,1,y\nB,2,y\n";
        String page = visitor.upload(Sent.survey(text));
        checked(page, "name", "Waves", "region", "district", "outcome", "flag");
        String first = visitor.store(page, "value", "1", "meaning.0", "no", "value", "2", "meaning.1", "yes");
        String same = visitor.upload(Sent.survey(text));
        String columns = visitor.get(same).body();
        assertTrue(columns.contains("The columns are the same as in “Waves”"), columns);
        assertTrue(columns.contains("<option value=\"district\" selected=\"selected\">"), columns);
        String check = checked(same, "region", "district", "outcome", "flag");
        assertTrue(check.contains("aria-label=\"2 counts as yes\" checked"), check);
        String id = first.replaceAll("\\D", "");
        assertContains(
                "A new version of “Waves”",
                visitor.get("/uploads/new?replaces=" + id).body());
        String next = visitor.upload(new Sent("replaces", "", id), Sent.survey(text + "B,1,y\n"));
        checked(next, "name", "Waves", "region", "district", "outcome", "flag");
        String second = visitor.store(next, "value", "1", "meaning.0", "no", "value", "2", "meaning.1", "yes");
        assertContains("This is version 2.", visitor.whole(second));
        assertContains("There is a newer version of this survey", visitor.whole(first));
        String home = visitor.get("/").body();
        assertTrue(home.contains("href=\"" + second + "\"") && !home.contains("href=\"" + first + "\""), home);
    }
}
