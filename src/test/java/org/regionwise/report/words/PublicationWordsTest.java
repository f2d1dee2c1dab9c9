package org.regionwise.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.release.BuiltInProfile;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.IntervalWidth;
import org.regionwise.release.MinimumRespondents;
import org.regionwise.release.PooledBasis;
import org.regionwise.release.Profile;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

class PublicationWordsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private static Words in(String tag) {
        return CATALOGUE.words(CATALOGUE.language(tag).orElseThrow());
    }

    /** Of fourteen regions eight had fewer than 55 respondents; no pooled interval is wider than 90 points. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 6 of 14 raw figures are too unreliable to publish [u]; all pooled figures may be published.",
                "es | 6 de 14 cifras directas son demasiado poco fiables para publicarse [u]; "
                        + "todas las cifras combinadas se pueden publicar.",
                "cs | Přímé údaje příliš nespolehlivé ke zveřejnění: 6 z\u00a014 [u]; "
                        + "všechny sdružené údaje lze zveřejnit."
            })
    void aTableInASentence(String tag, String sentence) {
        Profile profile = new Profile(
                "Few", List.of(new MinimumRespondents(50, true), new IntervalWidth(FigureGroup.POOLED, 0.45)));
        Released released = Released.of(Results.harassment(), profile);
        assertEquals(
                sentence,
                new PublicationWords(in(tag)).summary(released, flag -> flag == QualityFlag.UNRELIABLE ? "[u]" : "?"));
    }

    @Test
    void whatMayAllBePublishedAndWhatIsNotJudged() {
        PublicationWords words = new PublicationWords(in("en"));
        assertEquals(
                "No publication rules have been chosen: every figure is shown.",
                words.summary(Released.inFull(Results.harassment())));
        Profile all = new Profile("Wide", List.of(new IntervalWidth(FigureGroup.RAW, 0.99))).withPooled();
        assertEquals(
                "All raw and pooled figures may be published.", words.summary(Released.of(Results.harassment(), all)));
        assertEquals(
                "All raw figures may be published; the rules say nothing about pooled figures.",
                words.summary(Released.of(Results.harassment(), all.withoutPooled())));
        // a district without respondents has no raw figure to count
        assertEquals(
                "69 of 69 raw figures are to be used with caution [E]; the rules say nothing about pooled figures.",
                words.summary(Released.of(
                        Results.districts(), new Profile("Many", List.of(new MinimumRespondents(100_000, false))))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es", "cs"})
    void everyVerdictIsSaid(String tag) {
        PublicationWords words = new PublicationWords(in(tag));
        for (PublicationStatus status : PublicationStatus.values()) {
            for (PooledBasis basis : PooledBasis.values()) {
                Publication publication = new Publication("A", status, status, basis);
                String said = words.of(publication, FigureGroup.POOLED);
                assertEquals(basis.ofModel(), said.contains(", "), said);
                assertEquals(words.status(status), words.of(publication, FigureGroup.RAW));
                assertFalse(said.isBlank() || said.contains("{"), said);
            }
        }
        for (BuiltInProfile profile : BuiltInProfile.values()) {
            Released now = Released.inFull(Results.districts());
            Released then = Released.of(Results.districts(), profile.profile());
            for (String change : List.of(
                    new ReleaseChange(in(tag)).sentence(now, then),
                    new ReleaseChange(in(tag)).sentence(then, now),
                    words.summary(then))) {
                assertFalse(change.contains("{") || !change.endsWith("."), change);
            }
        }
    }
}
