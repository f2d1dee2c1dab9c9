package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of whole populations: that they are right, and what is said of tables that do not fit the survey. */
class PopulationTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REFERENCE = Path.of("src/test/resources/reference/harassment");
    private static final String SURVEY = REFERENCE.resolve("survey.csv")
            + " --region region --outcome harassed_6m --respondent-predictors sex,agegroup";
    private static final String SMALL = """
            region,y,sex,age
            A,1,F,young
            A,0,F,old
            A,0,M,old
            A,1,M,young
            B,1,F,old
            B,0,F,old
            B,0,M,young
            B,1,M,young
            """;
    private static final String PEOPLE = """
            region,sex,age,n
            A,F,young,10
            A,F,old,30
            A,M,young,20
            A,M,old,40
            B,F,young,50
            B,F,old,20
            B,M,young,10
            B,M,old,20
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Run run(String line, Object... more) {
        List<String> arguments = new ArrayList<>(List.of("estimate"));
        arguments.addAll(List.of(line.split(" ")));
        for (Object each : more) {
            arguments.add(each.toString());
        }
        return Run.of(arguments.toArray(String[]::new));
    }

    /** A small survey and its people. */
    private Run small(String people, String... more) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("--population-table", file("people.csv", people)));
        arguments.addAll(List.of(more));
        if (!List.of(more).contains("--method")) {
            arguments.addAll(List.of("--method", "ml"));
        }
        if (!List.of(more).contains("--format")) {
            arguments.addAll(List.of("--format", "json"));
        }
        return run(
                file("survey.csv", SMALL) + " --region region --outcome y --respondent-predictors sex,age",
                arguments.toArray());
    }

    private static JsonNode result(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return JSON.readTree(run.out());
    }

    private static JsonNode figure(JsonNode result, String region, String cell, boolean standardised) {
        for (JsonNode each : result.at("/poststratified")) {
            List<String> values = new ArrayList<>();
            each.get("cell").forEach(value -> values.add(value.asText()));
            if (each.get("region").asText("").equals(region.equals("nation") ? "" : region)
                    && String.join(" ", values).equals(cell)
                    && each.get("standardised").asBoolean() == standardised) {
                return each;
            }
        }
        throw new AssertionError("no figure of " + region + " " + cell);
    }

    @Test
    void agreesWithTheReferenceByMaximumLikelihood() throws IOException {
        JsonNode result = result(run(
                SURVEY, "--method", "ml", "--format", "json", "--population-table", REFERENCE.resolve("popcells.csv")));
        JsonNode expected =
                JSON.readTree(REFERENCE.resolve("expected.json").toFile()).at("/mrp_poststratified/sex_age");
        assertEquals(14, expected.size());
        for (JsonNode each : expected) {
            JsonNode found = figure(result, each.get("region").asText(), "", false);
            // the reference's optimum is good to 1e-8
            assertEquals(each.get("Ep").asDouble(), found.get("estimate").asDouble(), 1e-8);
            assertEquals(each.get("SDp").asDouble(), found.get("standardError").asDouble(), 1e-8);
        }
    }

    @Test
    void agreesWithRstanarmByFullBayes() throws IOException {
        JsonNode expected =
                JSON.readTree(REFERENCE.resolve("poststratified_stan.json").toFile());
        StringBuilder standard = new StringBuilder("agegroup,N\n");
        expected.get("standard")
                .properties()
                .forEach(each -> standard.append(each.getKey())
                        .append(',')
                        .append(each.getValue().asText())
                        .append('\n'));
        JsonNode result = result(run(
                SURVEY,
                "--format",
                "json",
                "--population-table",
                REFERENCE.resolve("popcells.csv"),
                "--standard",
                file("standard.csv", standard.toString())));
        for (JsonNode each : expected.get("figures")) {
            String region = each.get("region").asText();
            String cell = each.get("cell").asText();
            boolean standardised = cell.equals("standard");
            JsonNode found = figure(
                    result,
                    region.isEmpty() ? "nation" : region,
                    standardised ? "" : cell.equals("F, 55+") ? "55+ F" : cell,
                    standardised);
            double deviation = each.get("sd").asDouble();
            // the chains' error and that of 5000 draws, which is 1/70 of a standard deviation
            double error = Math.hypot(each.get("mcse").asDouble(), deviation / 70);
            assertEquals(each.get("mean").asDouble(), found.get("estimate").asDouble(), 4 * error, region + cell);
            assertEquals(deviation, found.get("standardError").asDouble(), 0.06 * deviation, region + cell);
            // a limit's error is about three times the mean's
            assertEquals(each.get("lower").asDouble(), found.get("lower").asDouble(), 0.15 * deviation, region + cell);
            assertEquals(each.get("upper").asDouble(), found.get("upper").asDouble(), 0.2 * deviation, region + cell);
        }
    }

    @ParameterizedTest
    @CsvSource({"ml", "bayes"})
    void cellsAddUpToRegionsAndTheNation(String method) throws IOException {
        JsonNode result = result(small(PEOPLE, "--method", method));
        double nation = 0;
        for (String region : List.of("A", "B")) {
            double sum = 0;
            double all = 0;
            for (String cell : List.of("young F", "old F", "young M", "old M")) {
                JsonNode each = figure(result, region, cell, false);
                sum += each.get("population").asDouble() * each.get("estimate").asDouble();
                all += each.get("population").asDouble();
            }
            JsonNode whole = figure(result, region, "", false);
            assertEquals(100, all);
            assertEquals(100, whole.get("population").asDouble());
            assertEquals(sum / all, whole.get("estimate").asDouble(), 1e-12);
            nation += whole.get("estimate").asDouble() / 2;
        }
        assertEquals(nation, figure(result, "nation", "", false).get("estimate").asDouble(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"ml, logit", "ml, ratio", "bayes, logit", "bayes, ratio"})
    void benchmarkedCellsAddUpToTheDirectNationalEstimate(String method, String benchmark) throws IOException {
        JsonNode result = result(small(PEOPLE, "--method", method, "--benchmark", benchmark));
        double nation = 0;
        for (JsonNode each : result.at("/poststratified")) {
            if (!each.get("region").isNull() && each.get("cell").size() == 2) {
                nation +=
                        each.get("population").asDouble() * each.get("estimate").asDouble() / 200;
            }
        }
        double direct = result.at("/national/raw/estimate").asDouble();
        // cells of a logit shift are found to 1e-12 on the logit scale
        assertEquals(direct, nation, 1e-11);
        assertEquals(direct, figure(result, "nation", "", false).get("estimate").asDouble(), 1e-11);
    }

    private static String word(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("word/document.xml")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String pdf(Path file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @ParameterizedTest
    @CsvSource({"table", "csv", "tidy", "html", "docx", "pdf", "r"})
    void everyFormatHasTheFigures(String format) throws IOException {
        JsonNode result = result(small(PEOPLE));
        Path output = folder.resolve("report");
        Run run = small(PEOPLE, "--format", format, "--output", output.toString());
        assertEquals(0, run.status(), run.err());
        String text = switch (format) {
            case "docx" -> word(output);
            case "pdf" -> pdf(output);
            default -> Files.readString(output);
        };
        boolean data = List.of("csv", "tidy", "r").contains(format);
        for (String cell : format.equals("csv") ? List.of("") : List.of("", "F", "young F")) {
            double estimate = figure(result, "B", cell, false).get("estimate").asDouble();
            assertContains(data ? Double.toString(estimate) : String.format("%.1f", 100 * estimate), text);
        }
        if (!data) {
            assertContains("Park DK, Gelman A, Bafumi J (2004)", text);
        }
    }

    @Test
    void aStandardMixesAgesAlikeEverywhere() throws IOException {
        Path standard = file("standard.csv", "age,n\nyoung,1\nold,3\n");
        JsonNode result = result(small(PEOPLE, "--standard", standard.toString()));
        double young = figure(result, "B", "young", false).get("estimate").asDouble();
        double old = figure(result, "B", "old", false).get("estimate").asDouble();
        assertEquals(
                young / 4 + 3 * old / 4,
                figure(result, "B", "", true).get("estimate").asDouble(),
                1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,F,young,-1    | row 2, column “n”: “-1”: The number of people must not be below 0.",
                "A,F,young,      | row 2, column “n”: The number of people is missing.",
                "A,F,young,many  | row 2, column “n”: “many”: The number of people must be a number",
                ",F,young,5      | row 2, column “region”: A region is missing.",
                "A,,young,5      | row 2, column “sex”: A value of a predictor is missing.",
                "A,F,young,5\\na,f,Young,6 | row 3: “a”: Row 2 is about the same people.",
                "A,F,young,0     | The table counts nobody",
                "X,F,young,5     | No figure of the population can be made",
                "A,Q,young,5     | No respondent has the values of the table: “sex = Q”"
            })
    void unsoundRowsAreNamed(String rows, String problem) throws IOException {
        Run run = small("region,sex,age,n\n" + rows.strip().replace("\\n", "\n") + "\n", "--regions", table());
        assertEquals(2, run.status(), run.err());
        assertContains(problem, run.err());
    }

    private String table() throws IOException {
        return file("regions.csv", "region,x\nA,1\nB,2\n").toString();
    }

    @Test
    void aTableNeedsEveryPredictorAndOneCount() throws IOException {
        assertContains(
                "“age”: The model has this predictor of respondents",
                small("region,sex,n\nA,F,1\n").err());
        assertContains(
                "Which column has the number of people: “x” and “y”?",
                small("region,sex,age,x,y\nA,F,old,1,2\n").err());
        assertContains(
                "No column of the population table is called “region”",
                small("place,sex,age,n\nA,F,old,1\n").err());
        assertEquals(
                0,
                small(
                                "place,sex,age,x,y\nA,F,old,1,2\nB,F,old,1,2\n",
                                "--population-table-region",
                                "place",
                                "--population-table-count",
                                "y")
                        .status());
    }

    @Test
    void whatDoesNotFitTheSurveyIsSaid() throws IOException {
        Run run = small("""
                region,sex,age,n
                a,f,YOUNG,10
                A,Other,young,5
                B,F,old,20.5
                C,F,old,30
                Total,F,old,60.5
                """);
        JsonNode result = result(run);
        // nobody was asked in C
        assertEquals(30, figure(result, "C", "", false).get("population").asDouble());
        assertContains("Nobody who was asked lives in region C", run.err());
        assertContains("No respondent has this value of the population table: “sex = Other”.", run.err());
        assertContains("1 row of the population table has a count with decimals, row 4", run.err());
        assertContains("1 row of the population table looks like a total", run.err());
        assertContains("5 respondents are in no cell of the population table, such as", run.err());
        assertContains("have no respondents, such as", run.err());
    }

    @Test
    void aRegionThatTheModelCannotKnowIsLeftOut() throws IOException {
        Run run = small(PEOPLE + "C,F,young,10\n", "--regions", table(), "--predictors", "x");
        assertContains("Region C of the population table has no figure", run.err());
        assertEquals(2, result(run).get("regions").size());
    }

    @Test
    void countsAreAddedOverWhatTheModelDoesNotUse() throws IOException {
        Run run = small("""
                region,sex,age,education,n
                A,F,young,low,4
                A,F,young,high,6
                B,F,young,low,5
                """);
        assertEquals(10, figure(result(run), "A", "", false).get("population").asDouble());
        assertContains("The population table also divides people by “education”", run.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"1,010\" | 1,234", "1 010 | 1 234", "1\u00A0010 | 1 234", "1'010 | 1'234", "1.010 | 1.234"},
            quoteCharacter = '`')
    void thousandsMayBeSetApart(String count, String said) throws IOException {
        Run run = small(PEOPLE.replace("A,F,young,10\n", "A,F,young," + count + "\n"));
        assertEquals(1100, figure(result(run), "A", "", false).get("population").asDouble());
        assertContains("were read with a thousands separator: " + said + " is 1234", run.err());
    }

    @ParameterizedTest
    @CsvSource({"1.01, 91.01", "1.0105, 91.0105"})
    void decimalsRemainDecimals(String count, double people) throws IOException {
        Run run = small(PEOPLE.replace("A,F,young,10\n", "A,F,young," + count + "\n"));
        assertEquals(
                people, figure(result(run), "A", "", false).get("population").asDouble(), 1e-9);
        assertLacks("thousands", run.err());
    }

    private Run margins(String one, String other) throws IOException {
        return small(one, "--population-table", file("other.csv", other).toString());
    }

    @Test
    void marginsMustShareRegions() throws IOException {
        String sexes = "region,sex,n\nA,F,10\nA,M,20\nB,F,5\nB,M,5\n";
        assertContains(
                "One of the margins must count people by region",
                margins("sex,n\nF,10\nM,5\n", "sex,age,n\nF,young,3\nM,old,4\n").err());
        assertContains(
                "no region in common",
                margins(sexes, "region,age,n\nC,young,3\nC,old,4\n").err());
        Run run = margins(sexes, "region,age,n\nA,young,12\nA,old,18\n");
        assertEquals(30, figure(result(run), "A", "", false).get("population").asDouble(), 1e-9);
        assertContains("Region B is in some margins of the population and not in others", run.err());
        assertLacks("contradict", run.err());
    }

    @Test
    void codesAreReadByTheirLabelsAndNumbersByTheirValue() throws IOException {
        Path survey = file("coded.csv", "region,y,sex\n1,1,1\n1,0,2\n2,1,1\n2,0,2\n2,1,2\n");
        Run run = run(
                survey
                        + " --region region --outcome y --respondent-predictors sex --factors sex"
                        + " --method ml --format json",
                "--population-table",
                file("people.csv", "region,sex,n\n1,1.0,10\n1,02,20\n2,1,5\n"));
        JsonNode result = result(run);
        assertEquals(30, figure(result, "1", "", false).get("population").asDouble());
        assertEquals(20, figure(result, "1", "2", false).get("population").asDouble());
    }

    @Test
    void whatIsWithheldOfARegionIsWithheldOfItsPeople() throws IOException {
        JsonNode result = result(run(
                SURVEY,
                "--method",
                "ml",
                "--format",
                "json",
                "--release",
                "nchs",
                "--population-table",
                REFERENCE.resolve("popcells.csv")));
        int withheld = 0;
        for (JsonNode each : result.get("poststratified")) {
            String flags = each.get("flags").toString();
            boolean unreliable = flags.contains("unreliable");
            // confidential is what would tell an unreliable one
            assertEquals(
                    unreliable || flags.contains("confidential"),
                    each.get("estimate").isNull(),
                    each.toString());
            withheld += unreliable ? 1 : 0;
        }
        assertTrue(withheld > 0, "some cells are too uncertain to be shown");
        for (JsonNode region : result.get("regions")) {
            if (region.at("/pooled/estimate").isNull()) {
                assertTrue(
                        figure(result, region.get("region").asText(), "", false)
                                .get("estimate")
                                .isNull(),
                        region.get("region").asText());
            }
        }
    }

    /** Whatever is withheld of a place, two figures at least are, of each division of it. */
    @Test
    void noWithheldFigureFollowsFromThoseThatAreShown() throws IOException {
        JsonNode result = result(run(
                SURVEY,
                "--method",
                "ml",
                "--format",
                "json",
                "--release",
                "nchs",
                "--population-table",
                REFERENCE.resolve("popcells.csv")));
        Map<String, int[]> hidden = new TreeMap<>();
        for (JsonNode each : result.get("poststratified")) {
            String place = each.get("region").asText("nation");
            JsonNode cell = each.get("cell");
            boolean isHidden = each.get("estimate").isNull();
            for (String predictor : List.of("sex", "agegroup")) {
                String other = predictor.equals("sex") ? "agegroup" : "sex";
                // the whole by this predictor, and each value of the other one by it
                String whole =
                        place + " by " + predictor + " of " + cell.path(other).asText();
                boolean divides = cell.has(predictor);
                hidden.computeIfAbsent(whole, key -> new int[2])[0] += isHidden ? 1 : 0;
                hidden.get(whole)[1] += divides ? 1 : 0;
            }
        }
        hidden.forEach((which, count) -> assertTrue(count[0] != 1 || count[1] == 0, which + " tells what is withheld"));
    }

    @Test
    void optionsNeedEachOther() {
        assertContains(
                "--standard belongs to a population table",
                run(SURVEY, "--standard", "x.csv").err());
        assertContains(
                "--population-table needs predictors of respondents",
                run("s.csv --region r --outcome y --population-table p.csv").err());
        assertContains(
                "--population-table belongs to models of individual answers",
                run("s.csv --region r --outcome y --model area --population-table p.csv")
                        .err());
    }

    @Test
    void aBundleGivesTheSameFiguresAgain() throws IOException {
        Path standard = file("standard.csv", "age,n\nyoung,1\nold,3\n");
        Path bundle = folder.resolve("bundle.zip");
        assertEquals(
                0,
                small(
                                PEOPLE,
                                "--standard",
                                standard.toString(),
                                "--format",
                                "bundle",
                                "--include-cells",
                                "--output",
                                bundle.toString())
                        .status());
        Run again = Run.of("rerun", bundle.toString());
        assertEquals(0, again.status(), again.out() + again.err());
        assertContains("people.csv: as analysed", again.out());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Run fromCells =
                Run.of("rerun", Files.copy(bundle, elsewhere.resolve("b.zip")).toString());
        assertEquals(0, fromCells.status(), fromCells.out() + fromCells.err());
        file("people.csv", PEOPLE.replace("A,F,young,10", "A,F,young,11"));
        Run other = Run.of("rerun", bundle.toString());
        assertEquals(3, other.status(), other.out() + other.err());
        assertLacks("identical", other.out());
    }
}
