package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit code 2, one line a problem, nothing on standard output, no file. */
class UnusableInputTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Run estimate(Path survey, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("estimate", survey.toString(), "--region", "region", "--outcome", "y"));
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals("", run.out());
        return run;
    }

    private static void refuses(Run run, String... problems) {
        assertEquals(2, run.status(), run.err());
        assertEquals(problems.length, run.problems().size(), run.err());
        for (int i = 0; i < problems.length; i++) {
            String line = run.problems().get(i);
            assertTrue(line.contains(problems[i]), line + "\nshould contain\n" + problems[i]);
        }
    }

    @Test
    void unknownColumns() throws IOException {
        Path survey = file("survey.csv", "area,said\nA,1\nB,0\n");
        refuses(
                estimate(survey),
                "survey.csv: “region”: There is no such column. The columns are “area” and “said”.",
                "survey.csv: “y”: There is no such column. The columns are “area” and “said”.");
    }

    @Test
    void answersThatAreNeitherYesNorNo() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,0\nB,maybe\nA,7\n");
        refuses(
                estimate(survey),
                "survey.csv, row 4, column “y”: “maybe”: This answer counts neither as yes (“1”, “yes” and “true”)"
                        + " nor as no (“0”, “no” and “false”)",
                "survey.csv, row 5, column “y”: “7”: This answer counts neither");
    }

    @Test
    void regionsThatTheTableLacks() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,0\nC,1\n");
        Path regions = file("regions.csv", "region,x\nA,1\nB,2\n");
        refuses(
                estimate(survey, "--regions", regions.toString(), "--predictors", "x"),
                "survey.csv, row 4, column “region”: “C”: This region is not in the region table");
    }

    @Test
    void oneAnswerOfManyIsSaidOnce() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,maybe\nB,maybe\nB,1\nA,0\n");
        assertEquals(1, estimate(survey).problems().size());
    }

    @Test
    void numbersWithADecimalCommaAreNoCategories() throws IOException {
        Path survey = file("survey.csv", "region;y;age;w\nA;1;30,5;1.5\nB;0;41;1\nC;1;28;1\n");
        Path regions = file("regions.csv", "region;x;z\nA;4,9;1.5\nB;5,1;1\nC;5,1;1\n");
        refuses(
                estimate(survey, "--regions", regions.toString(), "--predictors", "x"),
                "regions.csv, column “x”: “4,9”: This looks like a number with a decimal comma");
        refuses(
                estimate(survey, "--respondent-predictors", "age"),
                "survey.csv, column “age”: “30,5”: This looks like a number with a decimal comma");
    }

    @Test
    void aTextOfItsOwnForEveryRegionIsNoPredictor() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,0\nC,1\n");
        Path regions = file("regions.csv", "region,x\nA,north\nB,south\nC,west\n");
        refuses(
                estimate(survey, "--regions", regions.toString(), "--predictors", "x"),
                "regions.csv, column “x”: This text differs in every region");
    }

    @Test
    void regionsOfWhichNoneIsInTheTable() throws IOException {
        Path survey = file("survey.csv", "region,y\n305,1\n306,0\n");
        Path regions = file("regions.csv", "region,x\n1305,1\n1306,2\n");
        refuses(
                estimate(survey, "--regions", regions.toString()),
                "survey.csv, row 2, column “region”: “305”: This region is not in the region table,"
                        + " and neither is any other");
    }

    @Test
    void regionTables() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,0\n");
        refuses(
                estimate(
                        survey,
                        "--regions",
                        file("regions.csv", "region,x\nA,1\nA,2\n").toString()),
                "regions.csv, row 3, column “region”: “A”: Row 2 has the same key");
        refuses(
                estimate(
                        survey,
                        "--regions",
                        file("regions.csv", "region,x\nA,1.5\nB,\"2,5\"\n").toString(),
                        "--predictors",
                        "x"),
                "regions.csv, row 3, column “x”: “2,5”: This is not a number");
        refuses(
                estimate(
                        survey,
                        "--regions",
                        file("regions.csv", "region,x\nA,1\nB,2\n").toString(),
                        "--predictors",
                        "z"),
                "regions.csv, column “z”: There is no such column. The columns are “region” and “x”.");
        refuses(
                estimate(
                        survey,
                        "--regions",
                        file("regions.csv", "region,x\nA,1\nB,-2\n").toString(),
                        "--population",
                        "x"),
                "regions.csv, row 3, column “x”: “-2”: The population must be a number above 0");
        refuses(
                estimate(
                        survey,
                        "--regions",
                        file("regions.csv", "code,x\nA,1\n").toString()),
                "regions.csv: “region”: There is no such column. The columns are “code” and “x”.");
    }

    @Test
    void filesThatAreNone() throws IOException {
        refuses(estimate(file("empty.csv", "")), "empty.csv: The file is empty.");
        refuses(estimate(file("header.csv", "region,y\n")), "header.csv: The file has a header but no rows below it");
        refuses(estimate(folder.resolve("absent.csv")), "absent.csv: there is no such file");
        refuses(estimate(folder), ": this is not a file.");
        refuses(estimate(folder.getRoot()), ": this is not a file.");
        refuses(
                estimate(
                        file("survey.csv", "region,y\nA,1\n"),
                        "--regions",
                        folder.resolve("absent.csv").toString()),
                "absent.csv: there is no such file");
    }

    @Test
    void nobodyToEstimateFrom() throws IOException {
        refuses(estimate(file("survey.csv", "region,y\nA,\n,1\n")), "No respondent has both a region and an answer");
    }

    @Test
    void moreProblemsThanAreShown() throws IOException {
        StringBuilder text = new StringBuilder("region,y\n");
        for (int i = 0; i < 130; i++) {
            text.append("A,1").append(",extra".repeat(1 + i)).append("\n");
        }
        text.append("B,0\n");
        Run run = estimate(file("survey.csv", text.toString()));
        assertEquals(2, run.status());
        assertEquals(101, run.problems().size());
        assertTrue(run.problems().get(0).startsWith("survey.csv, row 2: The row has 3 fields"), run.err());
        assertEquals("… and 30 more", run.problems().get(100));
    }

    @Test
    void aProblemIsOneLineWhateverTheFileHolds() throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,\"may\nbe \u001b[31m\"\n");
        refuses(estimate(survey), "survey.csv, row 3, column “y”: “may be  [31m”");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    --interval 2             | --interval must be between 0 and 1, not 2.0
                    --interval NaN           | --interval must be between 0 and 1, not NaN
                    --interval wide          | --interval=LEVEL: “wide” is not a number
                    --quadrature-points 0    | --quadrature-points must be from 1 to 101, not 0
                    --quadrature-points 1e3  | “1e3” is not a whole number
                    --model tobit            | --model tobit is not available. Choose binomial, area or linear.
                    --method mcmc            | --method mcmc is not available for this model. Choose bayes or ml.
                    --threshold 20           | --threshold must be between 0 and 1, not 20.0
                    --highest 0              | --highest must be at least 1, not 0
                    --prior-slope-sd -1      | --prior-slope-sd must be above 0, not -1.0
                    --format sas             | “sas” is not available. Choose table, csv, tidy, groups-csv, xlsx, json
                    --weight w               | “w”: There is no such column. The columns are “region” and “y”.
                    --draws 5                | --draws must be from 100 to 1,000,000, not 5
                    --weight y               | --outcome cannot be a weight, stratum or cluster too: y
                    --finite-population n    | --finite-population belongs to a design. Give --weight, --stratum or \
                    --cluster too
                    --second-stage id        | A second stage (--second-stage, or a second column of \
                    --finite-population) is drawn within clusters. Give --cluster too.
                    --finite-population n,m --weight w | is drawn within clusters. Give --cluster too.
                    --finite-population a,b,c --cluster c | --finite-population has one column for each of at most \
                    two stages; 3 were given
                    --calibrated-on sex      | --calibrated-on says how weights were made. Give them with --weight.
                    --base-weight d --weight w | --base-weight is the weight before calibration. Give the \
                    calibration variables with --calibrated-on.
                    --calibrated-on y --weight w | --outcome cannot be a weight, stratum or cluster too: y
                    --calibrated-on sex --weight region | “sex”: There is no such column. \
                    The columns are “region” and “y”.
                    --calibrated-on sex --weight w --factors age | --factors: age is neither a predictor nor a \
                    calibration variable.
                    --predictors x           | --predictors names columns of a region table. \
                    Give the table with --regions
                    --population n           | --population names columns of a region table. \
                    Give the table with --regions
                    --regions-key code       | --regions-key names columns of a region table. \
                    Give the table with --regions
                    --factors sex            | --factors: sex is not one of the predictors
                    --outcome region         | --region and --outcome are the same column, region
                    --seed one               | “one” is not a whole number
                    """)
    void options(String options, String problem) throws IOException {
        refuses(estimate(file("survey.csv", "region,y\nA,1\nB,0\n"), options.split(" ")), problem);
    }

    @Test
    void optionsThatAreMissing() {
        refuses(Run.of("estimate", "survey.csv", "--region", "region"), "This is missing: --outcome=COL.");
        refuses(
                Run.of("estimate", "--region", "region", "--outcome", "y"),
                "Give either SURVEY, --counts=FILE or --source=JDBC-URL.");
        refuses(
                Run.of("estimat"),
                "There is no command estimat. Choose serve, estimate, change, model, counts, rerun, backup, restore,"
                        + " recover, move, erase, account or audit. See regionwise --help.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-folder/result.csv", "."})
    void outputThatCannotBeWritten(String name) throws IOException {
        Path survey = file("survey.csv", "region,y\nA,1\nB,0\nA,0\nB,1\n");
        Path output = folder.resolve(name);
        Run run = estimate(survey, "--format", "csv", "--output", output.toString());
        assertEquals(2, run.status());
        List<String> problems = run.problems().stream()
                .filter(line -> !line.startsWith("warning: "))
                .toList();
        assertEquals(1, problems.size(), run.err());
        assertTrue(problems.get(0).startsWith(output + ": "), run.err());
        assertFalse(Files.exists(folder.resolve("no-such-folder")));
    }

    @Test
    void aFailureLeavesTheFormerResultInPlace() throws IOException {
        Path output = file("result.csv", "former");
        refuses(
                estimate(file("survey.csv", "region,y\nA,5\n"), "--format", "csv", "--output", output.toString()),
                "This answer counts neither as yes");
        assertEquals("former", Files.readString(output));
    }
}
