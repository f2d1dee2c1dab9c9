package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Surveys of two stages and calibrated weights by the command line: standard errors, and what is said of them. */
class StagedSurveyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DESIGNS = Path.of("src/test/resources/designs");
    private static final Path REFERENCE = Path.of("src/test/resources/reference/survey-stages");
    private static final String CLUSTERS = "--weight w --stratum st --cluster cl ";

    @TempDir
    private Path folder;

    private record Answer(JsonNode json, String err) {
        double nation() {
            return json.at("/national/raw/standardError").asDouble();
        }

        JsonNode region(String key) {
            for (JsonNode region : json.get("regions")) {
                if (region.get("region").asText().equals(key)) {
                    return region;
                }
            }
            throw new AssertionError(key);
        }

        double region(String key, String field) {
            return region(key).at(field).asDouble();
        }

        List<String> codes() {
            List<String> codes = new ArrayList<>();
            json.at("/fit/warnings").forEach(each -> codes.add(each.get("code").asText()));
            return codes;
        }

        String correction() {
            return json.at("/survey/design/populationCorrection").asText();
        }
    }

    private static Run estimate(Path file, String options) {
        List<String> arguments = new ArrayList<>(List.of("estimate", file.toString(), "--region", "region"));
        arguments.addAll(Arrays.asList("--outcome", "y", "--method", "ml", "--format", "json"));
        arguments.addAll(List.of(options.trim().split(" +")));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static Answer answer(Path file, String options) {
        Run run = estimate(file, options);
        assertEquals(0, run.status(), run.err());
        try {
            return new Answer(JSON.readTree(run.out()), run.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A survey of designs with columns rewritten: name=value by turns, {@code *} and {@code /} scaling what is there.
     */
    private Path changed(String name, String... changes) {
        try {
            List<String> lines = Files.readAllLines(DESIGNS.resolve(name));
            List<String> columns = List.of(lines.get(0).replace("\"", "").split(","));
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",");
                for (String change : changes) {
                    int at = columns.indexOf(change.substring(0, change.indexOf('=')));
                    String to = change.substring(change.indexOf('=') + 1);
                    cells[at] = to.startsWith("/")
                            ? Double.toString(Double.parseDouble(cells[at]) / Double.parseDouble(to.substring(1)))
                            : to;
                }
                lines.set(i, String.join(",", cells));
            }
            return Files.write(folder.resolve("changed.csv"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The figures of the README there, which have three digits. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    two_stage.csv          | --second-stage id --finite-population N1,N2   | .0412 | .0430 | .0189 | \
                    two-stages
                    two_stage.csv          | --finite-population N1 --finite-population N2 | .0412 | .0430 | .0189 | \
                    two-stages
                    two_stage.csv          | --finite-population N1                        | .0387 | .0506 | .0197 | \
                    left-out-subsampled
                    two_stage.csv          | --second-stage id --finite-population N1      | .0387 | .0506 | .0197 | \
                    left-out-second-stage-unknown
                    two_stage.csv          |                                               | .0387 | .0506 | .0197 | \
                    null
                    census_of_clusters.csv | --finite-population N1,N2                     | .0796 | .0758 | .0409 | \
                    two-stages
                    census_of_clusters.csv | --finite-population f,N2                      | .0796 | .0758 | .0409 | \
                    two-stages
                    census_of_clusters.csv | --finite-population N1                        | .0796 | .0758 | .0409 | \
                    second-stage-by-weights
                    census_of_clusters.csv | --finite-population f                         | .0796 | .0758 | .0409 | \
                    second-stage-by-weights
                    """)
    void standardErrorsAreThoseOfTheDesign(
            String file, String options, double first, double second, double nation, String correction) {
        Answer answer = answer(DESIGNS.resolve(file), CLUSTERS + (options == null ? "" : options));
        assertEquals(first, answer.region("R1", "/raw/standardError"), 5e-5);
        assertEquals(second, answer.region("R2", "/raw/standardError"), 5e-5);
        assertEquals(nation, answer.nation(), 5e-5);
        assertEquals(correction, answer.correction());
        assertEquals(correction.startsWith("left-out"), answer.codes().contains("finite-population-left-out"));
        assertEquals(
                correction.equals("second-stage-by-weights"), answer.codes().contains("census-of-clusters"));
    }

    @Test
    void theTypicalWeightIsSaid() {
        Answer answer = answer(DESIGNS.resolve("two_stage.csv"), CLUSTERS + "--finite-population N1");
        assertTrue(answer.err().contains("weight times sampled fraction of clusters is 50 for"), answer.err());
        assertEquals(50, answer.json().at("/survey/design/weightTimesFraction").asDouble(), 1e-9);
    }

    /** Weights of whole clusters, N1/12 a person, are corrected; relative ones and none cannot show what was done. */
    @ParameterizedTest
    @CsvSource({
        "/50, first-stage",
        "1, left-out-relative-weights",
        "/58.3333333333333, left-out-relative-weights",
        "/1e6, left-out-relative-weights",
        "0.98, left-out-relative-weights",
        "/40, left-out-subsampled"
    })
    void weightsTellWhetherClustersWereTakenWhole(String weight, String correction) {
        Path file = changed("two_stage.csv", "w=" + weight);
        assertEquals(
                correction, answer(file, CLUSTERS + "--finite-population N1").correction());
    }

    @Test
    void withoutWeightsThereIsNoCorrectionForClustersAndOneForPersons() {
        Path file = DESIGNS.resolve("two_stage.csv");
        Answer clusters = answer(file, "--stratum st --cluster cl --finite-population N1");
        assertEquals("left-out-relative-weights", clusters.correction());
        assertTrue(clusters.err().contains("because without weights it is not known"), clusters.err());
        assertEquals(
                "first-stage",
                answer(file, "--stratum st --finite-population N2").correction());
    }

    /** A census has no chance left in it by the book; what is shown is then the variance without the correction. */
    @Test
    void aCensusIsNotCertain() {
        Path file = changed("two_stage.csv", "N1=12", "N2=8");
        Answer census = answer(file, CLUSTERS + "--finite-population N1,N2");
        Answer plain = answer(file, CLUSTERS);
        assertTrue(census.codes().contains("census"), census.err());
        assertTrue(census.err().contains("has everybody in regions R1, R2"), census.err());
        for (JsonNode region : census.json().get("regions")) {
            JsonNode other = plain.region(region.get("region").asText());
            assertEquals(other.at("/raw"), region.at("/raw"));
            assertEquals(other.at("/design/designEffect"), region.at("/design/designEffect"));
            assertTrue(
                    region.at("/raw/upper").asDouble() > region.at("/raw/lower").asDouble(), region.toString());
        }
        assertEquals(plain.nation(), census.nation(), 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    N2=7    | This is less than the number of units that the sample has in this cluster: 8.
                    N2=many | This must be a number above 0
                    N1=11   | This is less than the number of units that the sample has in this stratum: 12.
                    """)
    void populationsAreNotSmallerThanTheSample(String change, String problem) {
        Run run = estimate(changed("two_stage.csv", change), CLUSTERS + "--finite-population N1,N2");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("row 2") && run.err().contains(problem), run.err());
    }

    @Test
    void aClusterHasOnePopulationAndNumbersAboveOneMakeOneASize() throws IOException {
        String odd = "region,y,w,st,cl,id,n1,n2\nA,1,2,a,1,1,4,9\nA,0,2,a,1,2,4,8\nA,0,2,a,1,3,4,9\nB,1,2,a,2,1,4,1\n"
                + "B,0,2,a,2,2,4,1\nB,0,2,a,2,,4,1\n";
        Run run = estimate(
                Files.writeString(folder.resolve("odd.csv"), odd),
                "--weight w --stratum st --cluster cl --finite-population n1,n2");
        assertTrue(run.err().contains("1 row of this cluster has this value; the others have “9”."), run.err());
        assertTrue(
                run.err().contains("This is less than the number of units that the sample has in this cluster: 3."),
                run.err());
        Run unnamed = estimate(folder.resolve("odd.csv"), "--weight w --stratum st --cluster cl --second-stage id");
        assertTrue(unnamed.err().contains("row 7"), unnamed.err());
        assertTrue(unnamed.err().contains("The second-stage unit is missing"), unnamed.err());
    }

    /** R's figures to its last digits; without base weights close to them, without calibration larger. */
    @Test
    void calibrationVariablesMakeStandardErrorsThoseOfR() throws IOException {
        Path file = REFERENCE.resolve("linear/survey.csv");
        double expected = JSON.readTree(
                        REFERENCE.resolve("linear/expected.json").toFile())
                .at("/nation/se")
                .asDouble();
        String design = "--weight weight --stratum stratum --cluster cluster --second-stage household"
                + " --finite-population n1,n2 ";
        Answer full = answer(file, design + "--calibrated-on sex,age --base-weight base");
        assertEquals(expected, full.nation(), 1e-10 * expected);
        assertEquals(List.of("sex", "age"), texts(full.json().at("/model/calibratedOn")));
        assertEquals("base", full.json().at("/model/baseWeight").asText());
        Answer approximate = answer(file, design + "--calibrated-on sex,age");
        assertEquals(expected, approximate.nation(), 0.02 * expected);
        assertTrue(approximate.codes().contains("base-weight-unknown"), approximate.err());
        double fixed = answer(file, design).nation();
        assertTrue(Math.abs(fixed / expected - 1) > 1e-4, "weights taken as fixed: " + fixed);
        double ages = answer(file, design + "--calibrated-on sex,age --base-weight base --factors age")
                .nation();
        assertTrue(ages < 0.9 * expected, "a category for each age: " + ages);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    @Test
    void whatCalibrationLacksIsNamedByRow() throws IOException {
        String rows = "region,y,w,sex,d\nA,1,2,f,1\nA,0,2,,1\nB,1,2,m,\nB,0,3,m,0\nB,,3,,\n";
        Run run = estimate(
                Files.writeString(folder.resolve("gaps.csv"), rows), "--weight w --calibrated-on sex --base-weight d");
        assertEquals(2, run.status());
        String said = run.problems().stream().collect(Collectors.joining("\n"));
        assertTrue(said.matches("(?s).*row 3, column “sex”.*calibrated on this column, so everybody.*"), said);
        assertTrue(said.matches("(?s).*row 4, column “d”.*The weight before calibration is missing.*"), said);
        assertTrue(said.matches("(?s).*row 5, column “d”.*This is not a weight.*"), said);
        assertFalse(said.contains("row 6"), said);
    }

    /** The answer itself explains everything that calibration leaves: that is no certainty either. */
    @Test
    void aVariableThatIsTheAnswerLeavesNoZero() throws IOException {
        StringBuilder rows = new StringBuilder("region,y,w,same\n");
        for (int i = 0; i < 60; i++) {
            rows.append("AB".charAt(i % 2))
                    .append(i % 3 == 0 ? ",1," : ",0,")
                    .append(1 + i % 4)
                    .append(i % 3 == 0 ? ",j\n" : ",n\n");
        }
        Answer answer = answer(
                Files.writeString(folder.resolve("same.csv"), rows.toString()), "--weight w --calibrated-on same");
        JsonNode raw = answer.json().at("/national/raw");
        assertTrue(raw.get("upper").asDouble() - raw.get("lower").asDouble() > 0.1, raw.toString());
    }

    @Test
    void aBundleRepeatsFromFilesAndFromCountsThatNameNobody() throws IOException {
        Path bundle = folder.resolve("bundle.zip");
        Files.copy(DESIGNS.resolve("two_stage.csv"), folder.resolve("survey.csv"));
        Run made = Run.of(("estimate " + folder.resolve("survey.csv") + " --region region --outcome y --method ml "
                        + CLUSTERS + "--second-stage id --finite-population N1,N2 --calibrated-on region,N1"
                        + " --format bundle --include-cells --output " + bundle)
                .split(" "));
        assertEquals(0, made.status(), made.err());
        Run files = Run.of("rerun", bundle.toString());
        assertTrue(files.out().endsWith("identical: same numbers to the last byte\n"), files.out() + files.err());
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            String counts =
                    new String(zip.getInputStream(zip.getEntry("cells.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(counts.matches("(?s).*\"secondStage\" ?: ?\"8\".*"), "eight in each cluster");
            assertFalse(counts.matches("(?s).*\"secondStage\" ?: ?\"9\".*"), "and not by the file's identifiers");
        }
        Run cells = Run.of(
                "rerun",
                Files.copy(bundle, Files.createDirectory(folder.resolve("else")).resolve("b.zip"))
                        .toString());
        assertTrue(cells.out().startsWith("cells.json: as recorded\n"), cells.out());
        assertTrue(cells.out().endsWith("identical: same numbers to the last byte\n"), cells.out() + cells.err());
    }
}
