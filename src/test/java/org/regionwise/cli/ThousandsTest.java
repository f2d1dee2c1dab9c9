package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points that may stand between thousands, in columns that are used as numbers. */
class ThousandsTest {
    private static final String[] REGIONS = {"A", "B", "C", "D", "E", "F"};

    @TempDir
    Path folder;

    /** Twelve answers a region, of which a third is yes; the numbers go round. */
    private String survey(String... numbers) throws IOException {
        StringBuilder rows = new StringBuilder("region;y;w;s\n");
        for (int i = 0; i < 72; i++) {
            rows.append(REGIONS[i % 6] + ";" + (i / 6 % 3 == 0 ? 1 : 0) + ";" + numbers[i / 3 % numbers.length] + ";"
                    + (i % 2) + "\n");
        }
        return Files.writeString(folder.resolve("survey.csv"), rows).toString();
    }

    private String table(String header, String... numbers) throws IOException {
        StringBuilder rows = new StringBuilder("region;" + header + "\n");
        for (int i = 0; i < 6; i++) {
            rows.append(REGIONS[i] + ";" + numbers[i % numbers.length] + "\n");
        }
        return Files.writeString(folder.resolve("regions.csv"), rows).toString();
    }

    private static Run estimate(String survey, String options) {
        List<String> arguments = new ArrayList<>(List.of("estimate", survey, "--region", "region"));
        arguments.addAll(List.of(options.split(" ")));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static void assertAsked(Run run, String where, String value, String prefix) {
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(where), run.err());
        assertTrue(run.err().contains("“" + value + "”: This may be over a thousand or a little over one"), run.err());
        assertTrue(
                run.err().contains("add " + prefix + "decimal-mark comma " + prefix + "grouping-mark point"),
                run.err());
        assertTrue(run.err().contains("add " + prefix + "decimal-mark point"), run.err());
    }

    @ParameterizedTest
    @CsvSource({
        "--outcome y --weight w",
        "--outcome y --weight s --calibrated-on w",
        "--outcome y --stratum s --finite-population w",
        "--outcome y --respondent-predictors w",
        "--outcome w --positive >=900",
    })
    void areAskedAboutInTheSurvey(String options) throws IOException {
        assertAsked(estimate(survey("950", "1.200", "800"), options), "survey.csv, row 5, column “w”", "1.200", "--");
    }

    @ParameterizedTest
    @CsvSource({"--population n", "--predictors n"})
    void areAskedAboutInTheRegionTable(String options) throws IOException {
        // the other column shows that decimals have a comma, and still nothing is guessed
        String regions = table("n;u", "950;4,5", "1.200;5,5", "12.500;6,5");
        Run run = estimate(survey("1"), "--outcome y --regions " + regions + " " + options);
        assertAsked(run, "regions.csv, row 3, column “n”", "1.200", "--regions-");
    }

    @ParameterizedTest
    @CsvSource({
        "1.200;30;7;5, estimate, 1.200",
        "30;1.200;7;5, se, 1.200",
        "30;3;1.200;5, n, 1.200",
        "30;3;7;1.200, x, 1.200"
    })
    void areAskedAboutAmongPublishedEstimates(String row, String column, String value) throws IOException {
        String areas = table("estimate;se;n;x", "35;2;9;6", row);
        Run run = estimate(
                areas, "--estimate estimate --standard-error se --respondents n --percent --model area --predictors x");
        assertAsked(run, "regions.csv, row 3, column “" + column + "”", value, "--");
    }

    @ParameterizedTest
    @CsvSource({"--regions-decimal-mark comma --regions-grouping-mark point, 1200", "--regions-decimal-mark point, 1.2"
    })
    void areWhatIsSaid(String said, double second) throws IOException {
        String regions = table("n", "950", "1.200", "12.500");
        Run run = estimate(
                survey("1"), "--outcome y --regions " + regions + " --population n --method ml --format json " + said);
        assertEquals(0, run.status(), run.err());
        assertEquals(
                second,
                new ObjectMapper()
                        .readTree(run.out())
                        .at("/regions/1/population")
                        .asDouble());
    }

    @ParameterizedTest
    @CsvSource({"0.125, 1.5, 2.25", "12.345678, 1.5, 3", "1.234, 0.87, 2.1", "0.950, 1.200, 1.100", "1.2, 950, 3"})
    void areNotSeenInOrdinaryNumbers(String first, String second, String third) throws IOException {
        Run run = estimate(survey(first, second, third), "--outcome y --weight w --method ml");
        assertEquals(0, run.status(), run.err());
    }

    @Test
    void areNotAskedAboutWhereTheColumnIsNotUsed() throws IOException {
        Run run = estimate(survey("950", "1.200"), "--outcome y --method ml");
        assertEquals(0, run.status(), run.err());
    }

    @Test
    void areAskedAboutBesideValuesThatAreNoAnswer() throws IOException {
        Run run = estimate(survey("950", "n.a.", "1.200"), "--outcome w --positive >=900 --missing n.a.");
        assertAsked(run, "survey.csv, row 8, column “w”", "1.200", "--");
    }
}
