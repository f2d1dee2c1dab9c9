package org.regionwise.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.MinimumFrequency;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.survey.name.DisplayNames;

/** A title says what was found of what may be shown, under whatever name the outcome has. */
class TitleTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Result named(Result result, String outcome) {
        return result.named(
                new DisplayNames(
                        Map.of("harassed_6m", outcome),
                        Map.of("harassed_6m", "harassed in the last six months"),
                        "adults",
                        "Safety survey",
                        "March 2024",
                        Map.of()),
                column -> Map.of());
    }

    private static Result released(Result result, int minimum) {
        return Released.of(result, new Profile("Own", List.of(new MinimumFrequency(minimum, false))))
                .result();
    }

    private static String title(Result result) {
        return new PlainWords(result, Words.english()).title();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Harassment|Harassment ranges from 12% to 18% across 14 regions",
                "en|ever harassed|Ever harassed ranges from 12% to 18% across 14 regions",
                "en|Were you harassed?|Were you harassed? From 12% to 18% across 14 regions",
                "es|Acoso|Acoso: del 12 % al 18 % en 14 regiones",
                "es|¿Sufrió acoso?|¿Sufrió acoso? Del 12 % al 18 % en 14 regiones",
                "cs|Obtěžování|Obtěžování: 12 % až 18 % (počet regionů: 14)",
                "cs|Byli jste obtěžováni?|Byli jste obtěžováni? 12 % až 18 % (počet regionů: 14)",
            })
    void whateverTheOutcomeIsCalled(String language, String outcome, String expected) {
        Words words = CATALOGUE.words(CATALOGUE.language(language).orElseThrow());
        assertEquals(
                expected,
                new PlainWords(named(Results.harassment(), outcome), words)
                        .title()
                        .replace('\u00a0', ' '));
    }

    @Test
    void onlyOfWhatMayBeShown() {
        Result all = named(Results.harassment(), "Harassment");
        assertEquals("Harassment: no regional estimate may be published", title(released(all, 100_000)));
        String some = title(released(all, 20));
        assertEquals(some, some.replaceAll("ranges from \\d+% to \\d+% across \\d+ of 14 regions", "$0"));
        List<RegionEstimate> none = all.regions().stream()
                .map(each -> new RegionEstimate(
                        each.place(),
                        each.sample(),
                        each.raw(),
                        new RegionEstimate.Pooling(
                                Estimate.UNDEFINED, Double.NaN, each.randomEffect(), each.shrinkage()),
                        each.flags(),
                        null,
                        null,
                        null,
                        null))
                .toList();
        assertEquals("Harassment: no regional estimate could be computed", title(all.with(none)));
        assertEquals(
                "Harassment: 14% in Praha",
                title(named(Results.oneRegion(), "Harassment")).replaceAll("\\d+% in .*", "14% in Praha"));
        assertEquals(
                "Harassment: about 14% in every region",
                title(named(Results.singular(), "Harassment")).replaceAll("\\d+%", "14%"));
    }

    @Test
    void belowItStandsWhatIsMeasuredOfWhomAndWhen() {
        assertEquals(
                "Share of adults harassed in the last six months. 987 of 1,001 respondents. Safety survey, March 2024.",
                new PlainWords(named(Results.harassment(), "Harassment"), Words.english()).source());
        assertEquals(
                "987 of 1,001 respondents. " + Results.harassment().survey().name() + ".",
                new PlainWords(Results.harassment(), Words.english()).source());
    }
}
