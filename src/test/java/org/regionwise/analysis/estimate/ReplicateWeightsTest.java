package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;

/** Direct estimates from replicate weights against R's survey: svrepdesign with svyby, and degf of each subset. */
class ReplicateWeightsTest {
    private static final Path FOLDER = Path.of("src/test/resources/reference/survey-replicates");
    private static final Path SURVEY = FOLDER.resolve("survey.csv");

    /** R prints 15 digits of figures whose sums it takes in another order. */
    private static final double DIGITS = 1e-12;

    @TempDir
    Path folder;

    private record Expected(double proportion, double variance, int degrees) {}

    private static Map<String, Expected> expected(String type, String centre) throws IOException {
        Map<String, Expected> lines = new HashMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve("expected.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].equals(type) && cells[1].equals(centre)) {
                lines.put(
                        cells[2],
                        new Expected(
                                Double.parseDouble(cells[3]),
                                Double.parseDouble(cells[4]),
                                Integer.parseInt(cells[5])));
            }
        }
        return lines;
    }

    private static DesignColumns.Replicates replicates(Path file, String type, String centre) throws IOException {
        ReplicateMethod method = ReplicateMethod.of(type).orElseThrow();
        return new DesignColumns.Replicates(
                List.of(type + "*"),
                DesignColumns.Replicates.matching(
                        List.of(type + "*"), SurveyFile.open(file, "survey.csv").columns(), List.of()),
                method,
                null,
                method == ReplicateMethod.JKN
                        ? Arrays.stream(Files.readString(FOLDER.resolve("rscales.txt"))
                                        .strip()
                                        .split(","))
                                .map(Double::valueOf)
                                .toList()
                        : List.of(),
                method == ReplicateMethod.FAY ? 0.3 : null,
                "mean".equals(centre));
    }

    private static Result run(Path file, String type, String centre) throws IOException {
        DesignColumns design = DesignColumns.of("weight", replicates(file, type, centre));
        return DesignedSurveys.run(file, "region", design, Settings.LIKELIHOOD);
    }

    @ParameterizedTest
    @CsvSource({
        "brr, estimate",
        "brr, mean",
        "fay, estimate",
        "fay, mean",
        "jk1, estimate",
        "jk1, mean",
        "jk2, estimate",
        "jk2, mean",
        "jkn, estimate",
        "jkn, mean",
        "bootstrap, estimate",
        "bootstrap, mean",
        "sdr, estimate",
        "sdr, mean"
    })
    void agreesWithR(String type, String centre) throws IOException {
        Map<String, Expected> expected = expected(type, centre);
        Result result = run(SURVEY, type, centre);

        assertEquals(8, result.regions().size());
        for (RegionEstimate region : result.regions()) {
            Expected own = expected.get(region.region());
            double p = own.proportion();
            assertEquals(p, region.raw().estimate(), DIGITS, region.region());
            assertEquals(own.degrees(), region.design().degreesOfFreedom(), region.region());
            // of one sampling unit: what R has is what the rounding of the weights left
            if (own.variance() > 1e-3 * p * (1 - p) / region.respondents()) {
                assertEquals(1, Math.pow(region.raw().standardError(), 2) / own.variance(), 1e-9, region.region());
            } else {
                assertTrue(List.of("R7", "R8").contains(region.region()), () -> "nothing varies in " + region.region());
            }
        }
        Expected nation = expected.get("");
        assertEquals(nation.proportion(), result.national().raw().estimate(), DIGITS);
        assertEquals(1, Math.pow(result.national().raw().standardError(), 2) / nation.variance(), 1e-9);
        assertEquals(nation.degrees() + 1, result.survey().design().primarySamplingUnits());
    }

    @Test
    void saysWhereReplicatesTellNothing() throws IOException {
        Result result = run(SURVEY, "jkn", "estimate");

        Warning alike = warning(result, "replicates-alike");
        assertEquals(List.of("R7"), alike.regions());
    }

    @Test
    void namesTheColumnsInWhichAWeightIsNoNumber() throws IOException {
        Path file = folder.resolve("survey.csv");
        Files.writeString(
                file, "region,y,weight,jk11,jk12,jk13\nA,1,2,2,x,1\nA,0,2,2,2,\nB,1,1,,1,1\nB,0,,,,\nB,1,1,1,y,1\n");

        ImportProblem problem = assertThrows(ImportProblem.class, () -> run(file, "jk1", "estimate"));

        assertEquals(
                List.of("jk11 4 1", "jk12 2 2", "jk13 3 1"),
                problem.report().first().stream()
                        .map(each -> each.column() + " " + each.row() + " " + each.cases())
                        .sorted()
                        .toList());
    }

    @Test
    void usesWeightsBelowZeroAndSaysSo() throws IOException {
        Path file = folder.resolve("survey.csv");
        Files.writeString(
                file,
                "region,y,weight,sdr1,sdr2,sdr3\n"
                        + "A,1,2,3,-1,2\nA,0,2,2,2,1\nA,0,2,1,3,2\nB,1,1,1,1,-2\n".repeat(3));

        Result result = run(file, "sdr", "estimate");

        Warning negative = warning(result, "negative-replicate-weights");
        assertEquals(List.of("sdr2", "sdr3"), negative.facts().get("columns"));
        // θ̂_r = 3/6, −1/4, 2/5 against 2/6; V = 4/3 Σ (θ̂_r − θ̂)²
        double expected = 4.0
                / 3
                * (Math.pow(3.0 / 6 - 1.0 / 3, 2) + Math.pow(-1.0 / 4 - 1.0 / 3, 2) + Math.pow(2.0 / 5 - 1.0 / 3, 2));
        assertEquals(Math.sqrt(expected), result.regions().get(0).raw().standardError(), DIGITS);
    }

    @Test
    void doubtsReplicatesThatAreFactors() throws IOException {
        Path file = folder.resolve("survey.csv");
        Files.writeString(
                file, "region,y,weight,brr1,brr2\n" + "A,1,200,0,2\nA,0,300,2,0\nB,1,100,2,0\nB,0,400,0,2\n".repeat(4));

        assertEquals("brr", run(file, "brr", "estimate").model().replicates().type());
        warning(run(file, "brr", "estimate"), "replicates-not-weights");
    }

    @Test
    void patternsNameColumnsInTheFilesOrder() {
        List<String> columns = List.of("PWGTP", "PWGTP2", "PWGTP1", "pwgtpx", "other");

        assertEquals(
                List.of("PWGTP2", "PWGTP1"),
                DesignColumns.Replicates.matching(List.of("PWGTP*"), columns, List.of("PWGTP")));
        assertEquals(
                List.of("PWGTP2", "PWGTP1"),
                DesignColumns.Replicates.matching(List.of("Pwgtp?"), columns.subList(0, 3), List.of()));
        assertEquals(
                List.of("PWGTP1", "other"),
                DesignColumns.Replicates.matching(List.of("other", "PWGTP1"), columns, List.of()));
    }

    private static Warning warning(Result result, String code) {
        return result.fit().warnings().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " among " + DesignedSurveys.codes(result)));
    }
}
