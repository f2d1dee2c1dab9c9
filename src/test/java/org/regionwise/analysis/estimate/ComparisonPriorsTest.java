package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableFile;

/** Predictors are not credited with what a prior did. */
class ComparisonPriorsTest {
    private static final Path SAMPLE = Path.of("sample-surveys/harassment");
    private static final Priors NARROW = new Priors(2.5, Double.NaN, 20);

    private static NamedResult fitted(String name, List<String> predictors, Priors priors) {
        SurveyData data = SurveyData.of(
                "survey.csv",
                "00",
                ResponseCounter.count(
                        SurveyFile.open(SAMPLE.resolve("survey.csv"), "survey.csv"),
                        "region",
                        "harassed_6m",
                        List.of()),
                Optional.of(RegionTableFile.read(
                        SurveyFile.open(SAMPLE.resolve("regions.csv"), "regions.csv"), "region", "name", null)),
                ImportFacts.PLAIN);
        Analysis analysis = Questions.harassment().with(predictors, List.of()).with(Settings.DEFAULT.with(priors));
        return new NamedResult(name, new Estimation(analysis, data).run());
    }

    @Test
    void nothingIsExplainedAcrossDifferentPriors() {
        NamedResult without = fitted("without", List.of(), Priors.DEFAULT);
        NamedResult with = fitted("with", List.of("unemployment"), Priors.DEFAULT);
        NamedResult narrow = fitted("narrow", List.of("unemployment"), NARROW);
        assertTrue(
                narrow.result().fit().regionStandardDeviation().estimate()
                        < 0.8 * with.result().fit().regionStandardDeviation().estimate(),
                "the prior alone makes regions more alike");

        Comparison comparison = Comparison.of(List.of(without, with, narrow));
        assertEquals(
                List.of("without with"),
                comparison.nested().stream()
                        .map(each -> each.smaller() + " " + each.larger())
                        .toList());
        assertEquals(0.95, comparison.nested().get(0).level());
        assertTrue(
                comparison
                        .remarks()
                        .contains(new Comparison.Remark(
                                "other-priors", Map.of("smaller", "without", "larger", "narrow"))),
                comparison.remarks().toString());
    }
}
