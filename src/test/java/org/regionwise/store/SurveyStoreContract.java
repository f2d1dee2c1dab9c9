package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;

/** What the store promises of surveys, on whichever database. */
abstract class SurveyStoreContract extends OpenedStore {
    /** Everything that two ways of counting could see differently. */
    private static final String NASTY = String.join(
            "\r\n",
            "\uFEFFregion;y;\"group;1\";value;code;Größe",
            "007;1;\"a \"\"b\"\"\";1;x;ž",
            "07;1.0;\"a;b\";1.0;X;Ž",
            "7;0;;10;x ;z\u030C",
            "007;;\" \";1e1;;ž",
            ";1;b;-0;x;",
            "07;0.0;b;0;x;'",
            "Ústí;1;\"two\nlines\";0.30000000000000004;x;\uD83D\uDE00",
            "ústí;1;a;.5;x;%_",
            "",
            "007;1.00;\"a \"\"b\"\"\";1;x;z\u030C",
            ";;;;;",
            "");

    @Test
    void anExtractAsOtherProgramsWroteItComesBackWithItsWords() {
        Path path = Path.of("src/test/resources/extracts/haven-byte.sav");
        ReadingOptions options = ReadingOptions.SUGGESTED.recoding("region", Map.of("Ústecký kraj", "Ústí"));
        SurveyFile file = SurveyFile.open(path, "haven.sav", options, ImportLimits.USUAL);
        OutcomeCoding coding = new OutcomeCoding(List.of("1"), List.of("2"), List.of());
        NewSurvey survey = new NewSurvey(
                "Labelled",
                file,
                SurveyScan.of(file, Progress.SILENT),
                new ColumnMapping("region", "answer", coding),
                Optional.empty(),
                Optional.of(new NewSurvey.NewBoundaries(
                        path,
                        new Boundaries("map.json", "0".repeat(64), "name", List.of(), Map.of(), "{}", List.of()),
                        Map.of("praha", "Praha"))),
                Map.of("weight", new RoleSuggestion(ColumnRole.WEIGHT, new Clue(Clue.Kind.NAME_SAYS, "weight"))),
                Optional.empty(),
                Optional.empty(),
                DisplayNames.NONE);
        long id = surveys.store(survey, Progress.SILENT);
        restart();
        StoredSurvey stored = surveys.find(id).orElseThrow();
        ImportFacts facts = stored.origin().imported();
        assertEquals(file.options(), facts.options());
        assertEquals(Map.of("region", Map.of("Ústecký kraj", 12L)), facts.recodedRows());
        assertEquals("Calibrated weight", stored.origin().label("weight"));
        assertEquals(
                file.labels("answer").values(),
                stored.origin().labels().get("answer").values());
        assertEquals(
                Map.of("weight", new RoleSuggestion(ColumnRole.WEIGHT, new Clue(Clue.Kind.NAME_SAYS, "weight"))),
                stored.origin().roles());
        assertEquals(Optional.of("{}"), surveys.boundaries(id));
        assertEquals(
                ResponseCounter.count(file, "region", "answer", List.of("weight", "interviewed")),
                new Responses(database).count(stored, "region", "answer", List.of("weight", "interviewed")));
        List<String> shuffled = new ArrayList<>(file.columns());
        Collections.reverse(shuffled);
        assertEquals(id, surveys.likeShape(shuffled).orElseThrow().id());
        assertTrue(surveys.likeShape(List.of("other")).isEmpty());
        long other = surveys.store(survey("Other", "r,y\nA,1\nB,0\n", Optional.empty()), Progress.SILENT);
        assertEquals(
                List.of(other, id),
                surveys.latestOfShapes(2).stream().map(StoredSurvey::id).toList());
        assertEquals(1, surveys.latestOfShapes(1).size());
    }

    @Test
    void aNewExtractIsANewVersionAndTheOldOneStays() {
        NewSurvey first = survey("Wave", "r,y\nA,1\nB,0\n", Optional.empty());
        long one = surveys.store(first, Progress.SILENT);
        NewSurvey next = survey("Wave", "r,y\nA,1\nB,0\nB,0\n", Optional.empty());
        long two = surveys.store(replacing(next, one), Progress.SILENT);
        long three = surveys.store(replacing(next, two), Progress.SILENT);
        assertEquals(2, surveys.find(one).orElseThrow().respondents());
        assertEquals(
                List.of(three, two, one),
                surveys.versions(one).stream().map(SurveySummary::id).toList());
        assertEquals(
                List.of(3, 2, 1),
                surveys.versions(one).stream().map(SurveySummary::version).toList());
        assertEquals(one, surveys.find(three).orElseThrow().origin().series());
    }

    @Test
    void aSurveyWithItsRegionsSurvivesARestart() {
        RegionTable table = regionTable();
        NewSurvey survey = survey("The survey", "r,y,age\nA,1,30\nB,0,\nB,9,41.5\n", Optional.of(table));
        long id = surveys.store(survey, Progress.SILENT);
        StoredSurvey before = surveys.find(id).orElseThrow();
        restart();
        StoredSurvey stored = surveys.find(id).orElseThrow();
        assertEquals(before, stored);
        assertEquals(
                new StoredSurvey(
                        id,
                        "The survey",
                        "survey.csv",
                        survey.file().sha256(),
                        3,
                        3,
                        survey.scan().types(),
                        survey.mapping(),
                        Optional.of(new RegionTable(
                                table.file(),
                                table.sha256(),
                                table.keyColumn(),
                                table.nameColumn(),
                                table.populationColumn(),
                                table.columns(),
                                table.rows(),
                                table.imported())),
                        new SurveyOrigin(
                                survey.file().facts(survey.file().read(List.of(), (row, cells) -> {}, Progress.SILENT)),
                                Map.of(),
                                Map.of(),
                                id,
                                1),
                        Optional.empty(),
                        NOW,
                        DisplayNames.NONE),
                stored);
        assertEquals(
                List.of(new SurveySummary(id, "The survey", "survey.csv", 3, 3, "y", false, id, 1, NOW)),
                surveys.list());
    }

    @Test
    void newestSurveyComesFirst() {
        long first = surveys.store(survey("one", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        long second = surveys.store(survey("two", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        assertEquals(
                List.of(second, first),
                surveys.list().stream().map(SurveySummary::id).toList());
        assertEquals(Optional.empty(), surveys.find(second + 1));
    }

    @Test
    void theDatabaseSumsWeightsAsTheFileDoes() {
        String text = "r,y,w,s,c,n,x\nB,1,0.1,1,a,20,5\nA,0,0.7,1.0,a,20,5.0\nA,1,,2,,0.2,\nB,1,0.3,01,b,20,5\n"
                + "A,0,-2,2,a,20,5\nB,1,0.2,1,a,20,5\nA,,1e-3,1,b,20,6\n,1,3,2,b,20,5\nB,1,0,1,a,20,5\n"
                + "B,1,0.6,1,a,20,5\n";
        NewSurvey survey = survey("designed", text, "r", "y");
        StoredSurvey stored =
                surveys.find(surveys.store(survey, Progress.SILENT)).orElseThrow();
        for (DesignColumns design : List.of(
                new DesignColumns("w", "s", "c", "n"),
                new DesignColumns("w", null, null, null),
                new DesignColumns(null, "r", "c", null),
                new DesignColumns("x", null, "s", null),
                new DesignColumns("w", "s", "c", "n", "x", "n", List.of("s", "y", "r"), null),
                new DesignColumns("w", null, null, null, null, null, List.of("x", "c"), "n"),
                new DesignColumns("n", null, null, null, null, null, List.of("s"), "w"))) {
            DesignCounts counts = DesignCounter.count(survey.file(), design, "r", "y", List.of("x"));
            assertEquals(
                    counts, new Responses(database).count(stored, design, "r", "y", List.of("x")), design::toString);
            assertEquals(ResponseCounter.count(survey.file(), "r", "y", List.of("x")), counts.responses());
        }
    }

    @Test
    void theDatabaseCountsAsTheFileDoes() {
        Responses responses = new Responses(database);
        for (String region : survey("nasty", NASTY, "region", "y").file().columns()) {
            NewSurvey survey = survey("nasty", NASTY, region, "y");
            StoredSurvey stored =
                    surveys.find(surveys.store(survey, Progress.SILENT)).orElseThrow();
            for (List<String> predictors : List.of(
                    List.<String>of(),
                    List.of("value"),
                    List.of("group;1", "code", "Größe"),
                    List.of("y", region, "value"))) {
                assertEquals(
                        ResponseCounter.count(survey.file(), region, "y", predictors),
                        responses.count(stored, region, "y", predictors),
                        () -> region + " by " + predictors);
            }
        }
        long id = surveys.store(survey("nasty", NASTY, "region", "y"), Progress.SILENT);
        assertEquals(5, surveys.find(id).orElseThrow().regionCount(), "007, 07, 7, Ústí, ústí");
    }

    @Test
    void valuesComeByFrequency() {
        long id = surveys.store(
                survey("s", "r,y\nA,1\nA,1.0\nA,0\nB,\nB,9\nB,9\nB,9\n", Optional.empty()), Progress.SILENT);
        StoredSurvey stored = surveys.find(id).orElseThrow();
        Responses responses = new Responses(database);
        assertEquals(
                List.of(new ValueCount("9", 3), new ValueCount("1", 2), new ValueCount("0", 1)),
                responses.values(stored, "y", 10));
        assertEquals(List.of(new ValueCount("B", 4)), responses.values(stored, "r", 1));
        assertThrows(ImportProblem.class, () -> responses.values(stored, "z", 1));
        assertThrows(ImportProblem.class, () -> responses.count(stored, "r", "z", List.of()));
    }

    @Test
    void manyRowsArriveWholeAndProgressIsTold() {
        NewSurvey survey = survey("s", manyRows(""), Optional.empty());
        List<Long> told = new ArrayList<>();
        long id = surveys.store(survey, told::add);
        assertEquals(List.of(10_000L, 20_000L, 25_003L), told);
        assertEquals(
                ResponseCounter.count(survey.file(), "r", "y", List.of()),
                new Responses(database).count(surveys.find(id).orElseThrow(), "r", "y", List.of()));
    }

    @Test
    void aWideSurveyArrivesWhole() {
        StringBuilder text = new StringBuilder("r,y");
        for (int i = 0; i < 600; i++) {
            text.append(",q").append(i);
        }
        for (int row = 0; row < 7; row++) {
            text.append("\nA,1").append((row % 2 == 0 ? ",t" : ",5").repeat(600));
        }
        NewSurvey survey = survey("wide", text.toString(), Optional.empty());
        StoredSurvey stored =
                surveys.find(surveys.store(survey, Progress.SILENT)).orElseThrow();
        assertEquals(
                List.of(new ValueCount("t", 4), new ValueCount("5", 3)),
                new Responses(database).values(stored, "q599", 9));
    }

    @Test
    void aCancelledImportLeavesNothing() throws IOException {
        CancellationException cancel = new CancellationException("enough");
        NewSurvey survey = survey("s", manyRows(""), Optional.of(regionTable()));
        assertSame(
                cancel,
                assertThrows(
                        CancellationException.class,
                        () -> surveys.store(survey, done -> {
                            if (done >= 20_000) {
                                throw cancel;
                            }
                        })));
        assertNothingStored();
    }

    @Test
    void aFailingImportLeavesNothing() throws IOException {
        SurveyFile good = file("survey.csv", manyRows(""));
        SurveyFile bad = file("survey.csv", manyRows("A,1,too,many\n"));
        NewSurvey survey = new NewSurvey(
                "s",
                bad,
                SurveyScan.of(good, Progress.SILENT),
                new ColumnMapping("r", "y", OutcomeCoding.usual()),
                Optional.empty());
        ImportProblem problem = assertThrows(ImportProblem.class, () -> surveys.store(survey, Progress.SILENT));
        assertEquals(25_005, problem.report().first().get(0).row());
        assertNothingStored();
        assertTrue(surveys.store(survey("again", "r,y\nA,1\n", Optional.empty()), Progress.SILENT) > 0);
    }

    @Test
    void aFailureOfTheDatabaseLeavesNothing() throws IOException {
        NewSurvey survey = survey("n".repeat(2_000), manyRows(""), Optional.empty());
        assertThrows(StoreUnavailable.class, () -> surveys.store(survey, Progress.SILENT));
        assertNothingStored();
    }

    @Test
    void aMappingToAnUnknownColumnIsRefused() throws IOException {
        NewSurvey survey = survey("s", "r,y\nA,1\n", "r", "z");
        assertThrows(ImportProblem.class, () -> surveys.store(survey, Progress.SILENT));
        assertNothingStored();
    }

    @Test
    void tablesOfImportsThatDidNotEndAreDroppedAtStart() {
        long id = surveys.store(survey("s", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        database.with(handle -> handle.execute("CREATE TABLE responses_999 (row_number BIGINT)"));
        database.with(handle -> handle.execute("CREATE TABLE responses_of_others (a BIGINT)"));
        restart();
        assertEquals(List.of("responses_" + id, "responses_of_others"), responseTables());
    }

    @Test
    void uploadsAreKeptByTheirHash() throws IOException {
        NewSurvey survey = survey("s", "r,y\nA,1\n", Optional.of(regionTable()));
        surveys.store(survey, Progress.SILENT);
        surveys.store(survey, Progress.SILENT);
        assertEquals(
                "r,y\nA,1\n", Files.readString(uploads().resolve(survey.file().sha256() + ".csv")));
        try (Stream<Path> files = Files.list(uploads())) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void aSurveyThatIsRememberedHasItsNewName() {
        long id = surveys.store(survey("Old", "r,y\nA,1\n", Optional.empty()), Progress.SILENT);
        StoredSurvey before = surveys.find(id).orElseThrow();
        new SurveySeries(database, Clock.fixed(NOW, ZoneOffset.UTC))
                .rename(before.origin().series(), "New");
        StoredSurvey after = surveys.find(id).orElseThrow();
        assertEquals(before.named("New", before.names()), after);
        restart();
        assertEquals(surveys.find(id).orElseThrow(), after);
        assertEquals(Optional.empty(), surveys.find(id + 1));
    }

    private static String manyRows(String last) {
        StringBuilder text = new StringBuilder("r,y\n");
        for (int i = 0; i < 25_003; i++) {
            text.append('R')
                    .append(i % 37)
                    .append(',')
                    .append(i % 3 == 0 ? 1 : 0)
                    .append('\n');
        }
        return text.append(last).toString();
    }

    @Test
    void aClosedDatabaseIsUnavailable() {
        database.close();
        assertThrows(StoreUnavailable.class, surveys::list);
    }
}
