package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code model} prints what R's {@code summary()} and {@code anova()} print; {@code src/test/r/linear-summary.R}. */
class ModelCommandTest {
    @TempDir
    Path folder;

    private static String reference(String name) {
        try {
            Path summary = Path.of(ModelCommandTest.class
                    .getResource("/reference/linear/summary/")
                    .toURI());
            return summary.resolve(name).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep-reml",
                "sleep-ml",
                "sleep-kr",
                "sleep-plain",
                "sleep-cells",
                "pastes",
                "penicillin",
                "machines-slopes",
                "machines-nested",
                "growth",
                "growth-log",
                "cake"
            })
    void printsWhatSummaryPrints(String name) throws IOException {
        List<String> expected = Files.readAllLines(Path.of(reference(name + ".txt")));
        Run run = Run.of("model", reference(expected.get(0) + ".csv"), "--formula", expected.get(1), expected.get(2));
        assertEquals(0, run.status(), run.err());
        PrintedByR.assertSame(
                body(expected.subList(3, expected.size())),
                body(run.out().lines().toList()));
    }

    @Test
    void printsWhatAnovaPrints() throws IOException {
        Run run = Run.of(
                "model",
                reference("sleepstudy.csv"),
                "--formula=Reaction ~ Days + (Days | Subject)",
                "--compare=Reaction ~ Days + (1 | Subject), Reaction ~ 1 + (1 | Subject)");
        List<String> expected = Files.readAllLines(Path.of(reference("anova.txt")));
        List<String> printed = run.out().lines().toList();
        int from = printed.lastIndexOf("Models:");
        PrintedByR.assertSame(expected.subList(1, expected.size()), printed.subList(from, printed.size()));
    }

    /** What follows the heading, which names R's classes and arguments. */
    private static List<String> body(List<String> lines) {
        return lines.subList(lines.indexOf(""), lines.size());
    }

    @Test
    void jsonFollowsItsContract() throws IOException {
        Run run = Run.of(
                "model",
                reference("sleepstudy.csv"),
                "--formula=Reaction ~ Days + (Days | Subject)",
                "--compare=Reaction ~ Days + (1 | Subject)",
                "--format=json");
        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode fit = json.get("fit");
        // lme4's published figures, J. Stat. Softw. 67, section 5
        assertEquals(1743.628, fit.get("reml").asDouble(), 5e-4);
        assertEquals(251.4051, fit.get("fixedEffects").get(0).get("estimate").asDouble(), 5e-5);
        assertEquals(17, fit.get("fixedEffects").get(1).get("df").asDouble(), 1e-3);
        assertEquals("Days", fit.get("varianceComponents").get(2).get("term2").asText());
        assertEquals(
                0.0656, fit.get("varianceComponents").get(2).get("correlation").asDouble(), 5e-5);
        assertEquals(36, 2 * json.get("groups").size());
        JsonNode first = json.get("groups").get(0);
        assertEquals("308", first.get("level").asText());
        assertEquals(2.2586, first.get("effects").get(0).get("mode").asDouble(), 5e-4);
        assertEquals(
                first.get("coefficients").get(1).get("partial").asDouble(),
                fit.get("fixedEffects").get(1).get("estimate").asDouble()
                        + first.get("effects").get(1).get("mode").asDouble(),
                1e-12);
        JsonNode tested = json.get("comparison").get(1);
        assertEquals("m1", tested.get("name").asText());
        assertEquals(42.1393, tested.get("statistic").asDouble(), 5e-5);
        // half χ² of one and half of two degrees of freedom
        assertEquals(
                (Math.exp(-42.1393 / 2) + 8.5e-11) / 2, tested.get("boundaryP").asDouble(), 2e-11);
    }

    @Test
    void profileLimitsAreThoseOfConfint() throws IOException {
        Run run = Run.of(
                "model",
                reference("sleepstudy.csv"),
                "--formula=Reaction ~ Days + (Days | Subject)",
                "--intervals=profile",
                "--format=json");
        JsonNode fit = new ObjectMapper().readTree(run.out()).get("fit");
        // confint() as J. Stat. Softw. 67 prints it, table in section 5.1
        assertEquals(14.3815, fit.get("varianceComponents").get(0).get("lower").asDouble(), 1e-3);
        assertEquals(37.7160, fit.get("varianceComponents").get(0).get("upper").asDouble(), 1e-3);
        assertEquals(7.3587, fit.get("fixedEffects").get(1).get("lower").asDouble(), 1e-3);
        assertEquals(13.5759, fit.get("fixedEffects").get(1).get("upper").asDouble(), 1e-3);
    }

    @Test
    void rowsWithoutAValueAreLeftOutWithAWord() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(reference("sleepstudy.csv"))));
        lines.set(3, lines.get(3).replaceFirst("^[^,]*", ""));
        lines.set(5, lines.get(5).replaceFirst("^[^,]*,[^,]*", ","));
        Path file = folder.resolve("gaps.csv");
        Files.write(file, lines);
        Run run = Run.of("model", file.toString(), "--formula=Reaction ~ Days + (1 | Subject)");
        assertEquals(0, run.status(), run.err());
        assertEquals(
                List.of(
                        "warning: 2 rows have no value in “Reaction” and were left out.",
                        "warning: One row has no value in “Days” and was left out."),
                run.problems());
        assertTrue(run.out().contains("Number of obs: 178, groups:  Subject, 18"), run.out());
    }

    @Test
    void whatReadingLeftOutIsSaid() throws IOException {
        Path file = folder.resolve("notes.csv");
        Files.writeString(file, "g,y\na,1\na,2\nb,3\nb,4.5\nc,2\nc,2.2\nc,1,9\nTotal,\n");
        Run run = Run.of("model", file.toString(), "--formula=y ~ 1 + (1 | g)", "--leave-out", "--format=json");
        assertEquals(0, run.status(), run.err());
        List<String> said = new ArrayList<>();
        new ObjectMapper()
                .readTree(run.out())
                .at("/fit/warnings")
                .forEach(each -> said.add(each.get("code").asText()));
        assertEquals(List.of("rows-left-out", "notes-left-out", "few-groups"), said);
        assertEquals(said.size(), run.problems().size(), run.err());
    }

    @Test
    void anOptionOfEstimateIsRefused() {
        Run run = Run.of("model", reference("pastes.csv"), "--formula=strength ~ (1 | cask)", "--same-region=a=b");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--same-region"), run.err());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            Reaction ~ Days                        ; has no effect that differs between groups
            Reaction ~ Dayz + (1 | Subject)        ; There is no such column
            Reaction ~ log(Days) + (1 | Subject)   ; undefined for the value in row 2
            Reaction ~ Days + (1 | Subject         ; something is missing at its end
            Reaction ~ poly(Days, 2) + (1|Subject) ; The function poly() is not available
            Subject ~ Days + (1 | Subject)         ; The groups explain the outcome exactly
            Reaction ~ (factor(Days) | Subject)    ; as many as there are rows
            """)
    void saysWhatIsWrong(String formula, String words) {
        Run run = Run.of("model", reference("sleepstudy.csv"), "--formula", formula);
        assertEquals(2, run.status());
        assertEquals("", run.out());
        assertTrue(run.err().contains(words), run.err());
    }

    @Test
    void awkwardModelsHaveAnAnswerWithAWarning() {
        Run run = Run.of(
                "model",
                reference("sleepstudy.csv"),
                "--formula=Reaction ~ Days + I(2*Days) + (Days|Subject) + (1|Days)");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("determined by the others and was left out: “I(2 * Days)”"), run.err());
        assertTrue(run.err().contains("The fit is singular"), run.err());
    }

    @Test
    void csvHoldsEveryFigure() {
        Run run = Run.of("model", reference("pastes.csv"), "--formula=strength ~ 1 + (1 | batch/cask)", "--format=csv");
        assertEquals(0, run.status(), run.err());
        // one coefficient, three deviations, an effect and three poolings of 30 casks and 10 batches
        assertEquals(1 + 1 + 3 + 4 * 40, run.out().lines().count());
        assertTrue(run.out().contains("effect,cask:batch,a:A,"), run.out());
    }

    /** As confint(oldNames = FALSE) orders and names them. */
    @Test
    void limitsThatWereAskedForAreInTheText() {
        Run run = Run.of(
                "model",
                reference("sleepstudy.csv"),
                "--formula=Reaction ~ Days + (Days | Subject)",
                "--intervals=profile");
        List<String> lines = run.out().lines().toList();
        int at = lines.indexOf("Profile confidence intervals:");
        assertTrue(at > 0, run.out());
        assertEquals(
                List.of("2.5", "%", "97.5", "%"),
                List.of(lines.get(at + 1).strip().split(" +", -1)));
        // R 4.2, lme4 1.1: confint(lmer(Reaction ~ Days + (Days | Subject), sleepstudy), oldNames = FALSE)
        Map<String, double[]> theirs = new LinkedHashMap<>();
        theirs.put("sd_(Intercept)|Subject", new double[] {14.38, 37.72});
        theirs.put("cor_Days.(Intercept)|Subject", new double[] {-0.4815, 0.6850});
        theirs.put("sd_Days|Subject", new double[] {3.801, 8.754});
        theirs.put("sigma", new double[] {22.898, 28.858});
        theirs.put("(Intercept)", new double[] {237.681, 265.130});
        theirs.put("Days", new double[] {7.359, 13.576});
        int row = at + 2;
        for (Map.Entry<String, double[]> each : theirs.entrySet()) {
            String[] cells = lines.get(row++).split(" +", -1);
            assertEquals(each.getKey(), cells[0]);
            // digits as printed there
            assertEquals(each.getValue()[0], Double.parseDouble(cells[1]), 1e-3 * Math.abs(each.getValue()[0]));
            assertEquals(each.getValue()[1], Double.parseDouble(cells[2]), 1e-3 * Math.abs(each.getValue()[1]));
        }
    }

    /** As lm has it; lmer counts such rows among the observations and finds no likelihood. */
    @Test
    void rowsOfNoWeightAreLeftOut() throws IOException {
        List<String> rows = Files.readAllLines(Path.of(reference("sleepstudy.csv")));
        StringBuilder all = new StringBuilder(rows.get(0) + ",w\n");
        StringBuilder weighted = new StringBuilder(rows.get(0) + ",w\n");
        for (int i = 1; i < rows.size(); i++) {
            String row = rows.get(i) + "," + i % 4 + "\n";
            all.append(row);
            weighted.append(i % 4 == 0 ? "" : row);
        }
        String[] out = new String[2];
        String[] texts = {all.toString(), weighted.toString()};
        for (int k = 0; k < 2; k++) {
            Run run = Run.of(
                    "model",
                    Files.writeString(folder.resolve("w" + k + ".csv"), texts[k])
                            .toString(),
                    "--formula=Reaction ~ Days + (1 | Subject)",
                    "--weights=w");
            assertEquals(0, run.status(), run.err());
            out[k] = run.out().replaceAll("w\\d\\.csv", "");
            assertEquals(k == 0, run.err().contains("45 rows have weight 0 in “w” and were left out."), run.err());
        }
        assertEquals(out[1], out[0]);
    }

    @Test
    void predictorsThatTellGroupsApartAreNamed() {
        Run run = Run.of(
                "model", reference("sleepstudy.csv"), "--formula=Reaction ~ Days + factor(Subject) + (1 | Subject)");
        assertContains("tell the groups of “Subject” apart completely", run.err());
        Run twice = Run.of(
                "model", reference("sleepstudy.csv"), "--formula=Reaction ~ 1 + (1 | Subject) + (Days | Subject)");
        assertContains("in two parts of the formula", twice.err());
    }
}
