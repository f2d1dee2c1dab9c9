package org.regionwise.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertStarts;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Results;

public class PlainWordsTest {
    public static List<Result> everyShape() {
        return List.of(
                Results.harassment(),
                Results.threeRegions(),
                Results.oneRegion(),
                Results.districts(),
                Results.singular(),
                Results.nasty());
    }

    @ParameterizedTest
    @MethodSource("everyShape")
    void everySentenceIsWhole(Result result) {
        for (String sentence : sentences(result)) {
            assertTrue(sentence.endsWith("."), sentence);
            assertTrue(Character.isUpperCase(sentence.charAt(0)), sentence);
            assertFalse(sentence.matches(".*(NaN|null|Infinity|\\(\\)|, ,| {2}[a-z]).*"), sentence);
            assertFalse(sentence.contains("significant"), sentence);
        }
    }

    @Test
    void theTitleSaysWhatWhereAndFromWhom() {
        assertEquals(
                "Prevalence of harassed_6m = 1, 14 regions, 987 respondents",
                words(Results.harassment()).title());
        assertEquals(
                "Prevalence of harassed_6m = 1, 1 region, 40 respondents",
                words(Results.oneRegion()).title());
    }

    @Test
    void theSummarySaysWhatHowFarWhichAndWhatToBeCarefulAbout() {
        List<String> summary = words(Results.harassment()).summary();
        assertEquals(
                "The share with harassed_6m = 1 was estimated for 14 regions from 987 respondents (14 "
                        + "of 1,001 rows gave no answer and were left out), 14% of whom said yes; each "
                        + "region borrows strength from all others and from unemployment and education.",
                summary.get(0));
        assertEquals(
                "Pooled estimates run from 12% (Kraj Vysočina) to 18% (Ústecký kraj); beyond what "
                        + "unemployment and education account for, about 4% of the differences between "
                        + "answers lie between regions (intraclass correlation 0.04), and between two "
                        + "regions taken at random the odds of a yes typically differ by a factor of "
                        + "1.44 (median odds ratio).",
                summary.get(1));
        assertEquals(
                "No region differs credibly from the nation: every 95% interval includes the national estimate of 14%.",
                summary.get(2));
        assertEquals(
                "Be careful: 2 regions had fewer than ten respondents (Karlovarský kraj and Liberecký kraj);"
                        + " by maximum likelihood intervals take the fitted model as known and are "
                        + "somewhat too narrow.",
                summary.get(3));
    }

    @Test
    void withoutCautionsTheWidthOfIntervalsIsSaid() {
        String careful = words(Results.threeRegions()).summary().get(3);
        assertTrue(careful.startsWith("Read each estimate with its interval: half of the 95% intervals"), careful);
    }

    @Test
    void regionsWithoutRespondentsAreNamedAndCounted() {
        String careful = words(Results.districts()).summary().get(3);
        assertTrue(careful.contains("8 regions had no respondents and rest on the model alone"), careful);
        assertTrue(careful.contains("and 5 more"), careful);
    }

    @Test
    void intraclassCorrelationComesPlainFirst() {
        assertEquals(
                "About 4% of the differences between answers lie between regions beyond what unemployment and education"
                        + " account for (intraclass correlation, latent scale: 0.04, 95% interval 0.01 to 0.11).",
                new VariationWords(Results.harassment()).intraclassCorrelation());
        assertStarts(
                "Less than 1% of the differences between answers lie between regions (intraclass",
                new VariationWords(Results.threeRegions()).intraclassCorrelation());
    }

    @Test
    void aSingularFitIsToldAsAnAnswer() {
        VariationWords words = new VariationWords(Results.singular());
        assertStarts("None of the differences between answers was found", words.intraclassCorrelation());
        assertTrue(words.medianOddsRatio().contains("the same odds"), words.medianOddsRatio());
        assertTrue(words.medianOddsRatio().contains("1.00 or more"), words.medianOddsRatio());
        assertTrue(words.responseCorrelation().contains("could not be computed"), words.responseCorrelation());
        assertTrue(words.standardDeviation().contains("0.000 or more"), words.standardDeviation());
    }

    @Test
    void oneRegionSaysNothingOfDifferences() {
        assertStarts(
                "With a single region nothing",
                words(Results.oneRegion()).summary().get(1));
        assertContains("could not be tested", new VariationWords(Results.oneRegion()).test());
    }

    @Test
    void theCommandQuotesWhatAShellWouldRun() {
        String command = EstimateCommandLine.of(Results.nasty()).orElseThrow();
        assertTrue(command.contains("--predictors 'x\" onload=\"alert(1),<b>bold</b>'"), command);
        assertTrue(command.contains("--quadrature-points 15 --interval 0.95 --seed 1"), command);
    }

    private static PlainWords words(Result result) {
        return new PlainWords(result);
    }

    private static List<String> sentences(Result result) {
        List<String> sentences = new ArrayList<>(words(result).summary());
        sentences.addAll(new VariationWords(result).sentences());
        sentences.add(new MethodWords(result).paragraph());
        return sentences;
    }
}
