package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the area-level model does unless something else is asked for, and what it says where it finds no variance. */
class AreaDefaultsTest {
    private static final String ZERO = "src/test/resources/area/area_zero.csv";

    @TempDir
    Path folder;

    private static Run zero(String... more) {
        return estimate(ZERO, "region", "est", "v", more);
    }

    private static Run estimate(String file, String region, String estimate, String variance, String... more) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "estimate",
                                file,
                                "--region",
                                region,
                                "--model",
                                "area",
                                "--estimate",
                                estimate,
                                "--variance",
                                variance),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static JsonNode json(Run run) throws IOException {
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private Run table(String rows, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("areas.csv"), "area,est,v,n\n" + rows);
        return estimate(file.toString(), "area", "est", "v", more);
    }

    private static final String INSIDE = "A,0.2,0.001,100\nB,0.3,0.002,90\nC,0.25,0.001,\n";
    private static final String AT_AN_END = "A,0.2,0.001,100\nB,0,0.002,90\nC,0.25,0.001,\n";
    private static final String COUNTED = "A,0.2,0.001,100\nB,0,,90\nC,0.25,0.001,70\nD,,,\n";
    private static final String PERCENT = "A,20,10,100\nB,100,20,90\nC,25,10,70\n";

    @ParameterizedTest
    @CsvSource({
        "INSIDE, '', logit, none, counts-unknown",
        "INSIDE, '--respondents n', logit, none, counts-unknown",
        "AT_AN_END, '', identity, none, at-an-end",
        "COUNTED, '--respondents n', arcsine, deff, counts-known",
        "PERCENT, '--percent', identity, none, at-an-end",
        "PERCENT, '--percent --respondents n', arcsine, deff, counts-known",
        "PERCENT, '--unit CZK', identity, none, other-unit",
        "COUNTED, '--respondents n --scale arcsine', arcsine, deff, counts-known",
        "INSIDE, '--scale identity', identity, none, ''",
        "COUNTED, '--respondents n --smoothing gvf', arcsine, gvf, ''",
        "COUNTED, '--respondents n --scale identity', identity, none, ''"
    })
    void scaleAndSmoothingSuitTheTable(String table, String options, String scale, String smoothing, String reason)
            throws IOException {
        String rows = List.of(INSIDE, AT_AN_END, COUNTED, PERCENT)
                .get(List.of("INSIDE", "AT_AN_END", "COUNTED", "PERCENT").indexOf(table));
        JsonNode result = json(table(
                rows,
                Stream.concat(Stream.of("--format", "json"), Stream.of(options.split(" ")))
                        .filter(each -> !each.isEmpty())
                        .toArray(String[]::new)));
        assertEquals("bayes", result.at("/model/method").asText());
        assertEquals(scale, result.at("/model/link").asText());
        assertEquals(smoothing, result.at("/model/area/smoothing").asText());
        assertEquals(reason, result.at("/model/area/usualFor").asText("").replace("null", ""));
    }

    @Test
    void whatIsChosenIsSaid() throws IOException {
        String text = table(COUNTED, "--respondents", "n").out().replaceAll("\\s+", " ");
        assertTrue(
                text.contains("This scale is the default for proportions whose numbers of respondents are known."),
                text);
        assertTrue(text.contains("smoothed with a single design effect"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reml", "ml", "fh", "pr"})
    void noVarianceIsNeverTheEnd(String method) throws IOException {
        JsonNode result = json(zero("--scale", "logit", "--method", method, "--format", "json"));
        JsonNode bayes = json(zero("--scale", "logit", "--format", "json"));
        assertTrue(result.at("/fit/singular").asBoolean(), "the case is one of no variance");
        assertTrue(bayes.at("/fit/quality").has("sigmaPriorMean"), "said, though there is none");
        assertTrue(bayes.at("/fit/quality/sigmaPriorMean").isNull(), "the prior is flat");
        for (int j = 0; j < 10; j++) {
            assertEquals(
                    bayes.at("/regions/"
                            + bayesAt(
                                    bayes,
                                    result.at("/regions/" + j + "/region").asText()) + "/pooled"),
                    result.at("/regions/" + j + "/area/pooledByBayes"));
        }
        String text = zero("--scale", "logit", "--method", method).out().replaceAll("\\s+", " ");
        assertTrue(
                text.contains(
                        "That does not mean that there is none: full Bayes, shown beside, gives estimates from 19%"
                                + " (r004) to 23% (r010)"),
                text);
        assertTrue(text.contains("Region Full Bayes, % 95% interval"), text);
        String csv =
                zero("--scale", "logit", "--method", method, "--format", "csv").out();
        assertTrue(csv.contains("pooled_by_bayes,pooled_by_bayes_lower,pooled_by_bayes_upper"), csv);
    }

    private static int bayesAt(JsonNode result, String region) {
        for (int j = 0; j < 10; j++) {
            if (result.at("/regions/" + j + "/region").asText().equals(region)) {
                return j;
            }
        }
        throw new IllegalArgumentException(region);
    }

    @Test
    void bayesIsWiderThanWhatVariesNot() throws IOException {
        JsonNode result = json(zero("--scale", "logit", "--method", "reml", "--format", "json"));
        double bayes = 0;
        double reml = 0;
        for (JsonNode region : result.get("regions")) {
            JsonNode beside = region.at("/area/pooledByBayes");
            bayes += beside.get("upper").asDouble() - beside.get("lower").asDouble();
            reml += region.at("/pooled/upper").asDouble()
                    - region.at("/pooled/lower").asDouble();
        }
        assertTrue(bayes > 1.1 * reml, bayes + " against " + reml);
    }

    @Test
    void anExponentialPriorIsAskedForAnywhereAndSaidWhereItIsUsual() throws IOException {
        JsonNode own = json(zero("--prior-sd-mean", "0.5", "--format", "json"));
        assertEquals(0.5, own.at("/fit/quality/sigmaPriorMean").asDouble());
        Run few = table(INSIDE, "--format", "json");
        assertTrue(json(few).at("/fit/quality/sigmaPriorMean").asDouble() > 0, few.out());
        assertTrue(json(few).at("/fit/warnings").toString().contains("prior-exponential"), few.out());
        assertFalse(own.at("/fit/warnings").toString().contains("prior-exponential"), own.toString());
    }

    @Test
    void estimatesInAnotherUnitAreNoBadProportions() throws IOException {
        String rows = "A,320,400,\nB,410,900,\nC,-28,625,\nD,505,3600,\nE,330,225,\nF,300,484,\nG,,,\n";
        Run refused = table(rows);
        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("Means, rates and totals have a unit"), refused.err());
        JsonNode result = json(table(rows, "--unit", "CZK", "--format", "json"));
        assertEquals("CZK", result.at("/model/area/unit").asText());
        for (JsonNode region : result.get("regions")) {
            double pooled = region.at("/pooled/estimate").asDouble();
            assertTrue(region.at("/pooled/lower").asDouble() < pooled, region.toString());
            assertTrue(region.at("/pooled/upper").asDouble() > pooled, region.toString());
            assertTrue(region.get("region").asText().equals("C") ? pooled < 100 : pooled > 200, region.toString());
        }
        for (String[] wrong : new String[][] {
            {"--unit", "CZK", "--format", "json", "--percent"},
            {"--unit", "CZK", "--format", "json", "--scale", "logit"},
            {"--unit", "CZK", "--format", "json", "--smoothing", "deff"},
            {"--unit", "CZK", "--format", "json", "--benchmark", "ratio"},
            {"--unit", "CZK", "--format", "json", "--threshold", "0.1"},
            {"--unit", " ", "--format", "json"}
        }) {
            Run run = table(rows, wrong);
            assertEquals(2, run.status(), String.join(" ", wrong));
            assertTrue(run.out().isEmpty(), run.out());
        }
    }

    /** Whatever the model, raw figures of a weighted survey are weighted shares. */
    @Test
    void reportsSayThatRawFiguresAreWeighted() {
        Run html = Run.of(
                "estimate",
                "sample-surveys/poverty/survey.csv",
                "--region",
                "region",
                "--outcome",
                "poor",
                "--weight",
                "weight",
                "--model",
                "area",
                "--method",
                "reml",
                "--format",
                "html");
        assertEquals(0, html.status(), html.err());
        assertTrue(
                html.out().contains("the weighted share of the region’s own respondents"), "the note under the table");
    }
}
