package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.survey.region.LookAlikes;
import org.regionwise.survey.region.MergedRegions;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.UnaidedMatches;

/**
 * Which spellings of the survey's regions are counted as one, and which look like a slip: template
 * {@code upload/spellings}.
 *
 * @param merged regions that are written in several ways
 * @param notations regions that the program counts as another because of their spelling; with a region table the
 *     pairing shows them instead
 * @param said regions that the analyst said are another, now or of an earlier file, and may change
 * @param who by region, who says that it is another: {@code program}, {@code analyst}, or {@code earlier} upload
 * @param suspicions regions that look like another; with a region table the pairing asks about them instead
 * @param declined regions of which the analyst says that they are regions of their own
 * @param undoable whether the analyst said that regions are one
 */
public record SpellingView(
        List<MergedRegions.Merged> merged,
        List<LookAlikes.Suspicion> notations,
        List<LookAlikes.Suspicion> said,
        Map<String, String> who,
        List<LookAlikes.Suspicion> suspicions,
        Set<String> declined,
        boolean undoable) {
    private static final int SHOWN = 100;
    private static final int SPELLINGS_NAMED = 10;

    /** The regions that are written in several ways, a sentence each. */
    public List<String> mergedSaid(Words words) {
        return merged.stream()
                .map(each ->
                        words.say("upload.spellings", "region", each.region(), "spellings", spellings(each, words)))
                .toList();
    }

    private static Listed spellings(MergedRegions.Merged merged, Words words) {
        return words.lists()
                .firstOf(
                        merged.mostFirst().stream()
                                .map(each -> words.say(
                                        "upload.spelling", "spelling", each.getKey(), "respondents", each.getValue()))
                                .toList(),
                        SPELLINGS_NAMED);
    }

    /** What stands selected of that which looks like a slip. */
    Map<String, String> selected() {
        Map<String, String> selected = new LinkedHashMap<>();
        suspicions.stream()
                .filter(each -> !declined.contains(each.region()))
                .forEach(each -> selected.put(each.region(), each.like()));
        return selected;
    }

    static SpellingView of(UploadCheck counted, Optional<EarlierSurvey> earlier) {
        RegionRecoding reading = counted.matching().recoding();
        Map<String, Long> read = reading.read();
        Set<String> inTable =
                counted.table().map(table -> Set.copyOf(table.keys())).orElse(Set.of());
        List<LookAlikes.Suspicion> notations = new ArrayList<>();
        List<LookAlikes.Suspicion> said = new ArrayList<>();
        Map<String, String> before = earlier.map(EarlierSurvey::regionMatches).orElse(Map.of());
        Map<String, String> who = new LinkedHashMap<>();
        List<LookAlikes.Suspicion> suspicions = counted.table().isPresent()
                ? List.of()
                : LookAlikes.of(read, Map.of()).stream().limit(SHOWN).toList();
        if (counted.table().isEmpty()) {
            Map<String, String> unaided = UnaidedMatches.ofRegions(counted.matching());
            suspicions.stream()
                    .filter(each -> !counted.matching().declined().contains(each.region()))
                    .forEach(each -> who.put(each.region(), MatchedRegions.PROGRAM));
            reading.recoded().forEach((from, to) -> {
                boolean accepted = counted.matching().accepted().containsKey(from);
                boolean byNotation = RegionPairing.byNotation(List.of(from), to, null);
                if (accepted || byNotation) {
                    String says = accepted
                            ? MatchedRegions.who(from, to, byNotation, unaided, before)
                            : MatchedRegions.PROGRAM;
                    who.put(from, says);
                    (says.equals(MatchedRegions.PROGRAM) ? notations : said)
                            .add(new LookAlikes.Suspicion(
                                    from, reading.written().get(from), to, to, read.get(to)));
                }
            });
        }
        return new SpellingView(
                MergedRegions.of(reading.recoded(), reading.recodedRows(), read).stream()
                        .filter(each -> each.spellings().size() > 1 || !inTable.contains(each.region()))
                        .limit(SHOWN)
                        .toList(),
                notations.stream().limit(SHOWN).toList(),
                said.stream().limit(SHOWN).toList(),
                who,
                suspicions,
                counted.matching().declined(),
                counted.table().isEmpty() && !counted.matching().accepted().isEmpty());
    }
}
