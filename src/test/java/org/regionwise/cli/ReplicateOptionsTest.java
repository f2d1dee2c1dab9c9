package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicate weights asked for on the command line. */
class ReplicateOptionsTest {
    private static final Path SURVEY = Path.of("src/test/resources/reference/survey-replicates/survey.csv");
    private static final Pattern LARGEST = Pattern.compile("Largest difference of standard errors: +(\\S+)");

    @TempDir
    private Path folder;

    private static Run estimate(Path survey, String options, String... more) {
        List<String> words = new ArrayList<>(List.of("estimate", survey.toString(), "--region", "region"));
        words.addAll(List.of("--outcome", "y", "--method", "ml"));
        words.addAll(Arrays.asList(options.split(" ")));
        words.addAll(Arrays.asList(more));
        return Run.of(words.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --replicate-weights sdr* --replicate-type sdr                                 | Name it with --weight
            --weight weight --replicate-weights sdr*                                      | brr, fay, jk1, jk2, jkn
            --weight weight --replicate-weights sdr* --replicate-type acs                 | --replicate-type acs
            --weight weight --replicate-weights none* --replicate-type sdr                | no column is called
            --weight weight --replicate-weights sdr1 --replicate-type sdr                 | at least two columns
            --weight weight --replicate-weights fay* --replicate-type fay                 | needs --fay-rho
            --weight weight --replicate-weights fay* --replicate-type fay --fay-rho 1     | needs --fay-rho
            --weight weight --replicate-weights brr* --replicate-type brr --fay-rho 0.5   | belongs to
            --weight weight --replicate-weights brr* --replicate-type brr --replicate-scale 2 | has a scale of its own
            --weight weight --replicate-weights jkn* --replicate-type jkn                 | needs --replicate-rscales
            --weight weight --replicate-weights jkn* --replicate-type jkn --replicate-rscales 1,2 | 2 numbers for 32
            --weight weight --replicate-weights jkn* --replicate-type jkn --replicate-rscales 0 | not all 0
            --weight weight --replicate-weights jk1* --replicate-type jk1 --replicate-scale 0 | must be above 0
            --weight weight --stratum brr1 --replicate-weights sdr* --replicate-type sdr  | already tell
            --weight weight --replicate-type sdr                                          | with --replicate-weights
            --weight weight --replicate-weights sdr* --replicate-type sdr --replicate-centre median | estimate or mean
            """)
    void refusesWhatDoesNotGoTogether(String options, String said) {
        Run run = estimate(SURVEY, options);

        assertEquals(2, run.status());
        assertTrue(run.err().contains(said), run.err());
        assertEquals(1, run.problems().size(), run.err());
    }

    @Test
    void scalesMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("rscales.txt"), "0.5\n".repeat(32));
        String options = "--weight weight --replicate-weights jkn* --replicate-type jkn --replicate-rscales ";
        Run ofFile = estimate(SURVEY, options + file, "--format", "json");
        assertEquals(0, ofFile.status(), ofFile.err());
        assertEquals(
                new ObjectMapper()
                        .readTree(estimate(SURVEY, options + "0.5", "--format", "json")
                                .out())
                        .get("regions"),
                new ObjectMapper().readTree(ofFile.out()).get("regions"));
        Run nowhere = estimate(SURVEY, options + "nowhere.txt");
        assertTrue(nowhere.err().contains("numbers are expected"), nowhere.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --replicate-weights sdr1 --replicate-weights sdr2 --replicate-weights sdr3 | have a multiple of four
            --replicate-weights sdr* --replicate-weights big                           | column “big” is on average
            --replicate-weights sdr* --replicate-weights none                          | column “none” is on average
            """)
    void doubtsColumnsThatHardlyBelong(String patterns, String said) throws IOException {
        List<String> lines = Files.readAllLines(SURVEY);
        StringBuilder more = new StringBuilder(lines.get(0) + ",big,none\n");
        lines.subList(1, lines.size()).forEach(line -> more.append(line).append(",100,0\n"));
        Path file = Files.writeString(folder.resolve("more.csv"), more);
        Run run = estimate(file, "--weight weight --replicate-type sdr " + patterns);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }

    @Test
    void saysWhereNoReplicateHasAnyWeight() throws IOException {
        StringBuilder without = new StringBuilder();
        for (String line : Files.readAllLines(SURVEY)) {
            String[] cells = line.split(",", -1);
            for (int i = 3; cells[0].equals("R6") && i < cells.length; i++) {
                cells[i] = "0";
            }
            without.append(String.join(",", cells)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("without.csv"), without);
        Run run = estimate(file, "--weight weight --replicate-weights sdr* --replicate-type sdr");
        assertEquals(0, run.status(), run.err());
        String said = "In region R6, the respondents’ replicate weights add up to 0 in every replicate";
        assertTrue(run.err().contains(said), run.err());
    }

    @Test
    void saysWhatLooksLikeReplicateWeights() {
        String said = "the 32 columns sdr1 to sdr32 look like replicate weights";

        assertTrue(
                estimate(SURVEY, "--weight weight").err().contains("the 20 columns brr1 to brr20 look like"),
                "columns that nobody chose");
        Run chosen = estimate(SURVEY, "--weight weight --replicate-weights sdr* --replicate-type sdr");
        assertEquals(0, chosen.status(), chosen.err());
        assertTrue(!chosen.err().contains(said), chosen.err());
    }

    @Test
    void countsOfRowsAnswerAsTheRowsDo() throws IOException {
        String options = "--weight weight --replicate-weights sdr* --replicate-type sdr";
        Path counts = folder.resolve("counts.json");
        Run counted = Run.of(
                ("counts " + SURVEY + " --region region --outcome y " + options + " --output " + counts).split(" "));
        assertEquals(0, counted.status(), counted.err());

        Run again = Run.of(("estimate --counts " + counts + " --region region --outcome y --method ml " + options
                        + " --format json")
                .split(" "));
        assertEquals(0, again.status(), again.err());
        JsonNode ofRows = new ObjectMapper()
                .readTree(estimate(SURVEY, options, "--format", "json").out());
        assertEquals(
                ofRows.get("regions"), new ObjectMapper().readTree(again.out()).get("regions"));
        assertEquals(32, ofRows.at("/model/replicateWeights/columns").size());
        assertEquals(0.125, ofRows.at("/model/replicateWeights/scale").asDouble());
    }

    @Test
    void countsOfOtherProgramsCannotHaveThem() throws IOException {
        Path counts = Files.writeString(
                folder.resolve("counts.csv"),
                "region,y,respondents,weight_sum,weight_square_sum\nA,1,2,2,2\nA,0,2,2,2\nB,1,2,2,2\nB,0,1,1,1\n");

        Run run = Run.of(("estimate --counts " + counts + " --region region --outcome y --weight weight"
                        + " --replicate-weights sdr* --replicate-type sdr")
                .split(" "));

        assertEquals(2, run.status());
        assertTrue(run.err().contains("one row per respondent"), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sdr       | --replicate-type sdr --replicate-centre mean
            jkn       | --replicate-type jkn --replicate-rscales 0.5
            """)
    void theScriptForRGivesTheSameStandardErrors(String type, String options) throws Exception {
        Rscript.requireOrSkip();
        Path survey = Files.copy(SURVEY, folder.resolve("survey.csv"));
        Path script = folder.resolve("analysis.R");
        Run run = estimate(
                survey,
                "--weight weight --replicate-weights " + type + "* " + options,
                "--format",
                "r",
                "--output",
                script.toString());
        assertEquals(0, run.status(), run.err());

        Matcher found = LARGEST.matcher(Rscript.run(script));
        assertTrue(found.find(), "the script compares standard errors");
        assertTrue(Double.parseDouble(found.group(1)) <= 1e-12, found.group());
    }
}
