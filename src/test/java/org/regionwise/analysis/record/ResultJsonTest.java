package org.regionwise.analysis.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.About;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;

class ResultJsonTest {
    @Test
    void aResultComesBackAsItWas() {
        Result result = SomeResult.of(0.1 + 0.2);
        assertEquals(result, ResultJson.readResult(ResultJson.write(result)));
    }

    @Test
    void whatIsNotFiniteIsNullAndNaNAgain() {
        String json = ResultJson.write(SomeResult.of(Double.POSITIVE_INFINITY));
        assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
        assertTrue(json.contains("\"logLikelihood\":null"), json);
        Result read = ResultJson.readResult(json);
        assertEquals(SomeResult.of(Double.NaN), read);
        assertEquals(null, read.regions().get(0).population());
    }

    @Test
    void aNumberThatAnOlderVersionDidNotWriteIsNaN() {
        String json = ResultJson.write(SomeResult.of(1.5)).replace("\"aic\":1.5,", "");
        assertTrue(Double.isNaN(ResultJson.readResult(json).fit().aic()));
    }

    @Test
    void factsOfAWarningComeBackInTheirTypes() {
        Warning warning = Warning.ofAnswers(
                "w",
                Map.of(
                        "whole",
                        3,
                        "long",
                        4L,
                        "number",
                        2.0,
                        "none",
                        Double.NaN,
                        "word",
                        "a",
                        "list",
                        List.of("b", "c"),
                        "rows",
                        List.of(Map.of("n", 1))),
                List.of("A"));
        assertEquals(3L, warning.facts().get("whole"));
        Result result = SomeResult.warning(warning);
        String json = ResultJson.write(result);
        assertTrue(
                json.contains("\"facts\":{\"list\":[\"b\",\"c\"],\"long\":4,\"none\":null,\"number\":2.0,"
                        + "\"rows\":[{\"n\":1}],\"whole\":3,\"word\":\"a\"},"
                        + "\"regions\":[\"A\"],\"about\":\"answers\""),
                json);
        assertEquals(result, ResultJson.readResult(json));
        Map<String, Object> untyped = Map.of("date", new Object());
        assertThrows(IllegalArgumentException.class, () -> Warning.ofModel("w", untyped));
    }

    @Test
    void aWarningOfAnEarlierVersionMayTellAnything() {
        String json =
                ResultJson.write(SomeResult.of(1)).replace(",\"facts\":{},\"regions\":[],\"about\":\"model\"", "");
        assertTrue(json.contains("{\"code\":\"w\",\"message\":\"words\"}"), json);
        Warning read = ResultJson.readResult(json).fit().warnings().get(0);
        assertEquals(new Warning("w", "words", Map.of(), List.of(), About.UNKNOWN), read);
    }

    @Test
    void anAnalysisComesBackAsItWas() {
        Analysis analysis = Questions.of("region", "harassed", new OutcomeCoding(List.of("1"), List.of(), List.of("9")))
                .with(List.of("unemployment"), List.of())
                .with(new RandomIntercept(List.of("sex")))
                .with(new DesignColumns("w", "s", null, null))
                .with(Settings.LIKELIHOOD);
        String json = ResultJson.write(analysis);
        assertTrue(json.contains("\"method\":\"ml\""), json);
        assertEquals(analysis, ResultJson.readAnalysis(json));
        assertThrows(IllegalArgumentException.class, () -> ResultJson.readAnalysis("{"));
    }

    /** What says nothing of region effects has normal ones; what says it keeps it. */
    @Test
    void otherRegionEffectsAreKept() {
        Analysis student = Questions.of("r", "y").with(Settings.DEFAULT.with(RegionEffects.STUDENT));
        String json = ResultJson.write(student);
        assertTrue(json.contains("\"effects\":\"student\""), json);
        assertEquals(
                RegionEffects.STUDENT, ResultJson.readAnalysis(json).settings().effects());
        String before = ResultJson.write(student.with(Settings.DEFAULT));
        assertFalse(before.contains("effects"), before);
        assertEquals(
                RegionEffects.NORMAL, ResultJson.readAnalysis(before).settings().effects());
    }

    /** As stores and bundles of all versions have it: other columns of other models beside each other. */
    @Test
    void anAnalysisIsWrittenAsEver() {
        Analysis answers = Questions.of("r", "y")
                .with(List.of("x"), List.of("x"))
                .with(new RandomIntercept(List.of("sex")))
                .with(Settings.LIKELIHOOD);
        String settings =
                "\"settings\":{\"method\":\"%s\",\"quadraturePoints\":0,\"interval\":0.95,\"seed\":1,\"draws\":5000,"
                        + "\"priors\":{\"interceptSd\":2.5,\"slopeSd\":null,\"sigmaRate\":1.0},\"threshold\":null,"
                        + "\"unansweredPredicted\":false,\"highest\":3,\"benchmark\":null},\"model\":\"%s\"}";
        String design = "\"design\":{\"weight\":null,\"stratum\":null,\"cluster\":null,\"finitePopulation\":null,"
                + "\"secondStage\":null,\"secondFinitePopulation\":null,\"calibratedOn\":[],\"baseWeight\":null},";
        String coding = "\"coding\":{\"positive\":[\"1\",\"yes\",\"true\"],"
                + "\"negative\":[\"0\",\"no\",\"false\"],\"missing\":[]},";
        assertEquals(
                "{\"regionColumn\":\"r\",\"outcomeColumn\":\"y\"," + coding
                        + "\"predictors\":[\"x\"],\"respondentPredictors\":[\"sex\"],\"factors\":[\"x\"]," + design
                        + "\"area\":null," + settings.formatted("ml", "binomial"),
                ResultJson.write(answers));
        Analysis areas = Questions.of("r", "y")
                .with(new AreaLevel(
                        AreaScale.ARCSINE,
                        Smoothing.GENERALISED,
                        Optional.of(new PublishedColumns("se", true, null, true)),
                        0.5))
                .with(Settings.DEFAULT.with(Method.PRASAD_RAO));
        String json = ResultJson.write(areas);
        assertEquals(
                "{\"regionColumn\":\"r\",\"outcomeColumn\":\"y\"," + coding
                        + "\"predictors\":[],\"respondentPredictors\":[],\"factors\":[]," + design
                        + "\"area\":{\"scale\":\"ARCSINE\",\"smoothing\":\"GENERALISED\","
                        + "\"published\":{\"spread\":\"se\","
                        + "\"standardError\":true,\"respondents\":null,\"percent\":true,\"unit\":null},"
                        + "\"sigmaPriorMean\":0.5}," + settings.formatted("pr", "area"),
                json);
        assertEquals(areas, ResultJson.readAnalysis(json));
        assertEquals(
                Questions.of("r", "y").with(AreaLevel.USUAL),
                ResultJson.readAnalysis(ResultJson.write(Questions.of("r", "y").with(AreaLevel.USUAL))));
        // before there were designs and areas
        assertEquals(
                answers,
                ResultJson.readAnalysis(ResultJson.write(answers)
                        .replace(design, "")
                        .replace("\"area\":null,", "")
                        .replace(",\"model\":\"binomial\"", "")));
        // before the family was written
        assertEquals(areas, ResultJson.readAnalysis(json.replace(",\"model\":\"area\"", "")));
    }

    /** Neither is taken for the other, nor a later version's for one of them. */
    @ParameterizedTest
    @CsvSource({"binomial, area", "area, binomial", "binomial, spatial"})
    void aFamilyOfModelsIsNeverTakenForAnother(String written, String said) {
        Model model = written.equals("area") ? AreaLevel.USUAL : RandomIntercept.PLAIN;
        String json = ResultJson.write(Questions.of("r", "y").with(model));
        String other = json.replace("\"model\":\"" + written + "\"", "\"model\":\"" + said + "\"");
        assertThrows(IllegalArgumentException.class, () -> ResultJson.readAnalysis(other));
    }

    @Test
    void theFamilyOfAResultIsReadAsWrittenAndElseToldByWhatItHolds() {
        Result result = SomeResult.of(1);
        String json = ResultJson.write(result);
        assertEquals(result, ResultJson.readResult(json.replace(",\"kind\":\"binomial\"", "")));
        assertThrows(
                IllegalArgumentException.class,
                () -> ResultJson.readResult(json.replace("\"kind\":\"binomial\"", "\"kind\":\"area\"")));
    }

    /**
     * Scripts read fields by name and diffs by line: groups of components leave no trace, and versions add at the
     * places that they chose.
     */
    @Test
    void partsOfAResultStandSideBySideAsEver() throws IOException {
        JsonNode json = new ObjectMapper().readTree(ResultJson.write(SomeResult.of(1)));
        assertEquals(
                "family link outcome positive negative missing region predictors respondentPredictors factors weight"
                        + " stratum cluster method quadraturePoints interval seed priors draws threshold highest"
                        + " unansweredPredicted regionEffects finitePopulation area benchmark secondStage"
                        + " secondFinitePopulation"
                        + " calibratedOn baseWeight kind labels",
                names(json.get("model")));
        assertEquals(
                "converged singular iterations warnings fixedEffects regionStandardDeviation residualStandardDeviation"
                        + " logLikelihood aic bic icc medianOddsRatio betweenRegionTest quality predictiveCheck"
                        + " standardDeviationQuantiles predictorLines",
                names(json.get("fit")));
        assertEquals(
                "region name population respondents positives unanswered effectiveSampleSize raw pooled synthetic"
                        + " randomEffect shrinkage flags posterior design area conflict",
                names(json.get("regions").get(0)));
        assertEquals("none", json.at("/model/benchmark").asText());
    }

    private static String names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return String.join(" ", names);
    }

    @Test
    void aFlagOfALaterVersionIsRead() {
        String json = ResultJson.write(SomeResult.of(1)).replace("few-respondents", "seen-from-the-moon");
        assertEquals(
                List.of("seen-from-the-moon"),
                ResultJson.readResult(json).regions().get(0).flags());
    }

    @Test
    void aCodeThatIsNoneIsRefused() {
        String json = ResultJson.write(SomeResult.of(1)).replace("\"benchmark\":\"none\"", "\"benchmark\":\"prayer\"");
        assertThrows(IllegalArgumentException.class, () -> ResultJson.readResult(json));
    }
}
