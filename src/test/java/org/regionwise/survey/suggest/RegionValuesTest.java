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
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

class RegionValuesTest {
    private static final RegionTableRoles COLUMNS = RegionTableRoles.suggest(List.of("code", "name"), "region");

    @TempDir
    Path folder;

    private SurveyFile file(String name, String content) throws IOException {
        return SurveyFile.open(Files.writeString(folder.resolve(name), content), name);
    }

    private Optional<Map.Entry<String, Clue>> find(SurveyFile survey, String table) throws IOException {
        return RegionValues.find(survey, SurveyScan.of(survey, Progress.SILENT), file("regions.csv", table), COLUMNS);
    }

    @Test
    void aColumnOfNamesIsToldWhateverItIsCalled() throws IOException {
        SurveyFile survey = file("survey.csv", "y,where\n1,praha\n0,Brno\n1,Prha\n");
        assertEquals(
                Optional.of(Map.entry("where", Clue.of(Clue.Kind.REGION_VALUES))),
                find(survey, "code,name\n1,Praha\n2,Brno\n"));
    }

    @Test
    void numbersThatHappenToBeKeysTellNothing() throws IOException {
        SurveyFile survey = file("survey.csv", "children,answer\n1,yes\n2,no\n");
        assertEquals(Optional.empty(), find(survey, "code,name\n1,Praha\n2,Brno\n"));
    }

    @Test
    void numbersThatAreCalledAsTheKeyAndPairWithItByNotationAreRegions() throws IOException {
        SurveyFile survey = file("survey.csv", "y,Code\n1,1001\n0,2001\n1,2001\n");
        assertEquals(
                "Code",
                find(survey, "code,name\n01001,Praha\n02001,Brno\n")
                        .orElseThrow()
                        .getKey());
        SurveyFile both = file("both.csv", "name,y,code\nPraha,1,1001\nBrno,0,2001\n");
        assertEquals(
                "code",
                find(both, "code,name\n01001,Praha\n02001,Brno\n").orElseThrow().getKey());
        assertEquals(Optional.empty(), find(survey, "code,name\nA,Praha\nB,Brno\n"));
    }

    @Test
    void labelledCodesAreToldByTheirLabels() throws IOException {
        Path path = Path.of("src/test/resources/extracts/labelled-regions.sav");
        SurveyFile survey = SurveyFile.open(path, "labelled-regions.sav");
        String labelled = survey.columns().stream()
                .filter(column -> survey.labels(column).values().size() > 2)
                .findFirst()
                .orElseThrow();
        StringBuilder table = new StringBuilder("code,name\n");
        survey.labels(labelled)
                .values()
                .forEach((code, name) ->
                        table.append("K").append(code).append(',').append(name).append('\n'));
        assertEquals(labelled, find(survey, table.toString()).orElseThrow().getKey());
    }
}
