package org.regionwise.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Reason;
import org.regionwise.release.VariationCoefficient;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

class DecisionWordsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Words in(String tag) {
        return CATALOGUE.words(CATALOGUE.language(tag).orElseThrow());
    }

    private static String said(String tag, Reason reason, double value, double limit) {
        QualityFlag flag = QualityFlag.UNRELIABLE;
        return new DecisionWords(in(tag))
                .reason(new Decision("A", "rule", flag, List.of(FigureGroup.POOLED), reason, value, limit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | few-respondents | 1 | 30 | raw estimate: 1 respondent, fewer than 30",
                "en | few-respondents | 1234 | 2000 | raw estimate: 1,234 respondents, fewer than 2,000",
                "en | few-effective | 21.44 | 30 | raw estimate: effective sample size 21.4, below 30",
                "en | wide-half | 0.1234 | 0.1 | "
                        + "pooled estimate: half of the interval is 12.3 percentage points wide, above 10",
                // a limit that somebody set is said to its last digit
                "en | variation-above | 0.41 | 0.12525 | pooled estimate: coefficient of variation 41%, above 12.525%",
                "es | small-yes | 1 | 10 | no publicable por confidencialidad: 1 persona respondió que sí, menos de 10",
                "es | variation-from | 0.2 | 0.165 | "
                        + "estimación combinada: coeficiente de variación del 20\u00a0%, "
                        + "igual o superior al 16,5\u00a0%",
                "cs | small-no | 4 | 10 | nezveřejňuje se, je důvěrné: 4 osoby odpověděly ne, méně než 10",
                "cs | few-respondents | 5 | 30 | přímý odhad: 5 respondentů, méně než 30"
            })
    void aReasonIsSaidWithItsNumbers(String tag, String code, double value, double limit, String words) {
        Reason reason = Reason.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        assertEquals(words, said(tag, reason, value, limit));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsSaidInEveryLanguage(Reason reason) {
        for (String tag : List.of("en", "es", "cs")) {
            String words = said(tag, reason, Double.NaN, 10);
            assertFalse(words.contains("NaN") || words.contains("{"), words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "cs"})
    void everyRuleIsASentence(String tag) {
        ReleaseNotes notes = new ReleaseNotes(in(tag));
        List<String> rules = new ArrayList<>();
        for (BuiltInProfile each : BuiltInProfile.values()) {
            rules.addAll(notes.rules(each.profile()));
        }
        rules.addAll(notes.rules(new Profile(
                "own",
                List.of(
                        new VariationCoefficient(FigureGroup.POOLED, 0.2, 0.2, true),
                        new VariationCoefficient(FigureGroup.POOLED, 0.1, null, false),
                        new MinimumFrequency(5, false)))));
        rules.forEach(rule -> assertFalse(!rule.endsWith(".") || rule.contains("{"), rule));
    }

    @Test
    void bandsAreSaidByTheirLimits() {
        assertEquals(
                List.of("Raw estimate: use with caution when the coefficient of variation is above 16.5%,"
                        + " withheld above 33.3%."),
                new ReleaseNotes(in("en"))
                        .rules(BuiltInProfile.STATISTICS_CANADA.profile())
                        .subList(0, 1));
        assertEquals(
                List.of(
                        "Raw estimate: use with caution when the coefficient of variation is 20% or more.",
                        "Pooled estimate: use with caution when the coefficient of variation is 20% or more.",
                        "Rules for the pooled estimate are an adaptation: they were made for direct estimates,"
                                + " whose standard errors and intervals reflect sampling alone."),
                new ReleaseNotes(in("en")).rules(BuiltInProfile.ONS.profile()));
    }

    @Test
    void rulesOfTheProductHaveTheirNamesInEveryLanguage() {
        ReleaseNotes notes = new ReleaseNotes(in("cs"));
        assertEquals("Vše", notes.name(Profile.NONE));
        assertEquals("NCHS, podíly", notes.name(BuiltInProfile.NCHS.profile()));
        assertEquals("NCHS, podíly (jen přímé odhady)", notes.name(BuiltInProfile.NCHS.withoutPooled()));
        assertEquals("House", notes.name(new Profile("House", List.of())));
    }
}
