package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.survey.region.RegionTable;

/**
 * How the regions and shapes of a check fit together, for all that its pages say of it.
 *
 * @param standing the check as it stands on its page before anything is changed there
 * @param pairing of the survey's regions and the table's, where there is a table
 * @param shapes of the map's areas and the regions, where there is a map
 * @param spellings of the survey's regions
 * @param matched regions that are read as another
 */
record UploadMatches(
        UploadCheck standing,
        Optional<PairingView> pairing,
        Optional<PairingView> shapes,
        SpellingView spellings,
        List<MatchedRegions.Match> matched) {

    static UploadMatches of(UploadCheck counted, Optional<EarlierSurvey> earlier) {
        Optional<PairingView> pairing = PairingView.ofRegions(counted, earlier);
        Optional<PairingView> shapes = PairingView.ofShapes(counted, earlier);
        SpellingView spellings = SpellingView.of(counted, earlier);
        UploadCheck standing = SelectedMatches.standing(counted, pairing, shapes, spellings);
        Map<String, String> names = counted.table().map(RegionTable::names).orElse(Map.of());
        return new UploadMatches(
                standing,
                pairing.map(view -> view.counting(standing.matching().pairing().orElseThrow(), names)),
                shapes.map(
                        view -> view.counting(standing.matching().shapePairing().orElseThrow(), names)),
                spellings,
                MatchedRegions.of(counted, pairing, spellings));
    }

    /** Whether a region of the survey has no match, and nobody said so, though some could be chosen from. */
    boolean asksRegions() {
        return pairing.filter(view -> !view.choices().isEmpty())
                .filter(view -> view.rows().stream()
                        .anyMatch(row -> row.nearest().isEmpty()
                                && !standing.matching().declined().contains(row.key())))
                .isPresent();
    }

    /** Regions without a match, and none that stands selected. */
    NamesInWords without() {
        return pairing.map(PairingView::open).orElse(new NamesInWords(List.of()));
    }
}
