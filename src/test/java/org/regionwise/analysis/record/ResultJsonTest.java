package org.regionwise.analysis.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SomeResult;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.About;
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
                "words",
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
                        List.of("b", "c")),
                List.of("A"));
        assertEquals(3L, warning.facts().get("whole"));
        Result result = SomeResult.warning(warning);
        String json = ResultJson.write(result);
        assertTrue(
                json.contains("\"facts\":{\"list\":[\"b\",\"c\"],\"long\":4,\"none\":null,\"number\":2.0,\"whole\":3,"
                        + "\"word\":\"a\"},\"regions\":[\"A\"],\"about\":\"answers\""),
                json);
        assertEquals(result, ResultJson.readResult(json));
        Map<String, Object> untyped = Map.of("date", new Object());
        assertThrows(IllegalArgumentException.class, () -> Warning.ofModel("w", "words", untyped));
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
        Analysis analysis = new Analysis(
                "region",
                "harassed",
                new OutcomeCoding(List.of("1"), List.of(), List.of("9")),
                List.of("unemployment"),
                List.of("sex"),
                List.of(),
                new DesignColumns("w", "s", null, null),
                null,
                Settings.LIKELIHOOD);
        String json = ResultJson.write(analysis);
        assertTrue(json.contains("\"method\":\"ml\""), json);
        assertEquals(analysis, ResultJson.readAnalysis(json));
        assertThrows(IllegalArgumentException.class, () -> ResultJson.readAnalysis("{"));
    }
}
