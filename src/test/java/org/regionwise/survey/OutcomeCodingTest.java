package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeCodingTest {
    @Test
    void usualWords() {
        OutcomeCoding coding = OutcomeCoding.usual();
        for (String yes : List.of("1", "1.0", "Yes", " TRUE ")) {
            assertEquals(Answer.YES, coding.classify(yes), yes);
        }
        for (String no : List.of("0", "0.0", "No", "false")) {
            assertEquals(Answer.NO, coding.classify(no), no);
        }
        assertEquals(Answer.MISSING, coding.classify(null));
        assertEquals(Answer.MISSING, coding.classify("  "));
        assertEquals(Answer.UNKNOWN, coding.classify("maybe"));
    }

    @Test
    void positiveAloneMakesEveryOtherAnswerNo() {
        OutcomeCoding coding = new OutcomeCoding(List.of("often", "2"), List.of(), List.of("9"));
        assertEquals(Answer.YES, coding.classify("Often"));
        assertEquals(Answer.YES, coding.classify("2.00"));
        assertEquals(Answer.NO, coding.classify("never"));
        assertEquals(Answer.MISSING, coding.classify("9.0"));
    }

    @Test
    void missingWinsOverYesAndYesOverNo() {
        OutcomeCoding coding = new OutcomeCoding(List.of("a", "b"), List.of("b", "c"), List.of("a"));
        assertEquals(Answer.MISSING, coding.classify("a"));
        assertEquals(Answer.YES, coding.classify("b"));
        assertEquals(Answer.NO, coding.classify("c"));
    }

    @Test
    void aCodeWithALeadingZeroIsComparedAsTheNumberItIs() {
        assertEquals(Answer.YES, new OutcomeCoding(List.of("01"), List.of("02"), List.of()).classify("1"));
    }

    @Test
    void aCutTellsNumbersOnItsSidesApart() {
        OutcomeCoding least = new OutcomeCoding(List.of(">=2.5"), List.of(), List.of("99"));
        assertEquals(Answer.YES, least.classify("2.5"));
        assertEquals(Answer.YES, least.classify("1e3"));
        assertEquals(Answer.NO, least.classify("2.49"));
        assertEquals(Answer.MISSING, least.classify("99"));
        assertEquals(Answer.UNKNOWN, least.classify("plenty"));
        OutcomeCoding below = new OutcomeCoding(List.of("< -1"), List.of(), List.of());
        assertEquals(Answer.NO, below.classify("-1"));
        assertEquals(Answer.YES, below.classify("-2"));
    }

    @Test
    void answersThatOnlyLookLikeACutAreAnswers() {
        OutcomeCoding answers = new OutcomeCoding(List.of(">=3", "3"), List.of(), List.of());
        assertEquals(Answer.YES, answers.classify(">=3"));
        assertEquals(Answer.NO, answers.classify("4"));
        assertEquals(Answer.YES, new OutcomeCoding(List.of(">=3"), List.of("2"), List.of()).classify(">=3"));
    }
}
