package org.regionwise.survey.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Said;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;

class ResponseCounterTest {
    @TempDir
    Path folder;

    @Test
    void countsGroupsInOrderAndMergesEqualNumbers() throws IOException {
        SurveyFile file = file("region,y,sex,age\nB,1,f,30\nA,0,m,30.0\nB,1.0,f,30\n,1,,\nA,,m,3e1\nA,0,m,30\n");
        ResponseCounts counts = ResponseCounter.count(file, "region", "y", List.of("sex", "age"));
        assertEquals(
                List.of(
                        new ResponseCount(null, "1", Arrays.asList(null, null), 1, 5),
                        new ResponseCount("A", null, List.of("m", "30"), 1, 6),
                        new ResponseCount("A", "0", List.of("m", "30"), 2, 3),
                        new ResponseCount("B", "1", List.of("f", "30"), 2, 2)),
                counts.counts());
        assertEquals(
                List.of(new Column("sex", ColumnType.TEXT), new Column("age", ColumnType.NUMBER)),
                counts.predictorColumns());
        assertEquals(6, counts.respondents());
    }

    @Test
    void oneColumnMayPlayTwoRoles() throws IOException {
        ResponseCounts counts = ResponseCounter.count(file("r,y\nA,1\nA,0\n"), "r", "y", List.of("r"));
        assertEquals(List.of("A"), counts.counts().get(0).predictors());
    }

    @Test
    void unknownColumnsAreAllNamed() throws IOException {
        SurveyFile file = file("r,y\nA,1\n");
        ImportProblem problem =
                assertThrows(ImportProblem.class, () -> ResponseCounter.count(file, "region", "z", List.of("y")));
        assertEquals(2, problem.report().total());
    }

    @Test
    void anIdentifierIsRefusedAsAPredictor() throws IOException {
        StringBuilder text = new StringBuilder("r,y,id\n");
        for (int i = 0; i <= ResponseCounter.MOST_GROUPS; i++) {
            text.append("A,1,").append(i).append('\n');
        }
        SurveyFile file = file(text.toString());
        ImportProblem problem =
                assertThrows(ImportProblem.class, () -> ResponseCounter.count(file, "r", "y", List.of("id")));
        assertEquals("id", problem.report().first().get(0).column());
        assertContains("1,000,000 groups", Said.of(problem));
    }

    private SurveyFile file(String text) throws IOException {
        return SurveyFile.open(Files.writeString(folder.resolve("survey.csv"), text), "survey.csv");
    }
}
