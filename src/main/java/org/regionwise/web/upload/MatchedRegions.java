package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.region.LookAlikes;
import org.regionwise.survey.region.RegionTable;

/**
 * Regions of a survey that are read as another in spite of their spelling, as the check lists them: with a button that
 * takes each back.
 */
final class MatchedRegions {
    /** Says that a match is the program's. */
    static final String PROGRAM = "program";

    private MatchedRegions() {}

    /**
     * Who matched what was accepted: {@code program}, {@code earlier} upload or {@code analyst}.
     *
     * @param byNotation whether the two differ in notation only, which results call the program's match
     * @param unaided the program's matches
     * @param earlier those of an earlier upload
     */
    static String who(
            String from, String to, boolean byNotation, Map<String, String> unaided, Map<String, String> earlier) {
        boolean found = to.equals(unaided.get(from));
        if (found && byNotation) {
            return PROGRAM;
        }
        return to.equals(earlier.get(from)) ? "earlier" : found ? PROGRAM : "analyst";
    }

    /**
     * A match.
     *
     * @param from the region as the survey writes it
     * @param to the region that it is read as, as it is called
     * @param who says so: {@code program}, {@code analyst}, or {@code earlier} upload
     */
    public record Match(String from, String to, String who) {
        /** The same in words. */
        public String why(Words words) {
            return words.say("upload.why", "who", who);
        }
    }

    /** Those that stand, whether or not anybody pressed a button. */
    static List<Match> of(UploadCheck counted, Optional<PairingView> pairing, SpellingView spellings) {
        List<Match> matches = new ArrayList<>();
        Map<String, String> names = counted.table().map(RegionTable::names).orElse(Map.of());
        pairing.ifPresent(view -> {
            view.rows().stream().filter(row -> !row.nearest().isEmpty()).forEach(row -> matches.add(match(row, names)));
            view.paired().forEach(row -> matches.add(match(row, names)));
            // a name that stands for its code is no other spelling, though an earlier upload may have said so
            view.said().stream().filter(row -> !isCalled(row, names)).forEach(row -> matches.add(match(row, names)));
        });
        if (counted.table().isEmpty()) {
            spellings.suspicions().stream()
                    .filter(each -> !spellings.declined().contains(each.region()))
                    .forEach(each -> matches.add(match(each, PROGRAM)));
            spellings.notations().forEach(each -> matches.add(match(each, PROGRAM)));
            spellings
                    .said()
                    .forEach(each -> matches.add(match(each, spellings.who().getOrDefault(each.region(), "analyst"))));
        }
        return matches;
    }

    private static boolean isCalled(PairingView.Row row, Map<String, String> names) {
        String name = names.get(row.nearest());
        return name != null && RegionKey.folded(name).equals(RegionKey.folded(row.key()));
    }

    private static Match match(PairingView.Row row, Map<String, String> names) {
        String name = names.get(row.nearest());
        return new Match(row.key(), name == null ? row.nearest() : name, row.who());
    }

    private static Match match(LookAlikes.Suspicion each, String who) {
        return new Match(each.region(), each.like(), who);
    }
}
