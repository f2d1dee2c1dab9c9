package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RoleSuggestion;

class EarlierSurveyTest {
    private static final String ROWS = "kraj,odpověď,váha\nÚstí,1,1.5\nústí,0,2\n";

    @TempDir
    Path folder;

    private Database database;
    private Surveys surveys;

    @BeforeEach
    void open() {
        database = Database.openFolder(folder.resolve("data"));
        surveys = new Surveys(database, folder.resolve("uploads"), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ReceivedFile received(String name, String text, String encoding) throws IOException {
        Path path = Files.write(folder.resolve(name), text.getBytes(Charset.forName(encoding)));
        return new ReceivedFile(path, name, ImportLimits.USUAL);
    }

    private void store(ReceivedFile received, ReadingOptions options) {
        SurveyFile file = SurveyFile.open(received, options.recoding("kraj", Map.of("ústí", "Ústí")));
        surveys.store(
                new NewSurvey(
                        "Last year",
                        file,
                        SurveyScan.of(file, Progress.SILENT),
                        new ColumnMapping("kraj", "odpověď", new OutcomeCoding(List.of("1"), List.of("0"), List.of())),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("váha", new RoleSuggestion(ColumnRole.WEIGHT, Clue.NONE)),
                        Optional.empty(),
                        Optional.empty(),
                        DisplayNames.NONE),
                Progress.SILENT);
    }

    private Optional<EarlierSurvey> earlier(ReceivedFile received, Optional<SurveyFile> extract) {
        return earlier(received, extract, series -> true);
    }

    private Optional<EarlierSurvey> earlier(ReceivedFile received, Optional<SurveyFile> extract, LongPredicate seen) {
        return EarlierSurvey.of(
                surveys, new KeptFiles(database, folder.resolve("uploads")), Optional.empty(), extract, received, seen);
    }

    @Test
    void nothingIsLearnedFromASurveyThatMayNotBeSeen() throws IOException {
        store(received("old.csv", ROWS, "windows-1250"), ReadingOptions.SUGGESTED.withEncoding("windows-1250"));
        ReceivedFile now = received("new.csv", ROWS, StandardCharsets.UTF_8.name());
        Optional<SurveyFile> extract = Optional.of(SurveyFile.open(now, ReadingOptions.SUGGESTED));
        assertTrue(earlier(now, extract).isPresent(), "seen");
        assertTrue(earlier(now, extract, series -> false).isEmpty(), "with the same columns");
        assertTrue(earlier(now, Optional.empty(), series -> false).isEmpty(), "tried one by one");
    }

    @Test
    void anEncodingIsTakenOverWhereItIsAGuessAndNotWhereTheFileIsUnicode() throws IOException {
        store(received("old.csv", ROWS, "windows-1250"), ReadingOptions.SUGGESTED.withEncoding("windows-1250"));
        ReceivedFile now = received("new.csv", ROWS, StandardCharsets.UTF_8.name());
        SurveyFile extract = SurveyFile.open(now, ReadingOptions.SUGGESTED);

        EarlierSurvey earlier = earlier(now, Optional.of(extract)).orElseThrow();

        assertFalse(earlier.onlyAsBefore(), "the columns are there without being told");
        Optional<SurveyFile> found = Optional.of(extract);
        assertNull(earlier.reading(new EarlierSurvey.FirstReading(found, false, List.of()))
                .encoding());
        assertEquals(
                "windows-1250",
                earlier.reading(new EarlierSurvey.FirstReading(found, true, List.of()))
                        .encoding());
        assertEquals(Map.of("ústí", "Ústí"), earlier.regionMatches());
    }

    @Test
    void columnsAreOfferedAsTheyWereThen() throws IOException {
        ReceivedFile old = received("old.csv", ROWS, "UTF-8");
        store(old, ReadingOptions.SUGGESTED);

        ColumnChoice columns = earlier(old, Optional.of(SurveyFile.open(old, ReadingOptions.SUGGESTED)))
                .orElseThrow()
                .columns("This year");

        assertEquals(
                List.of("This year", "kraj", "odpověď"), List.of(columns.name(), columns.region(), columns.outcome()));
        assertEquals(ColumnRole.WEIGHT, columns.roles().get("váha").role());
        assertNull(columns.key());
    }

    @Test
    void aFileWithTheseColumnsOnlyUnderTitlesIsReadAsTheEarlierOne() throws IOException {
        String titled = "Survey of 2025,,\n" + ROWS;
        store(received("old.csv", titled, "UTF-8"), ReadingOptions.SUGGESTED.withHeaderRow(2));
        ReceivedFile now = received("new.csv", titled.replace("2025", "2026"), "UTF-8");

        EarlierSurvey earlier = earlier(now, Optional.empty()).orElseThrow();

        assertTrue(earlier.onlyAsBefore(), "without the header's row it has other columns");
        assertEquals(
                2,
                earlier.reading(new EarlierSurvey.FirstReading(Optional.empty(), false, List.of()))
                        .headerRow());
        assertEquals(Optional.empty(), earlier(received("other.csv", "a,b\n1,2\n", "UTF-8"), Optional.empty()));
    }
}
