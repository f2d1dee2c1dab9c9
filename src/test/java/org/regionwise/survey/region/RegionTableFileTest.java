package org.regionwise.survey.region;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Said;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.Clue;
import org.regionwise.survey.suggest.RegionTableRoles;

class RegionTableFileTest {
    @TempDir
    Path folder;

    @Test
    void readsARegionTable() throws IOException {
        RegionTable table = RegionTableFile.read(
                file("code,name,pop,unemployment\n01,Praha,1300000,2.10\n02,Brno,,\n"), "code", "name", "pop");
        assertEquals(List.of("01", "02"), table.keys());
        assertEquals(
                Arrays.asList("2.1", null),
                List.copyOf(table.rows()).stream().map(row -> row.get(3)).toList());
        assertEquals(List.of(new Column("unemployment", ColumnType.NUMBER)), table.covariates());
    }

    /** A row alone may be of anything; with a column beside it, it is a place on paper and predicts nothing. */
    @Test
    void placesOnATileGridAreNoCovariates() throws IOException {
        RegionTable table =
                RegionTableFile.read(file("code,row,col,density\nA,1,2,0.5\nB,,,0.25\n"), "code", null, null);
        assertEquals(List.of(new Column("density", ColumnType.NUMBER)), table.covariates());
        TileGrid grid = TileGrid.of(table).orElseThrow();
        assertEquals(Set.of("A"), grid.places().keySet());
        assertArrayEquals(new int[] {1, 2}, grid.places().get("A"));
        assertEquals(List.of(), RegionTableCheck.of(table));
        RegionTable rowsOnly = RegionTableFile.read(file("code,row\nA,1\n"), "code", null, null);
        assertEquals(List.of(new Column("row", ColumnType.NUMBER)), rowsOnly.covariates());
    }

    @Test
    void everyUnsoundRegionIsNamed() throws IOException {
        SurveyFile file = file("code,pop\nA,1\nB,0\n,3\nA,4\nC,1 000\n");
        List<Problem> problems = assertThrows(
                        ImportProblem.class, () -> RegionTableFile.read(file, "code", null, "pop"))
                .report()
                .first();
        assertEquals(
                List.of(3L, 4L, 5L, 6L), problems.stream().map(Problem::row).toList());
        assertEquals(
                "Row 2 has the same key. A region table has one row per region.",
                Said.of(problems.get(2).expected()));
        assertEquals("1 000", problems.get(3).value());
    }

    /** A survey's regions are matched without regard to case and blanks, so such keys would be one region twice. */
    @Test
    void aKeyWrittenInAnotherCaseIsTheSameKey() throws IOException {
        SurveyFile file = file("code,pop\nPlzeňský kraj,1\nPLZEŇSKÝ  KRAJ,2\n");
        List<Problem> problems = assertThrows(
                        ImportProblem.class, () -> RegionTableFile.read(file, "code", null, "pop"))
                .report()
                .first();
        assertEquals(List.of(3L), problems.stream().map(Problem::row).toList());
    }

    @Test
    void codesAreTextWhateverTheyLookLike() throws IOException {
        SurveyFile file = file("code\n1.1\n1.10\n01\n");
        assertEquals(
                List.of("1.1", "1.10", "01"),
                RegionTableFile.read(file, "code", null, null).keys());
    }

    @Test
    void unknownColumnsAreNamed() throws IOException {
        SurveyFile file = file("code\n1\n");
        assertEquals(
                2,
                assertThrows(ImportProblem.class, () -> RegionTableFile.read(file, "key", "name", null))
                        .report()
                        .total());
    }

    @Test
    void suggestsRoles() {
        assertEquals(
                new RegionTableRoles(
                        "Kraj", Clue.of(Clue.Kind.KEY_OF_SURVEY), Optional.of("Name"), Optional.of("POPULATION")),
                RegionTableRoles.suggest(List.of("code", "Kraj", "Name", "POPULATION"), "kraj"));
        assertEquals(
                new RegionTableRoles("code", Clue.of(Clue.Kind.KEY_NAME), Optional.empty(), Optional.empty()),
                RegionTableRoles.suggest(List.of("x", "code"), "kraj"));
        assertEquals("x", RegionTableRoles.suggest(List.of("x", "y"), "kraj").key());
    }

    private SurveyFile file(String text) throws IOException {
        return SurveyFile.open(Files.writeString(folder.resolve("regions.csv"), text), "regions.csv");
    }

    @Test
    void whatAnAnalysisWouldStumbleOverIsNamedByRegion() throws IOException {
        RegionTable table = RegionTableFile.read(
                file("\ncode,name,rate,kind\nA,Alfa,1,x\nB,Beta,n.d.,y\nC,,,z\nD,Delta,4,\nE,Eta,5,x\n"),
                "code",
                "name",
                null);
        assertEquals(
                List.of(
                        "row 4 rate “n.d.” Region B (Beta) has no number here, unlike the others",
                        "row 5 rate “” There is no value for region C",
                        "row 6 kind “” There is no value for region D (Delta)"),
                RegionTableCheck.of(table).stream()
                        .map(problem -> "row " + problem.row() + " " + problem.column() + " “" + problem.value() + "” "
                                + Said.of(problem.expected()).split("[.] A")[0])
                        .toList());
    }

    @Test
    void columnsAreGuessedInOtherLanguagesToo() {
        RegionTableRoles czech =
                RegionTableRoles.suggest(List.of("kod", "Název", "Počet obyvatel 2023", "okres"), "kraj");
        assertEquals("kod", czech.key());
        assertEquals(Optional.of("Název"), czech.name());
        assertEquals(Optional.of("Počet obyvatel 2023"), czech.population());
        assertEquals(Clue.of(Clue.Kind.POPULATION), czech.clue("Počet obyvatel 2023"));
        assertEquals(
                Optional.of("okres"),
                RegionTableRoles.suggest(List.of("id", "okres"), "region").name());
    }
}
