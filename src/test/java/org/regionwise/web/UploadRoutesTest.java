package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** Uploading over real HTTP, sound files and others. */
class UploadRoutesTest {
    private static final String SOUND = "region,harassed\nA,1\nA,0\nA,1\nB,0\nB,0\nB,1\n";
    private static final String[] CODING = {"value", "1", "meaning.0", "yes", "value", "0", "meaning.1", "no"};

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;
    private String emptyHome;
    private long sampleFiles;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        emptyHome = visitor.get("/").body();
        sampleFiles = files("uploads");
    }

    /** Nothing of an upload is left in the database or on the disk; the samples' files stay. */
    private void assertNothingStored() throws IOException {
        assertEquals(emptyHome, visitor.get("/").body());
        assertEquals(0, files("incoming"));
        assertEquals(0, files("temporary"));
        assertEquals(sampleFiles, files("uploads"));
    }

    private long files(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(application.data().resolve(folder))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    private String counted(String page, String... fields) {
        return visitor.step(page, "columns", fields);
    }

    @Test
    void anExtractAndItsRegionsAreStoredAfterTheLastStep() throws IOException {
        String page = visitor.upload(
                Sent.sample("survey", "harassment/survey.csv"), Sent.sample("regions", "harassment/regions.csv"));
        String columns = visitor.whole(page);
        assertContains("1,000 rows were read without a problem", columns);
        assertContains("regions.csv", columns);
        assertEquals(emptyHome, visitor.get("/").body());
        String check = counted(
                page,
                "name",
                "Obtěžování",
                "region",
                "region",
                "outcome",
                "harassed_6m",
                "key",
                "region",
                "label",
                "name");
        assertTrue(check.contains("9 respondents left it empty"), check);
        assertEquals(emptyHome, visitor.get("/").body());
        String survey = visitor.store(page, Visitor.NO_YES_AND_MISSING);
        assertContains("Obtěžování", visitor.get(survey).body());
        String home = visitor.get("/").body();
        assertContains("Obtěžování", home);
        assertContains("Try it with the sample survey", emptyHome);
        assertLacks("Try it with the sample survey", home);
        assertEquals(0, files("incoming"));
    }

    @Test
    void progressTellsStageAndRows() {
        String page = visitor.upload(Sent.survey(SOUND));
        JsonNode read = visitor.json(page + "/progress");
        assertFalse(read.get("working").asBoolean());
        assertTrue(read.get("rows").isNumber());
    }

    @Test
    void semicolonsAndAByteOrderMarkAreUnderstood() {
        String page =
                visitor.upload(Sent.survey("\uFEFF" + SOUND.replace(',', ';').replace("\n", "\r\n")));
        String check = counted(page, "region", "region", "outcome", "harassed");
        assertTrue(check.contains("6 respondents in 2 regions"), check);
        assertContains("harassed", visitor.get(visitor.store(page, CODING)).body());
    }

    @Test
    void aRowOfAnotherLengthIsNamedAndNothingIsStored() throws IOException {
        String page = visitor.upload(Sent.survey("region,harassed\nA,1\nB\nC,0,1\n"));
        HttpResponse<String> answer = visitor.get(page);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("row 3") && answer.body().contains("row 4"), answer.body());
        visitor.post(page + "/cancel");
        assertNothingStored();
    }

    @Test
    void manyProblemsOfOneCauseAreCountedAndListedOnce() {
        String page = visitor.upload(Sent.survey("region,harassed\nA,1\n" + "A\n".repeat(250)));
        String answer = visitor.whole(page);
        assertTrue(
                answer.contains("250 problems were found.") && answer.contains("250 rows have this problem."), answer);
        assertFalse(answer.contains("The first "), answer);
        assertEquals(1, answer.split("class=\"where\"", -1).length - 1);
    }

    @Test
    void wrongRegionTablesShowRowColumnAndValue() throws IOException {
        String page = visitor.upload(
                Sent.survey(SOUND), Sent.regions("region,name,population\nA,Alpha,100\nB,Beta,many\nA,Again,5\n"));
        HttpResponse<String> answer = visitor.post(
                page + "/columns",
                "region",
                "region",
                "outcome",
                "harassed",
                "key",
                "region",
                "population",
                "population");
        assertEquals(302, answer.statusCode());
        visitor.await(page);
        answer = visitor.get(page);
        assertEquals(422, answer.statusCode());
        for (String expected : List.of(
                "regions.csv",
                "row 3",
                "column “population”",
                "“many”",
                "row 4",
                "column “region”",
                "“A”",
                "Row 2 has the same key")) {
            assertTrue(answer.body().contains(expected), expected + answer.body());
        }
        assertEquals(emptyHome, visitor.get("/").body());
        visitor.post(page + "/back");
        assertEquals(200, visitor.get(page).statusCode(), "the analyst can choose other columns");
        assertEquals(
                422,
                visitor.post(page + "/columns", "region", "region", "outcome", "harassed", "key", "")
                        .statusCode(),
                "a key is needed");
        visitor.post(page + "/cancel");
        assertNothingStored();
    }

    @Test
    void theRegionTableIsShownAsUnderstood() {
        String page = visitor.upload(Sent.survey(SOUND), Sent.regions("region;rate;size\nA;4,9;10\nB;5;20\n"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("How regions.csv begins"), columns);
        assertTrue(columns.contains("regions.csv seems to write numbers like 1234,5: “rate” (4,9)."), columns);
        assertFalse(columns.contains("“size”"), columns);
    }

    @Test
    void aRegionTableThatKnowsNoRegionIsNotStored() throws IOException {
        String page = visitor.upload(Sent.survey(SOUND), Sent.regions("region,rate\n01,4.9\n02,5\n"));
        String check = counted(page, "region", "region", "outcome", "harassed", "key", "region");
        assertTrue(check.contains("The region table knows none"), check);
        assertFalse(check.contains("Save only"), check);
        visitor.post(page + "/store", CODING);
        assertTrue(visitor.whole(page).contains("The region table knows none"), "still where it was");
        visitor.post(page + "/cancel");
        assertNothingStored();
    }

    @Test
    void whatCannotBeTheRegionOrTheOutcomeIsRefused() {
        StringBuilder many = new StringBuilder("id,region,y\n");
        for (int i = 0; i < 60; i++) {
            many.append('k').append(i).append(",A,").append(i % 2).append('\n');
        }
        String page = visitor.upload(Sent.survey(many.toString()));
        for (String[] chosen : new String[][] {
            {"region", "region", "outcome", "id"},
            {"region", "y", "outcome", "y"},
            {"region", "nothing", "outcome", "y"},
            {"region", "region", "outcome", ""},
            {}
        }) {
            assertEquals(422, visitor.post(page + "/columns", chosen).statusCode(), String.join(" ", chosen));
        }
        assertEquals(
                422,
                visitor.post(page + "/columns", "region", "region", "outcome", "y", "name", "x".repeat(201))
                        .statusCode());
    }

    @Test
    void answersAllMeantAlikeAreRefused() {
        String page = visitor.upload(Sent.survey(SOUND));
        counted(page, "region", "region", "outcome", "harassed");
        HttpResponse<String> answer =
                visitor.post(page + "/store", "value", "1", "meaning.0", "yes", "value", "0", "meaning.1", "yes");
        assertEquals(422, answer.statusCode());
        assertContains("At least one answer has to count as yes and at least one as no", answer.body());
        assertEquals(emptyHome, visitor.get("/").body());
    }

    @Test
    void anAnswerWithoutAMeaningIsAskedForBeforeTheCheck() {
        String page = visitor.upload(Sent.survey(SOUND + "B,perhaps\n"));
        counted(page, "region", "region", "outcome", "harassed");
        String asked = visitor.get(page).body();
        assertContains("<h1>What do the answers in “harassed” mean?</h1>", asked);
        HttpResponse<String> refused = visitor.post(page + "/answers", CODING);
        assertEquals(422, refused.statusCode());
        assertContains("href=\"#meaning.2\"", refused.body());
        assertContains("There is a problem", refused.body());
        assertEquals(422, visitor.post(page + "/store").statusCode(), "nor is it stored");
        visitor.place(page + "/answers", Visitor.fields(CODING, "value", "perhaps", "meaning.2", "missing"));
        assertContains("No answer: “perhaps” (1)", visitor.get(page).body());
        assertContains("7 respondents", visitor.get(visitor.store(page)).body());
    }

    @Test
    void aFormWithoutAFileSaysSo() throws IOException {
        for (HttpResponse<String> answer : List.of(
                visitor.post("/uploads"),
                visitor.send(),
                visitor.send(new Sent("survey", "", "")),
                visitor.send(Sent.regions("region\nA\n")))) {
            assertTrue(answer.statusCode() == 422 || answer.statusCode() == 400, answer.body());
        }
        String empty = visitor.upload(Sent.survey(""));
        assertEquals(422, visitor.get(empty).statusCode());
        visitor.post(empty + "/cancel");
        assertNothingStored();
    }

    @Test
    void cancellingEndsAnUploadAndLeavesNothing() throws IOException {
        String page = visitor.upload(Sent.survey(SOUND));
        visitor.post(page + "/cancel");
        assertContains("Upload cancelled", visitor.whole(page));
        visitor.post(page + "/columns", "region", "region", "outcome", "harassed");
        visitor.post(page + "/store", CODING);
        assertContains("Upload cancelled", visitor.whole(page));
        assertNothingStored();
    }

    @Test
    void cancellingWhileRowsAreStoredLeavesNothing() throws IOException {
        StringBuilder large = new StringBuilder("region,y\n");
        for (int i = 0; i < 400_000; i++) {
            large.append('R').append(i % 100).append(',').append(i % 2).append('\n');
        }
        String page = visitor.upload(Sent.survey(large.toString()));
        counted(page, "region", "region", "outcome", "y");
        visitor.post(page + "/store", CODING);
        JsonNode state = visitor.json(page + "/progress");
        while (state.get("rows").asLong() == 0 && state.get("working").asBoolean()) {
            state = visitor.json(page + "/progress");
        }
        assertEquals("Saving …", state.get("words").asText());
        assertEquals(400_000, state.get("total").asLong());
        visitor.post(page + "/cancel");
        visitor.await(page);
        assertContains("Upload cancelled", visitor.whole(page));
        assertNothingStored();
    }

    @Test
    void cancellingWhatIsStoredDoesNotDenyIt() {
        String page = visitor.upload(Sent.survey(SOUND));
        counted(page, "region", "region", "outcome", "harassed");
        String survey = visitor.store(page, CODING);
        visitor.post(page + "/cancel");
        assertEquals(302, visitor.get(page).statusCode());
        assertEquals(200, visitor.get(survey).statusCode());
    }

    @Test
    void severalClicksStoreOnce() {
        String page = visitor.upload(Sent.survey(SOUND));
        counted(page, "name", "Once only", "region", "region", "outcome", "harassed");
        CompletableFuture.allOf(IntStream.range(0, 6)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> visitor.post(page + "/store", CODING)))
                        .toArray(CompletableFuture[]::new))
                .join();
        visitor.await(page);
        assertEquals(2, visitor.get("/").body().split(">Once only</a>", -1).length);
    }

    @Test
    void twoUploadsAtOnceDoNotMeet() {
        List<CompletableFuture<String>> both = Stream.of("first", "second")
                .map(name -> CompletableFuture.supplyAsync(() -> {
                    String page = visitor.upload(Sent.survey(SOUND.replace("harassed", name)));
                    counted(page, "name", name, "region", "region", "outcome", name);
                    return visitor.store(page, CODING);
                }))
                .toList();
        String first = both.get(0).join();
        String second = both.get(1).join();
        assertNotEquals(first, second);
        assertContains("<h1>first</h1>", visitor.whole(first));
        assertContains("<h1>second</h1>", visitor.whole(second));
    }

    @Test
    void backFromTheCheckAsksAgain() {
        String page = visitor.upload(Sent.survey(SOUND));
        assertContains("Save only", counted(page, "region", "region", "outcome", "harassed"));
        visitor.get(page + "/back");
        assertTrue(visitor.whole(page).contains("Save only"), "getting changes nothing");
        visitor.post(page + "/back");
        assertContains("Describe your columns", visitor.whole(page));
    }
}
