package org.regionwise.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.analysis.compare.NormalExceedance;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

class RegionBriefingTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static RegionBriefing of(Released released, String name, Words words) {
        RegionEstimate region = released.result().regions().stream()
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseThrow();
        return RegionBriefing.of(released, region, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Praha: 14.3%, cannot be told apart from the national figure | 178 respondents."
                        + " | May be published. | The survey cannot tell this apart from the national figure",
                "es | Praha: 14,3\u00a0%, no se distingue de la cifra nacional | 178 personas encuestadas."
                        + " | Publicable. | La encuesta no permite distinguirlo",
                "cs | Praha: 14,3\u00a0%, nelze odlišit od celostátního údaje | 178 respondentů. | Lze zveřejnit."
                        + " | Šetření to nedokáže odlišit"
            })
    void aRegionIsBriefedInTheReadersLanguage(String tag, String title, String source, String verdict, String say) {
        Words words = CATALOGUE.words(CATALOGUE.language(tag).orElseThrow());
        RegionBriefing briefing = of(Released.of(Results.harassment(), BuiltInProfile.NCHS.profile()), "Praha", words);
        assertEquals(title, briefing.title());
        assertContains(source, briefing.source());
        assertEquals(
                List.of(verdict, verdict),
                briefing.verdicts().stream()
                        .map(RegionBriefing.Verdict::verdict)
                        .toList());
        assertContains("10", briefing.verdicts().get(1).reasons().toString());
        assertContains(say, briefing.say());
        assertFalse(briefing.aboveNation().isEmpty(), "without a posterior the approximation says it");
    }

    @Test
    void regionsFollowEachOtherAsInTheTable() {
        Released released = Released.of(Results.harassment(), BuiltInProfile.NCHS.profile());
        List<RegionEstimate> order = PooledOrder.of(released.result());
        for (int j = 0; j < order.size(); j++) {
            RegionBriefing briefing = RegionBriefing.of(released, order.get(j), Words.english());
            assertEquals(j + 1, briefing.place());
            assertEquals(j > 0 ? order.get(j - 1) : null, briefing.previous().orElse(null));
            assertEquals(
                    j + 1 < order.size() ? order.get(j + 1) : null,
                    briefing.next().orElse(null));
        }
    }

    @Test
    void whereNobodyAnsweredThatIsSaid() {
        Released released = Released.inFull(Results.districts());
        RegionEstimate empty = released.result().regions().stream()
                .filter(each -> !each.sampled())
                .findFirst()
                .orElseThrow();
        RegionBriefing briefing = RegionBriefing.of(released, empty, Words.english());
        assertContains("No respondents.", briefing.source());
        assertEquals("", briefing.verdicts().get(0).verdict().replace("No figure.", ""));
        assertEquals("Model only.", briefing.verdicts().get(1).verdict());
        assertContains("Nobody answered there", briefing.say());
    }

    /** Nothing of what is withheld, in any of its sentences; nothing said of a region without a figure. */
    @ParameterizedTest
    @EnumSource
    void whatIsWithheldIsNotSaid(BuiltInProfile profile) {
        Result full = Results.harassment();
        Released released = Released.of(full, profile.profile());
        for (int j = 0; j < full.regions().size(); j++) {
            RegionEstimate all = full.regions().get(j);
            RegionEstimate shown = released.result().regions().get(j);
            RegionBriefing briefing = RegionBriefing.of(released, shown, Words.english());
            List<String> said = new ArrayList<>(
                    List.of(briefing.title(), briefing.source(), briefing.aboveNation(), briefing.say()));
            said.addAll(briefing.story().sentences());
            briefing.verdicts().forEach(each -> said.addAll(each.reasons()));
            String text = String.join(" ", said);
            assertLacks("NaN", text);
            assertLacks("–", text);
            if (!shown.raw().defined()) {
                assertLacks(String.format("%.1f%%", 100 * all.raw().estimate()), text.replace("100.0%", ""));
            }
            if (!shown.pooled().defined()) {
                assertLacks(String.format("%.1f%%", 100 * all.pooled().estimate()), text);
                assertTrue(briefing.aboveNation().isEmpty(), briefing.aboveNation());
            }
            assertEquals(
                    shown.raw().defined() || shown.pooled().defined(),
                    !briefing.say().isEmpty());
        }
    }

    /**
     * R: {@code z = qnorm((1+lev)/2); pnorm((qlogis(p)-qlogis(t)) / ((qlogis(u)-qlogis(l)) / (2*z)))}, the last
     * unscaled.
     */
    @ParameterizedTest
    @CsvSource({
        "0.206, 0.147, 0.272, 0.95, 0.168, 0.8979145",
        "0.2, 0.1, 0.35, 0.9, 0.3, 0.130606",
        "0.05, 0, 0.12, 0.95, 0.1, 0.05120261"
    })
    void theApproximationIsThatOfR(double p, double l, double u, double level, double threshold, double expected) {
        // to the digits that R printed
        assertEquals(expected, NormalExceedance.of(new Estimate(p, 0.1, l, u), level, threshold), 1e-6);
        assertTrue(
                Double.isNaN(NormalExceedance.of(Estimate.UNDEFINED, level, threshold)), "of nothing nothing is known");
    }
}
