package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.suggest.CodingSuggestion;
import org.regionwise.survey.suggest.ColumnSuggestion;

class SurveyScanTest {
    @TempDir
    Path folder;

    @Test
    void summarisesEveryColumn() {
        SurveyScan scan = scan("region,answer,code\nB,1.0,007\nA,1,08\nA,0,\n,,\nA,1,9\n");
        assertEquals(4, scan.rows(), "a row without any text is none");
        assertEquals(
                List.of(
                        new Column("region", ColumnType.TEXT),
                        new Column("answer", ColumnType.NUMBER),
                        new Column("code", ColumnType.TEXT)),
                scan.types());
        ColumnSummary answer = scan.column("answer").orElseThrow();
        assertEquals(List.of(new ValueCount("1", 3), new ValueCount("0", 1)), answer.values());
        assertEquals(List.of("1.0", "1", "0"), answer.examples());
        assertEquals(1, scan.column("code").orElseThrow().emptyCount());
        assertEquals(Arrays.asList("A", "0", null), scan.preview().get(2));
    }

    @Test
    void typesComeFromTheWholeFile() {
        String text = "v\n" + "1\n".repeat(20_000) + "x\n";
        assertEquals(ColumnType.TEXT, scan(text).types().get(0).type());
    }

    @Test
    void manyValuesAreCutShort() {
        StringBuilder text = new StringBuilder("id,few\n");
        for (int i = 0; i < 5_000; i++) {
            text.append(i).append(',').append(i % 50).append('\n');
        }
        SurveyScan scan = scan(text.toString());
        assertTrue(scan.column("id").orElseThrow().more());
        assertEquals(
                SurveyScan.VALUES_SHOWN,
                scan.column("id").orElseThrow().values().size());
        assertFalse(scan.column("few").orElseThrow().more());
        assertEquals(50, scan.column("few").orElseThrow().values().size());
    }

    @Test
    void progressTellsRowsAndCanStop() {
        SurveyFile file = file("v\n" + "1\n".repeat(25_000));
        List<Long> told = new ArrayList<>();
        SurveyScan.of(file, told::add);
        assertEquals(List.of(10_000L, 20_000L, 25_000L), told);
        CancellationException cancel = new CancellationException("enough");
        assertSame(
                cancel,
                assertThrows(
                        CancellationException.class,
                        () -> SurveyScan.of(file, done -> {
                            throw cancel;
                        })));
    }

    @Test
    void suggestsRolesAndCoding() {
        SurveyScan scan = scan("id,weight,sex,Region_code,harassed\n1,1,0,CZ010,Yes\n2,1,1,CZ020,no\n3,0,1,CZ020,DK\n");
        assertEquals(
                new ColumnSuggestion(Optional.of("Region_code"), Optional.of("harassed")), ColumnSuggestion.of(scan));
        assertEquals(
                new OutcomeCoding(List.of("Yes"), List.of("no"), List.of("DK")),
                CodingSuggestion.of(scan.column("harassed").orElseThrow()));
        SurveyScan codes = scan("kraj,q1\n1,1\n2,2\n3,9\n");
        assertEquals(
                new OutcomeCoding(List.of("1"), List.of("2"), List.of("9")),
                CodingSuggestion.of(codes.column("q1").orElseThrow()));
        assertEquals(Optional.empty(), ColumnSuggestion.of(scan("a,b\nx,y\n")).outcomeColumn());
    }

    private SurveyScan scan(String text) {
        return SurveyScan.of(file(text), Progress.SILENT);
    }

    private SurveyFile file(String text) {
        try {
            return SurveyFile.open(
                    Files.writeString(Files.createTempFile(folder, "survey", ".csv"), text), "survey.csv");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
