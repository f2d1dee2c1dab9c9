package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableFile;

/** The area-level model of a survey's own direct estimates, with and without a design. */
class SurveyAreaAnalysisTest {
    @TempDir
    Path folder;

    private static RegionEstimate region(Result result, String key) {
        return result.regions().stream()
                .filter(region -> region.region().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** A designed survey's direct estimates, of which some are 0 or rest on one cluster. */
    @ParameterizedTest
    @CsvSource({"REML, ARCSINE, POOLED", "BAYES, ARCSINE, NONE", "REML, IDENTITY, GENERALISED"})
    void aSurveyGivesItsOwnDirectEstimates(Method method, AreaScale scale, Smoothing smoothing) {
        SurveyFile file = SurveyFile.open(Path.of("sample-surveys/poverty/survey.csv"), "survey.csv");
        SurveyFile table = SurveyFile.open(Path.of("sample-surveys/poverty/regions.csv"), "regions.csv");
        DesignColumns design = new DesignColumns("weight", "stratum", "area", null);
        OutcomeCoding coding = new OutcomeCoding(List.of("yes"), List.of("no"), List.of());
        Analysis binomial = Questions.of("region", "poor", coding)
                .with(List.of("unemployment"), List.of())
                .with(design);
        Analysis area = binomial.with(AreaLevel.USUAL.with(scale, smoothing)).with(Settings.DEFAULT.with(method));
        SurveyData data = SurveyData.of(
                "survey",
                "00",
                DesignCounter.count(file, design, "region", "poor", List.of()),
                Optional.of(RegionTableFile.read(table, "region", "name", "population")),
                ImportFacts.PLAIN);
        Result ours = new Estimation(area, data).run();
        Result other = new Estimation(binomial, data).run();
        double apart = 0;
        for (int j = 0; j < ours.regions().size(); j++) {
            assertEquals(
                    other.regions().get(j).raw().estimate(),
                    ours.regions().get(j).raw().estimate());
            apart = Math.max(
                    apart,
                    Math.abs(ours.regions().get(j).pooled().estimate()
                            - other.regions().get(j).pooled().estimate()));
        }
        // two models of one survey: 22 provinces between 5 and 35%, and no two estimates further apart than this
        assertTrue(apart < 0.08, "apart by " + apart);
        assertEquals(other.national().raw(), ours.national().raw());
    }

    @Test
    void withoutADesignTheVarianceIsTheFormula() throws IOException {
        StringBuilder text = new StringBuilder("r,y\n");
        int[] yes = {5, 12, 0, 20, 9};
        int[] asked = {40, 60, 15, 80, 30};
        for (int j = 0; j < 5; j++) {
            for (int i = 0; i < asked[j]; i++) {
                text.append((char) ('A' + j))
                        .append(',')
                        .append(i < yes[j] ? 1 : 0)
                        .append('\n');
            }
        }
        Path path = Files.writeString(folder.resolve("survey.csv"), text);
        SurveyFile file = SurveyFile.open(path, "survey.csv");
        Result result = new Estimation(
                        Questions.of("r", "y")
                                .with(AreaLevel.USUAL.with(AreaScale.ARCSINE, Smoothing.NONE))
                                .with(Settings.DEFAULT.with(Method.REML)),
                        SurveyData.of(
                                "survey",
                                "00",
                                ResponseCounter.count(file, "r", "y", List.of()),
                                Optional.empty(),
                                ImportFacts.PLAIN))
                .run();
        assertEquals(0.125 * 0.875 / 39, region(result, "A").area().variance(), 1e-15);
        assertEquals(VarianceCheck.Verdict.ABSENT, region(result, "C").area().varianceVerdict());
        assertTrue(region(result, "C").pooled().estimate() > 0.02);
    }

    @Test
    void anAreaModelHasNoPredictorsOfRespondents() {
        String json = ResultJson.write(Questions.of("r", "y").with(new RandomIntercept(List.of("age"))))
                .replace(
                        "\"area\":null",
                        "\"area\":{\"scale\":\"ARCSINE\",\"smoothing\":\"NONE\","
                                + "\"published\":null,\"sigmaPriorMean\":null}");
        assertThrows(IllegalArgumentException.class, () -> ResultJson.readAnalysis(json));
    }

    @Test
    void singleAnswersAreNotEstimatedByMoments() {
        Analysis asked = Questions.of("r", "y");
        assertThrows(IllegalArgumentException.class, () -> asked.with(Settings.DEFAULT.with(Method.REML)));
    }
}
