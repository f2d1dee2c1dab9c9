package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertStarts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as analysts have them, and what is said of them. */
class AwkwardFilesTest {
    private static final String SURVEY = "region,y,weight\nA,1,1\nA,0,2\nB,0,1\nB,1,3\nC,0,1\nC,1,1\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Run estimate(Path survey, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                survey.toString(),
                "--region",
                "region",
                "--outcome",
                "y",
                "--method",
                "ml",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode result(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    @Test
    void notesAndTotalsBelowTheDataAreNoRegions() throws IOException {
        Path survey = file("survey.csv", SURVEY + "\nCelkem,,\nZdroj: ČSÚ, vlastní výpočty\n");
        Path table = file(
                "regions.csv",
                "region,name,population\nTotal,,600\nA,Alfa,100\nB,Beta,200\nC,Gama,300\nCelkem,,600\n"
                        + "Source: office,,\n");
        Run run = estimate(survey, "--regions", table.toString(), "--population", "population");
        assertEquals(3, result(run).get("regions").size());
        assertEquals(6, result(run).at("/survey/respondents").asInt());
        assertTrue(
                run.err()
                        .contains(
                                "they look like notes or totals, not like data: row 9, “Celkem”; row 10, “Zdroj: ČSÚ”"),
                run.err());
        assertTrue(run.err().contains("row 2, “Total”"), run.err());
        assertTrue(run.err().contains("row 7, “Source: office”") || run.err().contains("more"), run.err());
    }

    @Test
    void allKindsOfProblemsAreSaidAtOnce() throws IOException {
        Path survey = file("survey.csv", "region,y,weight\nA,1,1\nA,0\nB,maybe,1\nB,1,heavy\nC,0,1\n");
        Path table = file("regions.csv", "region,rate\nA,1\na,2\nB,x\nC,3\n");
        Run run = estimate(survey, "--weight", "weight", "--regions", table.toString(), "--predictors", "rate");
        assertEquals(2, run.status());
        List<String> starts = List.of(
                "regions.csv, row 3, column “region”: “a”: Row 2 has the same key",
                "survey.csv, row 3: The row has 2 fields, but the header has 3",
                "survey.csv, row 4, column “y”: “maybe”: This answer counts neither",
                "survey.csv, row 5, column “weight”: “heavy”: This is not a weight");
        assertEquals(starts.size(), run.problems().size(), run.err());
        for (int i = 0; i < starts.size(); i++) {
            assertTrue(run.problems().get(i).startsWith(starts.get(i)), run.err());
        }
    }

    @Test
    void decimalCommasOfWeightsAreOneLine() throws IOException {
        StringBuilder rows = new StringBuilder("region;y;weight\n");
        for (int i = 0; i < 200; i++) {
            rows.append("ABC".charAt(i % 3))
                    .append(';')
                    .append(i % 2)
                    .append(";1,")
                    .append(i + 1)
                    .append('\n');
        }
        // a number with a point, so that commas are not the only way to read the file
        rows.append("A;1;2.5\n");
        Path survey = file("survey.csv", rows.toString());
        Run run = estimate(survey, "--weight", "weight");
        assertEquals(2, run.status());
        assertEquals(
                List.of("survey.csv, row 2, column “weight”: “1,1”: This is not a weight. It has a decimal comma."
                        + " If the file writes numbers this way, say so when it is read"
                        + " (command line: --decimal-mark ,). 200 cells in this column have this problem."),
                run.problems());
    }

    @Test
    void limitsAreOptionsAsTheyAreOfServe() throws IOException {
        Path survey = file("survey.csv", SURVEY);
        assertEquals(
                List.of("survey.csv, row 6: The file has more than 4 rows, the most that are read."),
                estimate(survey, "--max-rows", "4").problems());
        Run beyond = estimate(survey, "--max-columns", "2", "--weight", "weight");
        assertEquals(0, beyond.status(), beyond.err());
        assertTrue(beyond.err().contains("The file has 3 columns. The first 2 are read"), beyond.err());
        assertStarts(
                "--max-rows must be at least 1, not 0. See",
                estimate(survey, "--max-rows", "0").err());
    }

    @Test
    void namesOfRegionsHaveAColumnOfTheirOwn() throws IOException {
        Path table = file("regions.csv", "region,official,nazev\nA,Region A,Alfa\nB,Region B,Beta\nC,Region C,Gama\n");
        Path survey = file("survey.csv", SURVEY);
        assertEquals(
                "Alfa",
                result(estimate(survey, "--regions", table.toString()))
                        .at("/regions/0/name")
                        .asText());
        JsonNode named = result(estimate(survey, "--regions", table.toString(), "--regions-name", "official"));
        assertEquals("Region A", named.at("/regions/0/name").asText());
        assertEquals("official", named.at("/survey/regionTable/name").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"labelled-regions.sav", "labelled-regions.dta"})
    void labelsOfCodesAreTheNamesOfRegions(String name) throws IOException {
        Path survey = Path.of("src/test/resources/extracts", name);
        String[] coding = {"--outcome", "answer", "--positive", "1", "--negative", "2", "--missing", "8"};
        List<String> arguments = new ArrayList<>(
                List.of("estimate", survey.toString(), "--region", "region", "--method", "ml", "--format", "json"));
        arguments.addAll(List.of(coding));
        assertEquals(List.of("1 Praha", "2 Brno", "3 Zlín", "9 Aš"), names(arguments));
        // the table has the names, and the survey its codes
        Path table = file("regions.csv", "region,rate\nPraha,1\nBRNO,2\nZlín,3\nAš,4\n");
        arguments.addAll(List.of("--regions", table.toString(), "--predictors", "rate"));
        assertEquals(List.of("Praha null", "BRNO null", "Zlín null", "Aš null"), names(arguments));
    }

    private static List<String> names(List<String> arguments) throws IOException {
        List<String> names = new ArrayList<>();
        result(Run.of(arguments.toArray(String[]::new)))
                .get("regions")
                .forEach(region -> names.add(
                        region.get("region").asText() + " " + region.get("name").asText()));
        return names;
    }

    @Test
    void missingInOneColumnAndDatesCanBeSaid() throws IOException {
        Path survey = file("survey.csv", "region,y,age\nA,1,30\nA,0,99\nB,0,41\nB,1,52\nC,0,33\nC,1,28\n");
        JsonNode result = result(estimate(survey, "--respondent-predictors", "age", "--empty-in", "age=99"));
        assertEquals(5, result.at("/survey/used").asInt());
        assertEquals("99", result.at("/survey/imported/options/missingIn/age/0").asText());
        Run order = estimate(survey, "--date-order", "dym");
        assertEquals(
                List.of("--date-order must be dmy, mdy or ymd, not dym. See regionwise estimate --help."),
                order.problems());
    }
}
