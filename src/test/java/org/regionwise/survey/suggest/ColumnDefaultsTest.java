package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

class ColumnDefaultsTest {
    @TempDir
    Path folder;

    private SurveyFile file(String name, String content) throws IOException {
        return SurveyFile.open(Files.writeString(folder.resolve(name), content), name);
    }

    private ColumnDefaults guessed() throws IOException {
        SurveyFile survey = file("survey.csv", "region,answer,weight\nA,yes,1.5\nB,no,2.5\nA,no,1\n");
        SurveyFile table = file("regions.csv", "region,name,population\nA,Alba,10\nB,Brega,20\n");
        return ColumnDefaults.guessed(
                "survey",
                survey,
                SurveyScan.of(survey, Progress.SILENT),
                Optional.of(table),
                Optional.of(SurveyScan.of(table, Progress.SILENT)));
    }

    @Test
    void namesAndValuesTellWhatColumnsAre() throws IOException {
        ColumnDefaults guess = guessed();
        assertEquals("region", guess.region());
        assertEquals(ColumnRole.WEIGHT, guess.roles().get("weight").role());
        assertEquals(List.of("region", "name", "population"), List.of(guess.key(), guess.label(), guess.population()));
    }

    @Test
    void whatWasChosenBeforeGoesBeforeAGuessWhereItsColumnsAreThere() throws IOException {
        ColumnChoice before = new ColumnChoice(
                "My survey",
                "answer",
                "gone",
                Map.of(
                        "weight", new RoleSuggestion(ColumnRole.CLUSTER, new Clue(Clue.Kind.NAME_SAYS, "psu")),
                        "lost", new RoleSuggestion(ColumnRole.STRATUM, Clue.NONE)),
                "name",
                "lost",
                "population");
        ColumnDefaults chosen = guessed()
                .chosen(
                        before,
                        List.of("region", "answer", "weight"),
                        List.of("region", "name", "population"),
                        Clue.of(Clue.Kind.EARLIER));
        assertEquals("My survey", chosen.name());
        assertEquals("answer", chosen.region());
        assertEquals(Clue.of(Clue.Kind.EARLIER), chosen.regionClue());
        assertEquals(guessed().outcome(), chosen.outcome());
        assertEquals(
                Map.of("weight", new RoleSuggestion(ColumnRole.CLUSTER, new Clue(Clue.Kind.NAME_SAYS, "psu"))),
                chosen.roles());
        assertEquals(List.of("name", "", "population"), List.of(chosen.key(), chosen.label(), chosen.population()));
        assertEquals(Map.of("name", Clue.of(Clue.Kind.EARLIER)), chosen.tableClues());
    }

    @ParameterizedTest
    @CsvSource({"survey.csv.gz,survey", "survey.2024.sav,survey.2024", "survey,survey", ".csv,.csv"})
    void aSurveyIsCalledAsItsFileWithoutTheEnding(String file, String name) {
        assertEquals(name, ColumnDefaults.withoutEnding(file));
    }
}
