package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** What an upload leaves in doubt, said and settled before anything is stored. */
class DoubtsRoutesTest {
    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    @Test
    void spellingsAreOneRegionAndSlipsAreAccepted() {
        String rows = "Praha,1\nPraha,0\n".repeat(5) + "praha,1\nPrha,0\nPRAHA,1\n" + "Brno,1\nBrno,0\n".repeat(3);
        String page = visitor.upload(Sent.survey("region,y\n" + rows));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "y");
        assertTrue(check.contains("19 respondents in 3 regions."), check);
        assertTrue(
                check.contains("“Praha” is written “Praha” (10 respondents), “PRAHA” (1 respondent) and “praha” (1"
                        + " respondent)"),
                check);
        assertTrue(check.contains("These regions look like misspellings of another"), check);
        String taken = visitor.step(page, "match", "take", "regions", "region-from", "Prha", "region-to", "Praha");
        assertTrue(taken.contains("19 respondents in 2 regions."), taken);
        assertFalse(taken.contains("look like misspellings"), taken);
        String survey = visitor.store(page, "value", "1", "meaning.0", "yes", "value", "0", "meaning.1", "no");
        assertTrue(
                visitor.get(survey).body().contains("2 regions"),
                visitor.get(survey).body());
    }

    @Test
    void cellsThatStopAnAnalysisAreListedAtUpload() {
        String page = visitor.upload(
                Sent.survey("region,y\nA,1\nA,0\nB,1\nC,0\n"),
                new Sent(
                        "regions",
                        "regions.csv",
                        "region,rate\nA,1\nB,many\nC,3\nCelkem,4\n".getBytes(StandardCharsets.UTF_8)));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "y", "key", "region");
        assertTrue(check.contains("1 cell of the region table cannot be used as a predictor"), check);
        assertTrue(check.contains("Region B has no number here, unlike the others."), check);
        String csv = visitor.get(page + "/region-problems.csv").body();
        assertTrue(csv.contains("regions.csv,3,rate,many,\"Region B has no number here, unlike the others."), csv);
        assertEquals(2, csv.strip().lines().count(), csv);
    }

    @Test
    void leavingRowsOutIsOfferedOnlyWhereItHelps() {
        String ragged = visitor.get(visitor.upload(Sent.survey("region,y\nA,1\nA\nB,0\n")))
                .body();
        assertTrue(ragged.contains("Leave these rows out"), ragged);
        String open = visitor.get(visitor.upload(Sent.survey("region,y\nA,1\nA\nB,\"0\n")))
                .body();
        assertTrue(open.contains("row 3") && open.contains("row 4"), open);
        assertFalse(open.contains("Leave these rows out"), open);
    }

    @Test
    void aMeasuredOutcomeIsStoredAndCut() {
        StringBuilder rows = new StringBuilder("region,hours\n");
        for (int i = 0; i < 90; i++) {
            rows.append("ABC".charAt(i % 3)).append(',').append(i / 2.0).append('\n');
        }
        String page = visitor.upload(Sent.survey(rows.toString()));
        String check = visitor.step(page, "columns", "region", "region", "outcome", "hours");
        assertTrue(check.contains("These are measurements, and are kept as such."), check);
        assertEquals(
                422, visitor.post(page + "/store", "cut", ">=", "bound", "many").statusCode());
        String survey = visitor.store(page, "cut", ">=", "bound", "40", "no-answer", "44.5");
        String form = visitor.get(survey + "/analyses/new").body();
        assertTrue(form.contains("name=\"bound\"") && form.contains("value=\"40\""), form);
    }

    @Test
    void ambiguousDatesAreAskedAndKeptAsIso() {
        String page = visitor.upload(Sent.survey("region,y,day\nA,1,01/02/2024\nB,0,03/04/2024\n"));
        String columns = visitor.whole(page);
        assertTrue(columns.contains("The file does not tell which number is the month"), columns);
        String said = visitor.step(page, "reading", "which", "survey", "numbers", ".", "dates", "DMY");
        assertTrue(said.contains("2024-02-01"), said);
        assertTrue(said.contains("dates are read as day, month, year"), said);
    }
}
