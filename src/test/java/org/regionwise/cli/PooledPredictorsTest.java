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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pooled effects of respondents' predictors and interactions, beside rstanarm, lme4 and brute force. */
class PooledPredictorsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REFERENCE = Path.of("src/test/resources/reference/harassment");
    private static final Path POOLED = Path.of("src/test/resources/reference/pooled");
    private static final String SURVEY = REFERENCE.resolve("survey.csv") + " --region region --outcome harassed_6m";

    @TempDir
    private Path folder;

    private static Run run(String line) {
        List<String> arguments = new ArrayList<>(List.of("estimate"));
        arguments.addAll(List.of(line.split(" ", -1)));
        return Run.of(arguments.toArray(String[]::new));
    }

    private static JsonNode result(String line) throws IOException {
        Run run = run(line + " --format json");
        assertEquals(0, run.status(), run.err());
        return JSON.readTree(run.out());
    }

    private static JsonNode reference() throws IOException {
        return JSON.readTree(REFERENCE.resolve("pooled.json").toFile());
    }

    private static double of(JsonNode result, String path) {
        return result.at("/fit" + path).asDouble();
    }

    @Test
    void agreesWithRstanarmByFullBayes() throws IOException {
        JsonNode result = result(SURVEY + " --respondent-predictors sex --pooled-predictors agegroup"
                + " --population-table " + REFERENCE.resolve("popcells.csv"));
        JsonNode stan = reference().get("stan");
        for (int k = 0; k < 2; k++) {
            agrees(
                    stan.get(List.of("intercept", "sex").get(k)),
                    of(result, "/fixedEffects/" + k + "/estimate"),
                    of(result, "/fixedEffects/" + k + "/standardError"));
        }
        String deviation = "/pooledEffects/0/standardDeviation/";
        agrees(stan.get("tau"), of(result, deviation + "estimate"), of(result, deviation + "standardError"));
        agrees(
                stan.get("sigma"),
                of(result, "/regionStandardDeviation/estimate"),
                of(result, "/regionStandardDeviation/standardError"));
        int regions = 0;
        for (JsonNode each : result.get("poststratified")) {
            if (!each.get("region").isNull() && each.get("cell").isEmpty()) {
                agrees(
                        stan.at("/regions/" + each.get("region").asText()),
                        each.get("estimate").asDouble(),
                        each.get("standardError").asDouble());
                regions++;
            }
        }
        assertEquals(14, regions);
        // 0.7 is where importance sampling is no longer to be trusted
        assertTrue(of(result, "/quality/paretoK") < 0.7, "the weights carry what is summed over them");
    }

    private static void agrees(JsonNode stan, double mean, double deviation) {
        double sd = stan.get("sd").asDouble();
        // the chains' error and that of 5000 draws, which is 1/70 of a standard deviation
        double error = Math.hypot(stan.get("mcse").asDouble(), sd / 70);
        assertEquals(stan.get("mean").asDouble(), mean, 4 * error);
        // a heavy tail's deviation is known less well than its mean
        assertEquals(sd, deviation, 0.08 * sd);
    }

    @Test
    void maximumLikelihoodIsNearTheExactOne() throws IOException {
        JsonNode result = result(SURVEY + " --respondent-predictors sex --pooled-predictors agegroup --method ml");
        JsonNode exact = reference().get("exact");
        // Laplace's method at three categories: lme4, which uses it for the regions too, is 0.04 off
        assertEquals(exact.get("logLikelihood").asDouble(), of(result, "/logLikelihood"), 0.03);
        assertEquals(exact.get("tau").asDouble(), of(result, "/pooledEffects/0/standardDeviation/estimate"), 0.002);
        // a hundredth of their standard errors
        assertEquals(exact.get("intercept").asDouble(), of(result, "/fixedEffects/0/estimate"), 0.003);
        assertEquals(exact.get("sex").asDouble(), of(result, "/fixedEffects/1/estimate"), 0.002);
        assertEquals(exact.get("sigma").asDouble(), of(result, "/regionStandardDeviation/estimate"), 0.003);
    }

    private static double lme4(String survey, String term) throws IOException {
        return Files.readAllLines(POOLED.resolve("lme4.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals(survey) && cells[1].equals(term))
                .mapToDouble(cells -> Double.parseDouble(cells[2]))
                .findFirst()
                .orElseThrow();
    }

    /** Many categories that differ much, a category that is all yes, two pooled predictors beside others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "many    | sex       | g   | (Intercept) sexM        |",
                "certain | sex       | g   | (Intercept) sexM        |",
                "crossed | sex,sex:x | g,h | (Intercept) x sexM x:sexM | x",
            })
    void maximumLikelihoodAgreesWithLme4(String survey, String people, String pooled, String terms, String ofRegions)
            throws IOException {
        String regions = ofRegions == null
                ? ""
                : " --regions " + POOLED.resolve(survey + "-regions.csv") + " --predictors " + ofRegions;
        JsonNode result = result(POOLED.resolve(survey + ".csv") + " --region region --outcome y"
                + " --respondent-predictors " + people + " --pooled-predictors " + pooled + regions + " --method ml");
        for (int k = 0; k < terms.split(" ").length; k++) {
            String term = terms.split(" ")[k];
            // a hundredth of the least standard error
            assertEquals(lme4(survey, term), of(result, "/fixedEffects/" + k + "/estimate"), 0.003, term);
        }
        for (int k = 0; k < pooled.split(",").length; k++) {
            double deviation = of(result, "/pooledEffects/" + k + "/standardDeviation/estimate");
            assertEquals(1, deviation / lme4(survey, pooled.split(",")[k]), 0.005);
        }
        // lme4 has Laplace's method for regions too, which takes their deviation as a little less than it is
        double sigma = of(result, "/regionStandardDeviation/estimate");
        assertTrue(sigma > lme4(survey, "region") && sigma < 1.03 * lme4(survey, "region"), () -> "sigma " + sigma);
        assertEquals(lme4(survey, "logLik"), of(result, "/logLikelihood"), 0.4);
    }

    /** Both are saturated in sex and age, so that every fitted cell is the same. */
    @ParameterizedTest
    @CsvSource({"ml"})
    void anInteractionIsTheProductOfItsTerms(String method) throws IOException {
        List<String> rows = Files.readAllLines(REFERENCE.resolve("survey.csv"));
        StringBuilder joined = new StringBuilder("region,harassed_6m,kind\n");
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",", -1);
            joined.append(cells[1]).append(',').append(cells[2]).append(',');
            joined.append(cells[3]).append(' ').append(cells[4]).append('\n');
        }
        Path file = Files.writeString(folder.resolve("joined.csv"), joined);
        JsonNode apart =
                result(file + " --region region --outcome harassed_6m --respondent-predictors kind --method " + method);
        JsonNode crossed = result(SURVEY + " --respondent-predictors sex,agegroup,sex:agegroup --method " + method);
        assertEquals(of(apart, "/logLikelihood"), of(crossed, "/logLikelihood"), 1e-8);
        assertEquals(6, crossed.at("/fit/fixedEffects").size());
        for (int j = 0; j < apart.get("regions").size(); j++) {
            assertEquals(
                    apart.at("/regions/" + j + "/pooled/estimate").asDouble(),
                    crossed.at("/regions/" + j + "/pooled/estimate").asDouble(),
                    1e-7);
        }
        assertContains(
                "sex:agegroup",
                run(SURVEY + " --respondent-predictors sex:agegroup --method ml --format html")
                        .out());
    }

    /** A predictor of regions that interacts with one of people: cells still add up. */
    @ParameterizedTest
    @CsvSource({"ml", "bayes"})
    void regionsAndPeopleInteract(String method) throws IOException {
        JsonNode result = result(SURVEY + " --regions " + REFERENCE.resolve("covariates.csv")
                + " --predictors unemployment --respondent-predictors sex,sex:unemployment --method " + method
                + " --population-table " + REFERENCE.resolve("popcells.csv"));
        assertEquals(
                "unemployment:sexM",
                result.at("/fit/fixedEffects/3/term").asText().replace("sexM:unemployment", "unemployment:sexM"));
        double sum = 0;
        double people = 0;
        double whole = 0;
        for (JsonNode each : result.get("poststratified")) {
            if (each.get("region").asText().equals("CZ010")) {
                if (each.get("cell").isEmpty()) {
                    whole = each.get("estimate").asDouble();
                } else {
                    sum += each.get("population").asDouble()
                            * each.get("estimate").asDouble();
                    people += each.get("population").asDouble();
                }
            }
        }
        assertEquals(whole, sum / people, 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--respondent-predictors sex:    | an interaction joins two different predictors",
                "--respondent-predictors sex:sex | an interaction joins two different predictors",
                "--respondent-predictors sex --pooled-predictors agegroup --region-effects student"
                        + " | Student’s t for region effects cannot be combined with pooled predictors",
            })
    void saysWhatCannotBe(String options, String said) {
        Run run = run(SURVEY + " " + options);
        assertTrue(run.status() != 0, "it is refused");
        assertContains(said, run.err());
    }
}
