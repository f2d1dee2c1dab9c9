package org.regionwise.analysis.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.binomial.posterior.Grain;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTableFile;

/** What is computed while somebody looks around says what is computed to be kept, as {@link Grain#COARSE} promises. */
class PreviewTest {
    private static final double MEAN = 0.001;
    private static final double LIMIT = 0.003;
    /**
     * National figures are from 2,000 joint draws in place of 5,000: means differ by 0.03 points, tails by 0.15 at
     * most.
     */
    private static final double NATION = 0.001;
    /** Of σ; fewer nodes are all that is different. */
    private static final double SIGMA = 2e-4;

    private static final double THRESHOLD = 0.2;

    private static Stream<Arguments> questions() {
        OutcomeCoding vaccinated = new OutcomeCoding(List.of("yes"), List.of("no"), List.of("don't know"));
        OutcomeCoding harassed = new OutcomeCoding(List.of("1"), List.of("0"), List.of("9"));
        return Stream.of(
                Arguments.of("harassment", "region", "harassed_6m", harassed, List.of()),
                Arguments.of("harassment", "region", "harassed_6m", harassed, List.of("unemployment", "education")),
                Arguments.of("vaccination", "district", "vaccinated", vaccinated, List.of()),
                Arguments.of("vaccination", "district", "vaccinated", vaccinated, List.of("unemployment")),
                Arguments.of(
                        "vaccination", "district", "vaccinated", vaccinated, List.of("unemployment", "age65_share")));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void lookingAroundSaysWhatIsKept(
            String sample, String region, String outcome, OutcomeCoding coding, List<String> predictors) {
        Analysis analysis = Questions.of(region, outcome, coding)
                .with(predictors, List.of())
                .with(Settings.DEFAULT.withThreshold(THRESHOLD));
        Path folder = Path.of("sample-surveys", sample);
        SurveyData data = SurveyData.of(
                "survey.csv",
                "00",
                ResponseCounter.count(
                        SurveyFile.open(folder.resolve("survey.csv"), "survey.csv"), region, outcome, List.of()),
                Optional.of(RegionTableFile.read(
                        SurveyFile.open(folder.resolve("regions.csv"), "regions.csv"), region, "name", "population")),
                ImportFacts.PLAIN);
        Result full = new Estimation(analysis, data).run();
        Result looked = new Estimation(analysis, data).preview(FitProgress.UNWATCHED);
        for (int j = 0; j < full.regions().size(); j++) {
            RegionEstimate expected = full.regions().get(j);
            RegionEstimate actual = looked.regions().get(j);
            assertEquals(expected.raw(), actual.raw());
            assertEquals(expected.pooled().estimate(), actual.pooled().estimate(), MEAN);
            assertEquals(expected.pooled().lower(), actual.pooled().lower(), LIMIT);
            assertEquals(expected.pooled().upper(), actual.pooled().upper(), LIMIT);
            // a probability moves with the limits, most where the density is highest, about 10 per unit here
            assertEquals(
                    expected.posterior().exceedance(), actual.posterior().exceedance(), 10 * LIMIT, expected.region());
        }
        assertEquals(
                full.national().pooled().estimate(), looked.national().pooled().estimate(), NATION);
        assertEquals(
                full.fit().regionStandardDeviation().estimate(),
                looked.fit().regionStandardDeviation().estimate(),
                SIGMA);
        assertEquals(
                full.fit().medianOddsRatio().estimate(),
                looked.fit().medianOddsRatio().estimate(),
                2 * SIGMA);
        for (int k = 0; k < full.fit().fixedEffects().size(); k++) {
            assertEquals(
                    full.fit().fixedEffects().get(k).estimate(),
                    looked.fit().fixedEffects().get(k).estimate(),
                    SIGMA);
        }
        // whether regions fit the model is looked at in what is kept only
        List<Warning> kept = full.fit().warnings().stream()
                .filter(warning -> !List.of("regions-in-conflict", "student-effects-proposed")
                        .contains(warning.code()))
                .toList();
        assertEquals(kept, looked.fit().warnings());
        assertTrue(looked.fit().predictorLines().isEmpty());
        assertEquals(predictors.size(), full.fit().predictorLines().size());
    }
}
