package org.regionwise.report.guide;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.report.Glossary;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ComparisonChart;
import org.regionwise.report.chart.RegionChart;
import org.regionwise.report.chart.linear.LinearChart;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;

/** The guide's glossary and its page on charts say what the pages of the application say. */
class GeneratedGuideTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static List<Language> languages() {
        return CATALOGUE.languages();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void theGlossaryHasEveryTerm(Language language) throws IOException {
        Words words = CATALOGUE.words(language);
        Comparator<Object> byName = Collator.getInstance(ULocale.forLanguageTag(language.tag()));
        GeneratedPage.holds(
                language,
                "glossary",
                Glossary.load().terms().stream()
                        .map(term -> new String[] {
                            capital(words.say("term." + term.id() + ".name"), language),
                            words.say("term." + term.id() + ".meaning")
                        })
                        .sorted((one, other) -> byName.compare(one[0], other[0]))
                        .map(term -> "\n## " + term[0] + "\n" + term[1] + "\n")
                        .collect(Collectors.joining()));
    }

    private static String capital(String name, Language language) {
        int first = name.codePointAt(0) == '(' ? 1 : 0;
        return name.substring(0, first)
                + name.substring(first, first + 1).toUpperCase(Locale.forLanguageTag(language.tag()))
                + name.substring(first + 1);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyChartIsExplained(Language language) throws IOException {
        Words words = CATALOGUE.words(language);
        GeneratedPage.holds(
                language,
                "charts",
                Stream.concat(
                                Stream.concat(
                                                Stream.of(Chart.values()).map(Chart::code),
                                                Stream.of(RegionChart.CODE, ComparisonChart.CODE))
                                        .map(code -> explained(words, "chart.question." + code, code)),
                                Stream.of(LinearChart.values())
                                        .map(chart -> explained(words, "means.question." + chart.code(), chart.code())))
                        .collect(Collectors.joining()));
    }

    private static String explained(Words words, String question, String code) {
        return "\n## " + words.say(question) + "\n" + words.say("howto." + code) + "\n";
    }
}
