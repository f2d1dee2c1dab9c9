package org.regionwise.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertStarts;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.analysis.estimate.RegionDifference;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Results;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DifferenceWords;

class RegionStoryTest {
    private static final Pattern PARTS = Pattern.compile("([+−])(\\d+\\.\\d)");

    /** The parts that a reader adds up give the whole, but for the rounding of each to a tenth of a point. */
    @TestFactory
    Stream<DynamicTest> thePartsOfAMoveAddUp() {
        Result result = Results.harassment();
        return result.regions().stream()
                .filter(RegionEstimate::sampled)
                .map(region -> DynamicTest.dynamicTest(region.label(), () -> {
                    String move = String.join(
                            " ", RegionStory.of(result, region, Words.english()).sentences());
                    double total =
                            100 * (region.pooled().estimate() - region.raw().estimate());
                    if (Math.abs(total) < 0.05) {
                        assertTrue(move.contains("Pooling hardly changes the estimate."), move);
                        return;
                    }
                    double sum = 0;
                    Matcher part = PARTS.matcher(move);
                    while (part.find()) {
                        sum += (part.group(1).equals("+") ? 1 : -1) * Double.parseDouble(part.group(2));
                    }
                    assertEquals(total, sum, 0.21, move);
                }));
    }

    @Test
    void aRegionThatNobodyAnsweredInRestsOnTheModel() {
        Result result = Results.districts();
        RegionEstimate empty = result.regions().stream()
                .filter(region -> !region.sampled())
                .findFirst()
                .orElseThrow();
        List<String> sentences = RegionStory.of(result, empty, Words.english()).sentences();
        assertEquals(2, sentences.size());
        assertEquals("No answer from this region counts.", sentences.get(0));
        assertStarts("The estimate is what the model expects", sentences.get(1));
    }

    @TestFactory
    Stream<DynamicTest> noStoryHoldsWhatIsNotANumber() {
        return Stream.of(Results.harassment(), Results.districts(), Results.singular(), Results.nasty())
                .flatMap(result -> result.regions().stream()
                        .map(region -> DynamicTest.dynamicTest(region.region(), () -> {
                            String text = String.join(
                                    " ",
                                    RegionStory.of(result, region, Words.english())
                                            .sentences());
                            assertFalse(text.contains("NaN") || text.contains("null") || text.contains("–%"), text);
                        })));
    }

    @Test
    void aDifferenceSaysWhichIsHigherAndHowSurely() {
        Result result = Results.harassment();
        RegionEstimate one = result.regions().get(0);
        RegionEstimate other = result.regions().get(1);
        String sentence = DifferenceWords.of(
                result,
                one,
                other,
                new RegionDifference(new Estimate(-0.0523, 0.03, -0.11, 0.01), 0.043),
                Words.english());
        assertEquals(
                one.label() + " is 5.2 percentage points below " + other.label()
                        + " (difference: 95% interval −11.0 to 1.0). Probability that its prevalence is the higher"
                        + " one: 4.3%.",
                sentence);
    }
}
