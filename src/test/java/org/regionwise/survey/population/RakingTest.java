package org.regionwise.survey.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.file.SurveyFile;

/** Margins fitted together, against what is known of the fit without fitting. */
class RakingTest {
    private static final String BY_SEX = "region,sex,n\nA,F,60\nA,M,40\nB,F,30\nB,M,70\n";
    private static final String BY_AGE = "region,age,n\nA,young,20\nA,old,80\nB,young,50\nB,old,50\n";

    @TempDir
    private Path folder;

    private PopulationTable table(String name, String text) throws IOException {
        SurveyFile file = SurveyFile.open(Files.writeString(folder.resolve(name), text), name);
        return PopulationTableFile.read(
                file, PopulationColumns.of(file, null, "n", List.of("region"), List.of("sex", "age"), true));
    }

    private static double count(PopulationTable table, String region, String sex, String age) {
        return table.rows().stream()
                .filter(row -> row.region().equals(region)
                        && row.values().get(table.place("sex")).equals(sex)
                        && row.values().get(table.place("age")).equals(age))
                .mapToDouble(PopulationTable.Row::count)
                .sum();
    }

    @Test
    void twoMarginsOfRegionsAreIndependentWithinThem() throws IOException {
        PopulationTable raked = Raking.table(List.of(table("sex.csv", BY_SEX), table("age.csv", BY_AGE)));
        assertEquals(8, raked.rows().size());
        assertEquals(60 * 20 / 100.0, count(raked, "A", "F", "young"), 1e-9);
        assertEquals(70 * 50 / 100.0, count(raked, "B", "M", "old"), 1e-9);
        assertTrue(raked.raking().converged(), raked.raking()::toString);
        assertEquals(List.of(), raked.raking().unlike());
    }

    @Test
    void aMarginOfTheNationGivesAllRegionsOneOddsRatio() throws IOException {
        PopulationTable nation = table("nation.csv", "sex,age,n\nF,young,40\nF,old,50\nM,young,30\nM,old,80\n");
        PopulationTable raked = Raking.table(List.of(table("sex.csv", BY_SEX), table("age.csv", BY_AGE), nation));
        assertTrue(raked.raking().converged(), raked.raking()::toString);
        // the fit stops where all margins hold to 1e-10 of the people
        assertEquals(60, count(raked, "A", "F", "young") + count(raked, "A", "F", "old"), 1e-6);
        assertEquals(50, count(raked, "B", "F", "young") + count(raked, "B", "M", "young"), 1e-6);
        assertEquals(40, count(raked, "A", "F", "young") + count(raked, "B", "F", "young"), 1e-6);
        assertEquals(odds(raked, "A"), odds(raked, "B"), 1e-6);
    }

    private static double odds(PopulationTable table, String region) {
        return count(table, region, "F", "young")
                * count(table, region, "M", "old")
                / (count(table, region, "F", "old") * count(table, region, "M", "young"));
    }

    @Test
    void marginsThatCountOthersAreScaledAndNamed() throws IOException {
        PopulationTable raked = Raking.table(List.of(
                table("sex.csv", BY_SEX),
                table("age.csv", BY_AGE.replace("A,young,20", "A,young,40").replace("A,old,80", "A,old,160"))));
        assertEquals(List.of("", "A"), raked.raking().unlike().stream().sorted().toList());
        assertEquals(60 * 20 / 100.0, count(raked, "A", "F", "young"), 1e-9);
        assertEquals(200, raked.people(), 1e-9);
    }

    @Test
    void marginsThatContradictEachOtherDoNotConverge() throws IOException {
        PopulationTable nation = table("nation.csv", "sex,n\nF,150\nM,50\n");
        Raking raking = Raking.table(List.of(table("sex.csv", BY_SEX), table("age.csv", BY_AGE), nation))
                .raking();
        assertFalse(raking.converged(), raking::toString);
        // cells have the last margin exactly: 150 women of 200 people, where regions count 90
        assertEquals(List.of("sex.csv", "age.csv"), raking.missed());
    }
}
