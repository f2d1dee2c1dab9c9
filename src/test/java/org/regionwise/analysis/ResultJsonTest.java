package org.regionwise.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
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
