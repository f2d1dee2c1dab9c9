package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pooled estimates brought to agree with figures of groups of regions. */
class GroupAgreementTest {
    private static final Path SURVEY = Path.of("src/test/resources/reference/survey-replicates/survey.csv");
    private static final String TABLE = "region,people,land,known,twice,beyond\nR1,500,north,0.4,0.4,0.4\n"
            + "R2,300,north,0.4,0.5,0.4\nR3,250,south,0.35,0.3,1.3\nR4,100,south,,0.3,1.3\nR5,90,south,0.35,0.3,1.3\n"
            + "R6,80,east,0.6,0.6,0.6\nR7,70,south,0.35,0.3,1.3\nR8,400,,,,\n";

    @TempDir
    private Path folder;

    private Run run(String table, String options) throws IOException {
        Path regions = Files.writeString(folder.resolve("regions.csv"), table);
        List<String> words = new ArrayList<>(List.of("estimate", SURVEY.toString(), "--region", "region"));
        words.addAll(List.of("--outcome", "y", "--regions", regions.toString(), "--population", "people"));
        words.addAll(List.of("--group", "land"));
        words.addAll(Arrays.asList(options.split(" ")));
        if (!options.contains("--format")) {
            words.addAll(List.of("--format", "json"));
        }
        return Run.of(words.toArray(String[]::new));
    }

    private JsonNode result(String table, String options) throws IOException {
        Run run = run(table, options);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static JsonNode benchmark(JsonNode result, String group) {
        for (JsonNode each : result.at("/national/benchmark/groups")) {
            if (each.get("group").asText().equals(group)) {
                return each;
            }
        }
        throw new AssertionError("no group " + group + " agrees");
    }

    private static double pooled(JsonNode region) {
        return region.at("/pooled/estimate").asDouble();
    }

    /**
     * Σ N_j π_j / Σ N_j over a group is its figure, its regions lie where the one constant puts them that halving
     * finds, and the nation is the mean of all.
     */
    @ParameterizedTest
    @CsvSource({
        "--method ml, logit, direct",
        "--method ml, ratio, known",
        "--method bayes, logit, direct",
        "--method bayes, logit, known",
        "--model area --method reml --weight weight, ratio, direct",
        "--model area --method bayes --weight weight, logit, known",
    })
    void groupsHaveTheirFiguresAndTheNationFollows(String options, String how, String what) throws IOException {
        JsonNode free = result(TABLE, options);
        JsonNode result = result(TABLE, options + " --benchmark " + how + " --benchmark-groups " + what);
        assertEquals(what, result.at("/model/benchmarkGroups").asText());
        double people = 0;
        double all = 0;
        for (JsonNode group : result.get("aggregates")) {
            String name = group.get("region").asText();
            double target = what.equals("direct")
                    ? group.at("/raw/estimate").asDouble()
                    : name.equals("north") ? 0.4 : name.equals("south") ? 0.35 : 0.6;
            assertEquals(target, pooled(group), 1e-9, name);
            double own = 0;
            double sum = 0;
            List<double[]> before = new ArrayList<>();
            for (int j = 0; j < 8; j++) {
                JsonNode region = result.at("/regions/" + j);
                if (region.path("group").asText().equals(name)) {
                    own += region.get("population").asDouble();
                    sum += region.get("population").asDouble() * pooled(region);
                    before.add(new double[] {
                        region.get("population").asDouble(), pooled(free.at("/regions/" + j)), pooled(region)
                    });
                }
            }
            // draws are of single precision
            assertEquals(target, sum / own, 1e-7, name);
            if (!options.contains("bayes")) {
                double constant = constant(how, before, target);
                assertEquals(constant, benchmark(result, name).get("constant").asDouble(), 1e-7, name);
                before.forEach(each -> assertEquals(moved(how, constant, each[1]), each[2], 1e-9, name));
            }
            double error = group.at("/pooled/standardError").asDouble();
            assertTrue(what.equals("known") ? error == 0 : error > 0, name + " has the error " + error);
        }
        for (JsonNode region : result.get("regions")) {
            people += region.get("population").asDouble();
            all += region.get("population").asDouble() * pooled(region);
        }
        assertEquals(all / people, result.at("/national/pooled/estimate").asDouble(), 1e-9);
        double error = result.at("/national/pooled/standardError").asDouble();
        // one region of a fifth of the people is in no group
        assertTrue(error > 0 && (!what.equals("known") || error < 0.02), "the nation has the error " + error);
    }

    private static double moved(String how, double constant, double prevalence) {
        return how.equals("ratio")
                ? Math.min(1, prevalence * constant)
                : 1 / (1 + (1 - prevalence) / prevalence * Math.exp(-constant));
    }

    private static double constant(String how, List<double[]> regions, double target) {
        double low = how.equals("ratio") ? 0 : -20;
        double high = 20;
        for (int step = 0; step < 200; step++) {
            double middle = (low + high) / 2;
            double people = 0;
            double sum = 0;
            for (double[] region : regions) {
                people += region[0];
                sum += region[0] * moved(how, middle, region[1]);
            }
            if (sum / people < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Means agree by a shift or a factor, region by region. */
    @ParameterizedTest
    @CsvSource({"difference, direct", "ratio, known", "difference, known"})
    void meansAgreeWithGroupsToo(String how, String what) throws IOException {
        Path survey = Path.of("sample-surveys/hours/survey.csv");
        StringBuilder table = new StringBuilder("region,people,land,known\n");
        List<String> names = Files.readAllLines(survey).stream()
                .skip(1)
                .map(line -> line.split(",", -1)[1])
                .distinct()
                .sorted()
                .toList();
        for (int j = 0; j < names.size(); j++) {
            table.append(names.get(j)).append(',').append(1000 + 300 * j).append(j < 3 ? ",one,31" : ",rest,36");
            table.append('\n');
        }
        Path regions = Files.writeString(folder.resolve("means.csv"), table);
        Run run = Run.of(("estimate " + survey + " --region region --outcome hours --model linear --population people"
                        + " --group land --format json --benchmark " + how + " --benchmark-groups " + what
                        + " --regions " + regions)
                .split(" "));
        assertEquals(0, run.status(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        for (JsonNode group : result.get("aggregates")) {
            double own = 0;
            double sum = 0;
            for (JsonNode region : result.get("regions")) {
                if (region.get("group").equals(group.get("region"))) {
                    own += region.get("population").asDouble();
                    sum += region.get("population").asDouble() * pooled(region);
                }
            }
            double target = what.equals("direct")
                    ? group.at("/raw/estimate").asDouble()
                    : group.get("region").asText().equals("one") ? 31 : 36;
            assertEquals(target, sum / own, 1e-9);
            assertEquals(target, pooled(group), 1e-9);
        }
    }

    /** R was run with both: it prints the groups' figures, and known ones hold in each of its draws too. */
    @Test
    void theScriptBringsGroupsToTheirFigures() throws IOException {
        String direct = run(TABLE, "--method ml --benchmark logit --benchmark-groups direct --format r")
                .out();
        assertContains("agree <- function(p, of = TRUE) plogis(qlogis(p) + constant[of])", direct);
        assertContains("groups$pooled_R <- vapply(groups$group, function(each) weighted.mean(", direct);
        String known = run(TABLE, "--method bayes --benchmark ratio --benchmark-groups known --format r")
                .out();
        assertContains("known <- c(0.4, 0.4, 0.35, 0.35, 0.35, 0.6, 0.35, NA)", known);
        assertContains("pooled <- colMeans(agree_draws(", known);
    }

    /** What cannot be is named with its row, or with its group. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--benchmark logit --benchmark-groups twice; 2; row 3, column “twice”: “0.5”: Group “north” has two",
                "--benchmark logit --benchmark-groups beyond; 2; row 4, column “beyond”: “1.3”: The known figure",
                "--benchmark logit --benchmark-groups land; 2; column “land”",
                "--benchmark logit --benchmark-groups nowhere; 2; column “nowhere”: There is no such column",
                "--benchmark-groups direct; 2; Add --benchmark logit",
                "--benchmark logit --benchmark-groups known; 0; The known figures of groups contradict the direct",
            })
    void whatCannotBeIsNamed(String options, int status, String said) throws IOException {
        Run run = run(TABLE, "--method ml " + options);
        assertEquals(status, run.status(), run.err());
        assertContains(said, run.err());
        assertTrue(!run.err().contains("row 5, column “beyond”"), "a figure is refused once a group: " + run.err());
    }

    /** A group that nobody answered in, one where nobody said yes, one without a known figure: all with the nation. */
    @Test
    void groupsThatCannotAgreeAreNamedAndMovedWithTheNation() throws IOException {
        String table = TABLE.replace("R8,400,,,,", "R8,400,none,1,,\nR9,50,empty,0.2,,");
        Run direct = run(table, "--method ml --benchmark logit --benchmark-groups direct");
        assertContains("Group “none” was not brought into agreement: that is possible only with", direct.err());
        assertContains("Group “empty” was not brought into agreement: nobody answered there", direct.err());
        Run known = run(
                table.replace("R9,50,empty,0.2", "R9,50,empty,"),
                "--method ml --benchmark logit --benchmark-groups known");
        assertContains("Group “empty” was not brought into agreement: the region table has no", known.err());
        // with the nation’s constant
        JsonNode nation = result(table, "--method ml --benchmark logit");
        JsonNode result = new ObjectMapper().readTree(direct.out());
        assertEquals(pooled(nation.at("/regions/7")), pooled(result.at("/regions/7")), 1e-9);
        assertEquals(
                nation.at("/national/benchmark/constant").asDouble(),
                result.at("/national/benchmark/constant").asDouble(),
                1e-9);
        assertEquals(3, result.at("/national/benchmark/groups").size());
    }
}
