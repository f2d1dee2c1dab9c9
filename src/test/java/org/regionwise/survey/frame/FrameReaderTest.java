package org.regionwise.survey.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;

class FrameReaderTest {
    @TempDir
    private Path folder;

    private SurveyFile file(String text) throws IOException {
        Path file = folder.resolve("data.csv");
        Files.writeString(file, text);
        return SurveyFile.open(file, "data.csv");
    }

    private static DataFrame read(SurveyFile file, List<String> columns) {
        return FrameReader.read(file, columns, Set.of(), tally -> {});
    }

    @Test
    void numbersAreNumbersAndCellsWithoutAreMissing() throws IOException {
        DataFrame data = read(file("g,x\na,1.5\nb,\nc,-2e3\n"), List.of("x"));
        FrameColumn.Numbers numbers = assertInstanceOf(FrameColumn.Numbers.class, data.column("x"));
        assertArrayEquals(new double[] {1.5, Double.NaN, -2000}, numbers.values());
    }

    /** Its numbers are then texts, in the order of their size, and words behind them. */
    @Test
    void aWordBehindNumbersMakesCategories() throws IOException {
        DataFrame data = read(file("x,y\n10,1\n9,2\n,3\n9,4\nmany,5\n10,6\n"), List.of("x", "y"));
        FrameColumn.Categories categories = assertInstanceOf(FrameColumn.Categories.class, data.column("x"));
        assertEquals(List.of("9", "10", "many"), categories.levels());
        assertArrayEquals(new int[] {1, 0, -1, 0, 2, 1}, categories.codes());
        assertInstanceOf(FrameColumn.Numbers.class, data.column("y"));
        assertEquals(6, data.rows());
    }

    @Test
    void emptyCellsBeforeAWordAreMissing() throws IOException {
        DataFrame data = read(file("x,y\n,1\n,2\nb,3\na,4\n"), List.of("x"));
        FrameColumn.Categories categories = assertInstanceOf(FrameColumn.Categories.class, data.column("x"));
        assertArrayEquals(new int[] {-1, -1, 1, 0}, categories.codes());
    }

    /** A measured column of a hundred thousand values in which one is a slip. */
    @Test
    void aWordAmongManyNumbersIsAProblem() throws IOException {
        StringBuilder text = new StringBuilder("x\n");
        for (int i = 0; i < 100_100; i++) {
            text.append(i == 70_000 ? "n/k" : Integer.toString(i)).append('\n');
        }
        SurveyFile file = file(text.toString());
        ImportProblem problem = assertThrows(ImportProblem.class, () -> read(file, List.of("x")));
        assertEquals(70_002, problem.report().first().get(0).row());
    }

    @Test
    void aMeasuredColumnHoldsNumbersOnly() throws IOException {
        SurveyFile file = file("x\n1\nmany\n");
        ImportProblem problem = assertThrows(
                ImportProblem.class, () -> FrameReader.read(file, List.of("x"), Set.of(), Set.of("x"), tally -> {}));
        assertEquals(
                "number-expected", problem.report().first().get(0).expected().code());
        assertEquals(3, problem.report().first().get(0).row());
    }
}
