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
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodsText;

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
            assertTrue(!Character.isLowerCase(sentence.charAt(0)), sentence);
            assertFalse(sentence.matches(".*(NaN|null|Infinity|\\(\\)|, ,| {2}[a-z]).*"), sentence);
            assertFalse(sentence.contains("significant"), sentence);
        }
    }

    @Test
    void theSummarySaysWhatHowFarWhichAndWhatToBeCarefulAbout() {
        assertEquals(
                List.of(
                        "Harassed 6m: 14% overall (987 respondents in 14 regions). 14 rows of 1,001 had no answer"
                                + " and were left out. Each region’s estimate also draws on the answers from all other"
                                + " regions and on unemployment and education (partial pooling).",
                        "Pooled estimates range from 12% (Kraj Vysočina) to 18% (Ústecký kraj). Beyond what the"
                                + " predictors explain (unemployment and education), about 4% of the differences"
                                + " between answers lie between regions (intraclass correlation 0.04). Between two"
                                + " regions taken at random, the odds of a yes typically differ by a factor of 1.44"
                                + " (median odds ratio).",
                        "No region can be told apart from the national figure: every 95% interval includes 14%.",
                        "2 regions had fewer than ten respondents (Karlovarský kraj and Liberecký kraj). Intervals by"
                                + " maximum likelihood take the fitted model as known and are somewhat too narrow."),
                words(Results.harassment()).summary());
    }

    @Test
    void theSameIsSaidInOtherLanguages() {
        Catalogue catalogue = Catalogue.load();
        assertEquals(
                "Harassed 6m: 14\u00a0% en total (987 personas encuestadas en 14 regiones). 14 filas de 1.001 no"
                        + " tenían respuesta y se excluyeron. La estimación de cada región se apoya también en las"
                        + " respuestas de todas las demás y en estos predictores: unemployment y education"
                        + " (combinación parcial).",
                new PlainWords(
                                Results.harassment(),
                                catalogue.words(catalogue.language("es").orElseThrow()))
                        .summary()
                        .get(0));
        assertEquals(
                "Méně než deset respondentů mají 2 regiony (Karlovarský kraj a\u00a0Liberecký kraj). Intervaly metodou"
                        + " maximální věrohodnosti pokládají odhadnutý model za známý a\u00a0jsou poněkud úzké.",
                new PlainWords(
                                Results.harassment(),
                                catalogue.words(catalogue.language("cs").orElseThrow()))
                        .summary()
                        .get(3));
    }

    @Test
    void withoutCautionsTheWidthOfIntervalsIsSaid() {
        String careful = words(Results.threeRegions()).summary().get(3);
        assertTrue(careful.startsWith("Read each estimate with its interval: half of the 95% intervals"), careful);
    }

    @Test
    void regionsWithoutRespondentsAreNamedAndCounted() {
        String careful = words(Results.districts()).summary().get(3);
        assertTrue(
                careful.contains("8 regions had no respondents, and their estimates come from the model alone"),
                careful);
        assertTrue(careful.contains("and 5 more"), careful);
    }

    @Test
    void intraclassCorrelationComesPlainFirst() {
        assertEquals(
                "Beyond what the predictors explain (unemployment and education), about 4% of the differences between"
                        + " answers lie between regions (intraclass correlation, latent scale: 0.04, 95% interval 0.01"
                        + " to 0.11).",
                new VariationWords(Results.harassment(), Words.english()).intraclassCorrelation());
        assertStarts(
                "Of the differences between answers, less than 1% lie between regions (intraclass",
                new VariationWords(Results.threeRegions(), Words.english()).intraclassCorrelation());
    }

    @Test
    void aSingularFitIsToldAsAnAnswer() {
        VariationWords words = new VariationWords(Results.singular(), Words.english());
        assertContains("one of the differences between answers was found", words.intraclassCorrelation());
        assertTrue(words.medianOddsRatio().contains("the same odds"), words.medianOddsRatio());
        assertTrue(words.medianOddsRatio().contains("1.00 or more"), words.medianOddsRatio());
        assertTrue(words.responseCorrelation().contains("could not be computed"), words.responseCorrelation());
        assertTrue(words.standardDeviation().contains("0.000 or more"), words.standardDeviation());
    }

    @Test
    void oneRegionSaysNothingOfDifferences() {
        assertStarts(
                "With a single region, nothing",
                words(Results.oneRegion()).summary().get(1));
        assertContains("could not be tested", new VariationWords(Results.oneRegion(), Words.english()).test());
    }

    @Test
    void theCommandQuotesWhatAShellWouldRun() {
        String command = EstimateCommandLine.of(Results.nasty()).orElseThrow();
        assertTrue(command.contains("--predictors 'x\" onload=\"alert(1),<b>bold</b>'"), command);
        assertTrue(command.contains("--quadrature-points 15 --interval 0.95"), command);
    }

    private static PlainWords words(Result result) {
        return new PlainWords(result, Words.english());
    }

    private static List<String> sentences(Result result) {
        List<String> sentences = new ArrayList<>(words(result).summary());
        sentences.addAll(new VariationWords(result, Words.english()).sentences());
        MethodsText.of(result, Words.english()).paragraphs().forEach(each -> sentences.add(each.text()));
        return sentences;
    }
}
