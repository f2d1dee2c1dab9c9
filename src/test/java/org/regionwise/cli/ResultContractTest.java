package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
            Map.entry("", List.of("software", "survey", "model", "fit", "national", "regions")),
            Map.entry("/software", List.of("name", "version")),
            Map.entry(
                    "/survey", List.of("name", "sha256", "respondents", "used", "regions", "regionTable", "imported")),
            Map.entry("/survey/imported", List.of("format", "options", "leftOut")),
            Map.entry(
                    "/survey/imported/options",
                    List.of(
                            "encoding",
                            "delimiter",
                            "numbers",
                            "headerRow",
                            "sheet",
                            "missing",
                            "declaredMissing",
                            "types",
                            "recoded",
                            "leaveOut")),
            Map.entry("/survey/imported/options/numbers", List.of("decimal", "grouping")),
            Map.entry("/survey/regionTable", List.of("file", "sha256", "key", "name", "population")),
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
                            "unansweredPredicted")),
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
                            "standardDeviationQuantiles")),
            Map.entry("/fit/warnings/0", List.of("code", "message")),
            Map.entry("/fit/fixedEffects/0", List.of("term", "estimate", "standardError", "lower", "upper")),
            Map.entry("/fit/regionStandardDeviation", ESTIMATE),
            Map.entry("/fit/icc", List.of("latent", "response")),
            Map.entry("/fit/icc/latent", INTERVAL),
            Map.entry("/fit/icc/response", INTERVAL),
            Map.entry("/fit/medianOddsRatio", INTERVAL),
            Map.entry("/fit/betweenRegionTest", List.of("statistic", "pValue")),
            Map.entry("/national", List.of("raw", "pooled")),
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
                            "posterior")),
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
                            "rankUpper")),
            Map.entry("/regions/0/raw", ESTIMATE),
            Map.entry("/regions/0/pooled", ESTIMATE),
            Map.entry("/regions/0/randomEffect", List.of("mode", "mean", "standardDeviation")));

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
        FIELDS.forEach((pointer, fields) -> {
            Set<String> names = new TreeSet<>();
            result.at(pointer).fieldNames().forEachRemaining(names::add);
            assertEquals(new TreeSet<>(fields), names, pointer);
        });
    }
}
