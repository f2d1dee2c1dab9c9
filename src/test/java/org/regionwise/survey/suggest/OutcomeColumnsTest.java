package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/** A column of identifiers or weights is neither the outcome that is filled in nor among those to choose from. */
class OutcomeColumnsTest {
    @TempDir
    Path folder;

    private SurveyScan scan(String content) throws IOException {
        return SurveyScan.of(
                SurveyFile.open(Files.writeString(folder.resolve("survey.csv"), content), "survey.csv"),
                Progress.SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "ID",
                "ID encuesta",
                "Id. entrevista",
                "folio",
                "Nº cuestionario",
                "respondent_id",
                "ResponseId",
                "caseid",
                "uuid",
                "lfdnr",
                "Nr",
                "číslo",
                "interviewer",
                "encuestador",
                "hhid",
                "weight",
                "Weight_final",
                "peso",
                "Peso",
                "factor de expansión",
                "ponderación",
                "Gewicht",
                "poids",
                "waga",
                "váha",
                "pweight",
                "wgt2",
                "stratum",
                "psu",
                "wave",
                "fecha"
            })
    void namesOfIdentifiersAndWeightsTell(String name) throws IOException {
        // the values of a question: only the name tells
        for (String values : List.of("1,0", "1,2", "yes,no")) {
            String[] each = values.split(",");
            SurveyScan scan = scan("region;" + name + "\nA;" + each[0] + "\nB;" + each[1] + "\nA;" + each[1] + "\n");
            assertEquals(Optional.empty(), ColumnSuggestion.of(scan).outcomeColumn(), name);
            assertEquals(List.of(), OutcomeColumns.offered(scan, "region"), name);
        }
    }

    @Test
    void valuesTellWhereNamesDoNot() throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            StringBuilder rows = new StringBuilder("region,a,b,survey_wt,q1,bmi,remark\n");
            int base = random.nextInt(100_000);
            int size = 30 + random.nextInt(400);
            for (int i = 0; i < size; i++) {
                rows.append('R')
                        .append(i % 5)
                        .append(',')
                        .append(base + i)
                        .append(",k")
                        .append(base * 7 + i);
                rows.append(',')
                        .append(0.3 + random.nextInt(300) / 100.0)
                        .append(',')
                        .append(i % 3 == 0 ? 1 : 0);
                rows.append(',')
                        .append(18 + random.nextInt(200) / 10.0)
                        .append(",text ")
                        .append(i)
                        .append('\n');
            }
            SurveyScan scan = scan(rows.toString());
            assertEquals(Optional.of("q1"), ColumnSuggestion.of(scan).outcomeColumn());
            assertEquals(List.of("q1", "bmi"), OutcomeColumns.offered(scan, "region"));
        }
    }

    @Test
    void ofSeveralQuestionsNoneIsGuessed() throws IOException {
        SurveyScan scan = scan("region,q1,q2,sex\nA,1,0,1\nB,0,1,2\nA,0,1,1\n");
        assertEquals(Optional.empty(), ColumnSuggestion.of(scan).outcomeColumn());
        assertContains("q2", OutcomeColumns.offered(scan, "region").toString());
    }
}
