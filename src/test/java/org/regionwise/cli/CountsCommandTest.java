package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and the rows that they were made of give the same result; counts that cannot be are named. */
class CountsCommandTest {
    private static final String HARASSMENT =
            "sample-surveys/harassment/survey.csv --region region --outcome harassed_6m";
    private static final String HARASSED = " --missing 9 --regions sample-surveys/harassment/regions.csv"
            + " --population population --predictors unemployment --method ml";
    private static final String POVERTY = "sample-surveys/poverty/survey.csv --region region --outcome poor";
    private static final String DRAWN = " --weight weight --stratum stratum --cluster area";
    private static final String WORKED = "sample-surveys/hours/survey.csv --region region --outcome hours";
    private static final String AGED = " --respondent-predictors age";
    private static final String LINEAR = " --model linear --regions sample-surveys/hours/regions.csv";
    private static final String POOR = " --regions sample-surveys/poverty/regions.csv --method ml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                HARASSMENT + "||" + HARASSED,
                HARASSMENT + "| --respondent-predictors sex,age_group|" + HARASSED,
                POVERTY + "|" + DRAWN + "|" + POOR,
                POVERTY + "|" + DRAWN + "|" + POOR + " --model area",
                WORKED + "|" + AGED + "|" + LINEAR,
                WORKED + "|" + AGED + "|" + LINEAR + " --method ml",
            })
    void giveTheSameBytesAsTheirRows(String line) throws IOException {
        String[] parts = line.split("\\|", -1);
        Path counts = counts(parts[0] + parts[1]);
        Run rows = run("estimate " + parts[0] + parts[1] + parts[2] + " --format json");
        assertEquals(0, rows.status(), rows.err());
        String rest = parts[0].substring(parts[0].indexOf(' '));
        Run counted = run("estimate --counts " + counts + rest + parts[1] + parts[2] + " --format json");
        assertEquals(0, counted.status(), counted.err());
        assertEquals(rows.out(), counted.out());
    }

    @Test
    void fewerPredictorsAndNoDesignAreCountedTogether() throws IOException {
        Path counts = counts(HARASSMENT + " --respondent-predictors sex,age_group");
        assertSame(counts, HARASSMENT, HARASSED);
        assertSame(counts, HARASSMENT, " --respondent-predictors age_group" + HARASSED);
        assertSame(counts(POVERTY + DRAWN), POVERTY, POOR);
    }

    private void assertSame(Path counts, String survey, String rest) {
        String question = survey.substring(survey.indexOf(' '));
        assertEquals(
                run("estimate " + survey + rest + " --format json").out(),
                run("estimate --counts " + counts + question + rest + " --format json")
                        .out());
    }

    @Test
    void spellingsAreReadAsTheRegionTableHasThem() throws IOException {
        Path survey = Files.writeString(
                folder.resolve("s.csv"),
                "region,y\n" + "North,1\nNORTH,0\nnorth ,1\nSouth,0\nSouth,1\nEast,1\nEast,0\n");
        Path regions = Files.writeString(folder.resolve("r.csv"), "region,x\nNORTH,1\nSouth,2\nEast,3\n");
        Path counts = counts(survey + " --region region --outcome y");
        assertSame(counts, survey + " --region region --outcome y", " --method ml --regions " + regions);
    }

    @Test
    void aBundleIsRepeatedFromCounts() throws IOException {
        Path bundle = folder.resolve("b.zip");
        Run made = run("estimate " + HARASSMENT + HARASSED + " --format bundle --output " + bundle);
        assertEquals(0, made.status(), made.err());
        Path counts = counts(HARASSMENT);
        Run again = run("rerun " + bundle + " --counts " + counts + " --regions sample-surveys/harassment/regions.csv");
        assertEquals(0, again.status(), again.out() + again.err());
        Run fromCounts = run("estimate --counts " + counts + HARASSMENT.substring(HARASSMENT.indexOf(' ')) + HARASSED
                + " --format bundle --output " + folder.resolve("c.zip"));
        assertEquals(0, fromCounts.status(), fromCounts.err());
        assertEquals(-1, Files.mismatch(bundle, folder.resolve("c.zip")));
    }

    @Test
    void aTableOfCountsStandsForItsRows() throws IOException {
        Path rows = folder.resolve("rows.csv");
        Path apart = folder.resolve("apart.csv");
        Path yes = folder.resolve("yes.csv");
        StringBuilder all = new StringBuilder("region,y\n");
        StringBuilder ofAnswers = new StringBuilder("region,y,respondents\n");
        StringBuilder ofYes = new StringBuilder("region,respondents,positives\n");
        int[] n = {12, 30, 7, 51, 3};
        int[] y = {3, 11, 0, 20, 1};
        for (int j = 0; j < n.length; j++) {
            all.append(("R" + j + ",1\n").repeat(y[j]));
            all.append(("R" + j + ",0\n").repeat(n[j] - y[j]));
            ofAnswers.append("R" + j + ",1," + y[j] + "\nR" + j + ",0.0," + (n[j] - y[j]) + "\n");
            ofYes.append("R" + j + "," + n[j] + "," + y[j] + "\n");
        }
        Files.writeString(rows, all);
        Files.writeString(apart, ofAnswers);
        Files.writeString(yes, ofYes);
        String question = " --region region --outcome y --format csv";
        String expected = run("estimate " + rows + question).out();
        assertContains("R3", expected);
        assertEquals(expected, run("estimate --counts " + apart + question).out());
        assertEquals(expected, run("estimate --counts " + yes + question).out());
    }

    @ParameterizedTest
    @CsvSource({
        "'region,respondents,positives\nA,10,11\nB,5,1', more said yes than there are respondents, 2",
        "'region,respondents,positives\nA,10,1\nB,-5,1', not a whole number of 0 or more, 3",
        "'region,respondents,positives\nA,10,1\nB,5,1.5', not a whole number of 0 or more, 3",
        "'region,respondents,positives\nA,10,1\nB,,1', not a whole number of 0 or more, 3",
        "'region,respondents,positives\nA,10,1\nB,many,1', not a whole number of 0 or more, 3",
        "'region,y,respondents\nA,1,NaN\nB,0,4', not a whole number of 0 or more, 2",
        "'region,y\nA,1\nB,0', there is no such column, 0",
    })
    void countsThatCannotBeAreNamedWithTheirRow(String table, String said, int row) throws IOException {
        Path counts = Files.writeString(folder.resolve("counts.csv"), table + "\n");
        Run run = run("estimate --counts " + counts + " --region region --outcome y");
        assertEquals(2, run.status(), run.out());
        assertContains(said, run.err().toLowerCase(Locale.ROOT));
        if (row > 0) {
            assertContains("row " + row, run.err());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "A;4;8;16.0, 0, ''",
        "A;4;8;15.9, 2, sum of squared answers",
        "A;4;8;, 2, sum of squared answers",
        "A;4;8;NaN, 2, sum of squared answers",
        "A;4;many;16, 2, not a sum of answers",
        "A;1;3;8, 2, sum of squared answers",
        "A;-4;8;16, 2, not a whole number",
        "A;4;;, 0, ''",
        "A;0;0;0, 0, ''",
    })
    void sumsOfAnswersHaveToGoTogether(String row, int status, String said) throws IOException {
        Path counts = Files.writeString(
                folder.resolve("counts.csv"),
                "region;respondents;outcome_sum;outcome_square_sum\nA;5;10.5;24\n" + row
                        + "\nB;6;7;9.5\nC;4;4;4.5\nD;9;30;120\nE;7;12;30\n");
        Run run = run("estimate --counts " + counts + " --region region --outcome y --model linear --delimiter ;");
        assertEquals(status, run.status(), run.err());
        assertContains(said, run.err());
        assertContains(status == 0 ? "" : "row 3", run.err());
    }

    @Test
    void modelsOfCountsAreThoseOfTheirRows() throws IOException {
        Map<String, Integer> groups = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(Path.of("sample-surveys/hours/survey.csv"));
        lines.subList(1, lines.size())
                .forEach(line -> groups.merge(line.substring(line.indexOf(',') + 1), 1, Integer::sum));
        StringBuilder table = new StringBuilder("region,age,hours,respondents\n");
        groups.forEach(
                (group, rows) -> table.append(group).append(',').append(rows).append('\n'));
        Path counts = Files.writeString(folder.resolve("counts.csv"), table);
        String[] model = {"--formula", "hours ~ age + (1 | region)", "--format", "csv"};
        Run rows = Run.of(arguments(model, "model", "sample-surveys/hours/survey.csv"));
        Run counted = Run.of(arguments(model, "model", "--counts", counts.toString()));
        assertEquals(0, counted.status(), counted.err());
        assertNearly(rows.out(), counted.out());
        Files.writeString(counts, table.toString().replaceFirst(",1\n", ",-1\n"));
        Run negative = Run.of(arguments(model, "model", "--counts", counts.toString()));
        assertEquals(2, negative.status());
        assertContains("not a whole number of 0 or more", negative.err());
    }

    private static String[] arguments(String[] last, String... first) {
        return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void sumsGiveTheFiguresOfTheirRows() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("hours");
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE \"hours\" AS SELECT * FROM CSVREAD('sample-surveys/hours/survey.csv', NULL,"
                    + " 'caseSensitiveColumnNames=true')");
            sql.execute("UPDATE \"hours\" SET \"hours\" = NULL WHERE \"hours\" = ''");
        }
        String question = " --region region --outcome hours" + AGED + LINEAR + " --format csv";
        Run file = run("estimate sample-surveys/hours/survey.csv" + question);
        Run table = run("estimate --source " + url + " --table hours --outcome-sums" + question);
        assertEquals(0, table.status(), table.err());
        assertNearly(file.out(), table.out());
        Run weighted = run("estimate --source " + url + " --table hours --outcome-sums --weight age" + question);
        assertContains("--outcome-sums and --weight do not go together", weighted.err());
    }

    @ParameterizedTest
    @CsvSource({
        "A;1;4;8;16.0, 0",
        "A;1;4;8;15.9, 2",
        "A;1;4;8;65, 2",
        "A;1;4;-8;16, 2",
        "A;;4;;, 0",
        "A;1;1;2;4, 0",
    })
    void sumsOfWeightsHaveToGoTogether(String row, int status) throws IOException {
        Path counts = Files.writeString(
                folder.resolve("counts.csv"),
                "region;y;respondents;weight_sum;weight_square_sum\n" + row
                        + "\nA;0;5;10;24\nB;1;6;7;9.5\nB;0;4;4;4.5\n");
        Run run = run(
                "estimate --counts " + counts + " --region region --outcome y --weight w --method ml --delimiter ;");
        assertEquals(status, run.status(), run.err());
    }

    @Test
    void rowsThatStayInADatabaseGiveTheFiguresOfTheirFile() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("register");
        try (Connection connection = DriverManager.getConnection(url);
                Statement sql = connection.createStatement()) {
            sql.execute("CREATE TABLE \"poor\" AS SELECT * FROM CSVREAD('sample-surveys/poverty/survey.csv', NULL,"
                    + " 'caseSensitiveColumnNames=true')");
        }
        String question = " --region region --outcome poor" + DRAWN + POOR + " --format csv";
        Run file = run("estimate sample-surveys/poverty/survey.csv" + question);
        Run table = run("estimate --source " + url + " --table poor" + question);
        assertEquals(0, table.status(), table.err());
        assertNearly(file.out(), table.out());
        List<String> arguments = new ArrayList<>(List.of("estimate", "--source", url, "--query"));
        arguments.add("SELECT * FROM \"poor\" WHERE \"stratum\" <> '?';");
        arguments.addAll(List.of(question.trim().split(" +")));
        Run query = Run.of(arguments.toArray(String[]::new));
        assertEquals(table.out(), query.out(), query.err());
    }

    /** Sums of weights in another order differ in their last digits, and so may what is computed from them. */
    private static void assertNearly(String expected, String actual) {
        String[] numbers = expected.split("[,\r\n]+", -1);
        String[] others = actual.split("[,\r\n]+", -1);
        assertEquals(numbers.length, others.length);
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i].matches("-?\\d+\\.\\d+(E-?\\d+)?")) {
                assertEquals(Double.parseDouble(numbers[i]), Double.parseDouble(others[i]), 1e-9, numbers[i]);
            } else {
                assertEquals(numbers[i], others[i]);
            }
        }
    }

    @Test
    void aDatabaseThatRefusesIsNamed() {
        String question = " --region region --outcome y";
        Run none = run("estimate --source jdbc:h2:mem: --table absent" + question);
        assertEquals(2, none.status());
        assertContains("absent", none.err());
        Run driver = run("estimate --source jdbc:trino://localhost/x --table t" + question);
        assertEquals(2, driver.status());
        assertContains("There is no driver for trino", driver.err());
        Run unknown = run("estimate --source jdbc:oracle:thin --table t" + question);
        assertEquals(2, unknown.status());
        assertContains("--source must begin with jdbc: and the name of a database: postgresql, duckdb", unknown.err());
    }

    @Test
    void aFileThatWasChangedIsRefused() throws IOException {
        Path counts = counts(HARASSMENT);
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(counts.toFile());
        ObjectNode first = (ObjectNode) json.at("/cells/counts/counts/0");
        first.put("count", first.get("count").asLong() + 1);
        assertRefused(json.toString(), "add up to");
        json.put("respondents", json.get("respondents").asLong() + 1);
        assertRefused(json.toString(), "changed after they were written");
        first.put("count", -1);
        assertRefused(json.toString(), "add up to");
        json.put("version", 2);
        assertRefused(json.toString(), "a later version");
        assertRefused("{}", "not a file of counts");
        assertRefused("{\"format\":\"regionwise-counts\",\"version\":1}", "not a file of counts");
        assertRefused(Files.readString(counts).substring(0, 500), "not a file of counts");
    }

    private void assertRefused(String json, String said) throws IOException {
        Path edited = Files.writeString(folder.resolve("edited.json"), json);
        Run run = run("estimate --counts " + edited + " --region region --outcome harassed_6m");
        assertEquals(2, run.status(), run.out());
        assertContains(said, run.err());
    }

    @Test
    void anotherQuestionIsRefused() throws IOException {
        Path counts = counts(HARASSMENT);
        Run column = run("estimate --counts " + counts + " --region region --outcome sex");
        assertEquals(2, column.status());
        assertContains("was not counted by this column, but by “harassed_6m”", column.err());
        Run predictor = run("estimate --counts " + counts + HARASSMENT.substring(HARASSMENT.indexOf(' '))
                + " --respondent-predictors sex");
        assertEquals(2, predictor.status());
        Run design = run("estimate --counts " + counts + HARASSMENT.substring(HARASSMENT.indexOf(' ')) + " --weight w");
        assertEquals(2, design.status());
        assertContains("counted for another design", design.err());
    }

    @ParameterizedTest
    @CsvSource({
        "estimate --region r --outcome y, 'give either SURVEY, --counts'",
        "estimate --source jdbc:h2:mem: --region r --outcome y, Give either --table or --query",
        "estimate s.csv --table t --region r --outcome y, belong to --source",
        "estimate s.csv --source jdbc:h2:mem: --table t --region r --outcome y, give either SURVEY",
        "counts --region r --outcome y, give either SURVEY or",
        "counts --sql duckdb --region r --outcome y, --sql and --table belong together",
        "counts --sql oracle --table t --region r --outcome y, '--sql must be postgresql, duckdb, h2, spark, trino or'",
        "counts --sql duckdb --table t --region respondents --outcome y, a name that the counts use",
    })
    void wrongOptionsAreSaid(String line, String said) {
        Run run = run(line);
        assertEquals(2, run.status());
        assertContains(said.toLowerCase(Locale.ROOT), run.err().toLowerCase(Locale.ROOT));
    }

    private Path counts(String question) throws IOException {
        Path counts = Files.createTempFile(folder, "counts", ".json");
        Run run = run("counts " + question + " --output " + counts);
        assertEquals(0, run.status(), run.err());
        return counts;
    }

    private static Run run(String line) {
        List<String> arguments = new ArrayList<>(Arrays.asList(line.trim().split(" +")));
        return Run.of(arguments.toArray(String[]::new));
    }
}
