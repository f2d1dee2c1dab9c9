package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fields that scripts rely on. Add to the lists; a field that is missing or renamed breaks somebody's script. */
class ResultContractTest {
    private static final List<String> ESTIMATE = List.of("estimate", "standardError", "lower", "upper");
    private static final List<String> INTERVAL = List.of("estimate", "lower", "upper");

    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("", List.of("software", "survey", "model", "fit", "national", "regions", "release")),
            Map.entry("/software", List.of("name", "version")),
            Map.entry("/release", List.of("profile", "decisions", "legend", "footnotes", "publication", "summary")),
            Map.entry("/release/publication/0", List.of("region", "raw", "pooled", "basis")),
            Map.entry(
                    "/survey",
                    List.of("name", "sha256", "respondents", "used", "regions", "regionTable", "design", "imported")),
            Map.entry("/survey/imported", List.of("format", "options", "leftOut", "recodedRows", "notes")),
            Map.entry(
                    "/survey/imported/options",
                    List.of(
                            "filledDown",
                            "headerRows",
                            "mostlyEmpty",
                            "skippedRows",
                            "encoding",
                            "delimiter",
                            "numbers",
                            "headerRow",
                            "sheet",
                            "missing",
                            "dates",
                            "missingIn",
                            "declaredMissing",
                            "types",
                            "recoded",
                            "leaveOut")),
            Map.entry("/survey/imported/options/numbers", List.of("decimal", "grouping")),
            Map.entry("/survey/regionTable", List.of("file", "imported", "sha256", "key", "name", "population")),
            Map.entry(
                    "/model",
                    List.of(
                            "family",
                            "link",
                            "outcome",
                            "positive",
                            "negative",
                            "missing",
                            "region",
                            "predictors",
                            "respondentPredictors",
                            "factors",
                            "weight",
                            "stratum",
                            "cluster",
                            "method",
                            "quadraturePoints",
                            "interval",
                            "seed",
                            "priors",
                            "draws",
                            "threshold",
                            "highest",
                            "unansweredPredicted",
                            "regionEffects",
                            "finitePopulation",
                            "area",
                            "benchmark",
                            "secondStage",
                            "secondFinitePopulation",
                            "calibratedOn",
                            "baseWeight",
                            "kind",
                            "labels")),
            Map.entry(
                    "/model/labels",
                    List.of("outcome", "yes", "people", "region", "survey", "fieldDates", "predictors", "levels")),
            Map.entry("/model/priors", List.of("interceptSd", "slopeSd", "sdExponential")),
            Map.entry(
                    "/fit",
                    List.of(
                            "converged",
                            "singular",
                            "iterations",
                            "warnings",
                            "fixedEffects",
                            "regionStandardDeviation",
                            "residualStandardDeviation",
                            "logLikelihood",
                            "aic",
                            "bic",
                            "icc",
                            "medianOddsRatio",
                            "betweenRegionTest",
                            "quality",
                            "predictiveCheck",
                            "standardDeviationQuantiles",
                            "predictorLines")),
            Map.entry("/fit/predictorLines/0", List.of("predictor", "regions", "points")),
            Map.entry("/fit/predictorLines/0/points/0", List.of("at", "estimate", "lower", "upper")),
            Map.entry("/fit/warnings/0", List.of("code", "message", "facts", "regions", "about")),
            Map.entry("/fit/fixedEffects/0", List.of("term", "estimate", "standardError", "lower", "upper")),
            Map.entry("/fit/regionStandardDeviation", ESTIMATE),
            Map.entry("/fit/icc", List.of("latent", "response")),
            Map.entry("/fit/icc/latent", INTERVAL),
            Map.entry("/fit/icc/response", INTERVAL),
            Map.entry("/fit/medianOddsRatio", INTERVAL),
            Map.entry("/fit/betweenRegionTest", List.of("statistic", "pValue")),
            Map.entry("/national", List.of("raw", "pooled", "benchmark")),
            Map.entry("/national/raw", ESTIMATE),
            Map.entry("/national/pooled", ESTIMATE),
            Map.entry(
                    "/regions/0",
                    List.of(
                            "region",
                            "name",
                            "population",
                            "respondents",
                            "positives",
                            "unanswered",
                            "effectiveSampleSize",
                            "raw",
                            "pooled",
                            "synthetic",
                            "randomEffect",
                            "shrinkage",
                            "flags",
                            "posterior",
                            "design",
                            "area",
                            "conflict")),
            Map.entry(
                    "/regions/0/posterior",
                    List.of(
                            "median",
                            "halfLower",
                            "halfUpper",
                            "exceedance",
                            "amongHighest",
                            "expectedRank",
                            "rankLower",
                            "rankUpper",
                            "aboveNation")),
            Map.entry("/regions/0/raw", ESTIMATE),
            Map.entry("/regions/0/pooled", ESTIMATE),
            Map.entry("/regions/0/randomEffect", List.of("mode", "mean", "standardDeviation")));

    /** What a survey with a design has beside. */
    private static final Map<String, List<String>> DESIGN_FIELDS = Map.ofEntries(
            Map.entry(
                    "/survey/design",
                    List.of(
                            "strata",
                            "primarySamplingUnits",
                            "singleUnitStrata",
                            "designEffect",
                            "effectiveSampleSize",
                            "populationCorrection",
                            "weightTimesFraction")),
            Map.entry(
                    "/regions/0/design",
                    List.of(
                            "weight",
                            "designEffect",
                            "ownDesignEffect",
                            "pooledDesignEffect",
                            "primarySamplingUnits",
                            "degreesOfFreedom",
                            "kornGraubard",
                            "unweighted")),
            Map.entry("/regions/0/design/kornGraubard", INTERVAL),
            Map.entry(
                    "/regions/0/design/unweighted",
                    List.of("raw", "pooled", "rawDifferenceStandardError", "rawDiffers", "pooledDiffers")),
            Map.entry("/regions/0/design/unweighted/pooled", ESTIMATE));

    @Test
    void aDesignAddsTheseFields() throws IOException {
        Run run = Run.of(
                "estimate",
                "sample-surveys/poverty/survey.csv",
                "--region",
                "region",
                "--outcome",
                "poor",
                "--weight",
                "weight",
                "--stratum",
                "stratum",
                "--cluster",
                "area",
                "--format",
                "json");
        assertEquals(0, run.status(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertEquals("weight", result.at("/model/weight").asText());
        assertEquals("stratum", result.at("/model/stratum").asText());
        assertEquals("area", result.at("/model/cluster").asText());
        assertTrue(result.at("/regions/0/effectiveSampleSize").isNumber());
        fields(DESIGN_FIELDS, result);
    }

    @Test
    void anAreaModelAddsTheseFields() throws IOException {
        Run run = Run.of(
                "estimate",
                "sample-surveys/poverty/survey.csv",
                "--region",
                "region",
                "--outcome",
                "poor",
                "--model",
                "area",
                "--method",
                "reml",
                "--weight",
                "weight",
                "--benchmark",
                "logit",
                "--format",
                "json");
        assertEquals(0, run.status(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertEquals("gaussian", result.at("/model/family").asText());
        assertEquals("arcsine", result.at("/model/link").asText());
        assertEquals("reml", result.at("/model/method").asText());
        assertEquals("logit", result.at("/model/benchmark").asText());
        fields(
                Map.of(
                        "/model/area",
                        List.of(
                                "varianceColumn",
                                "standardErrorColumn",
                                "respondentsColumn",
                                "percent",
                                "smoothing",
                                "sigmaPriorMean",
                                "unit",
                                "usualFor"),
                        "/regions/0/area",
                        List.of(
                                "direct",
                                "pooled",
                                "variance",
                                "smoothedVariance",
                                "varianceUsed",
                                "varianceVerdict",
                                "meanSquaredError",
                                "pooledIfSmoothed",
                                "pooledByBayes",
                                "varianceOnScale"),
                        "/regions/0/area/meanSquaredError",
                        List.of("g1", "g2", "g3", "correction", "total"),
                        "/national/benchmark",
                        List.of("method", "target", "constant", "pooledBefore")),
                result);
    }

    @Test
    void theJsonOfARunHasExactlyTheseFields() throws IOException {
        Run run = Run.of(
                "estimate",
                "sample-surveys/harassment/survey.csv",
                "--region",
                "region",
                "--outcome",
                "harassed_6m",
                "--missing",
                "9",
                "--regions",
                "sample-surveys/harassment/regions.csv",
                "--predictors",
                "unemployment",
                "--format",
                "json");
        assertEquals(0, run.status(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        fields(FIELDS, result);
    }

    private static void fields(Map<String, List<String>> expected, JsonNode result) {
        expected.forEach((pointer, fields) -> {
            Set<String> names = new TreeSet<>();
            result.at(pointer).fieldNames().forEachRemaining(names::add);
            assertEquals(new TreeSet<>(fields), names, pointer);
        });
    }
}
