package org.regionwise.web.upload;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.SpellingSlip;
import org.regionwise.survey.region.UnaidedMatches;
import org.regionwise.web.reading.ReadingForm;

/**
 * How regions fit together, as the page shows it.
 *
 * @param alike what is read as something else and looks different
 * @param invisible how many are read as something that looks the same
 * @param paired what the program paired though it is written differently, with its counterpart
 * @param said what the analyst said, now or of an earlier file, and may change
 * @param rows what has no counterpart
 * @param choices counterparts to choose from
 */
public record PairingView(
        int matched,
        List<Alike> alike,
        int invisible,
        List<Row> paired,
        List<Row> said,
        List<Row> rows,
        List<ReadingForm.Choice> choices,
        NamesInWords unmatched,
        NamesInWords others,
        boolean undoable) {
    private static final int MOST_CHOICES = 500;
    /** A list of choices beside every row would make the page larger than a browser bears. */
    private static final int MOST_OPTIONS = 20_000;

    /** A key, what it is read as, and why: {@code survey} or {@code boundaries}, empty for spelling alone. */
    public record Alike(String from, String to, String why) {}

    /**
     * A key and its counterpart.
     *
     * @param nearest the one that stands selected, empty for none
     * @param proposed the likeliest, which is the first to choose; empty when none comes near
     * @param who says that it stands selected: {@code program}, {@code analyst}, or {@code earlier} upload; empty where
     *     nothing does
     */
    public record Row(String key, String nearest, Choice proposed, String who) {
        /** The likeliest, as it is called. */
        public record Choice(String value, String words) {}
    }

    /** Whether counterparts are typed in, with suggestions, rather than chosen from a list. */
    public boolean typed() {
        return (long) (rows.size() + paired.size() + said.size()) * choices.size() > MOST_OPTIONS;
    }

    /** The survey's regions and the table's. */
    static Optional<PairingView> ofRegions(UploadCheck counted, Optional<EarlierSurvey> earlier) {
        return counted.matching()
                .pairing()
                .map(pairing -> of(
                        pairing,
                        counted.read()
                                .survey()
                                .file()
                                .labels(counted.regionColumn())
                                .values(),
                        counted.table().map(RegionTable::names).orElse(Map.of()),
                        counted.matching().accepted(),
                        counted.matching().saidOfShapes(),
                        "boundaries",
                        earlier.map(EarlierSurvey::regionMatches),
                        UnaidedMatches.ofRegions(counted.matching()),
                        counted.matching().declined()));
    }

    /** The shapes and the regions. */
    static Optional<PairingView> ofShapes(UploadCheck counted, Optional<EarlierSurvey> earlier) {
        return counted.matching()
                .shapePairing()
                .map(pairing -> of(
                        pairing,
                        Map.of(),
                        counted.table().map(RegionTable::names).orElse(Map.of()),
                        counted.matching().acceptedShapes(),
                        counted.matching().saidOfRegions(),
                        "survey",
                        earlier.map(EarlierSurvey::shapeMatches),
                        UnaidedMatches.ofShapes(counted.matching()),
                        counted.matching().declined()));
    }

    /** What has no counterpart, and none that stands selected. */
    public NamesInWords open() {
        return new NamesInWords(rows.stream()
                .filter(row -> row.nearest().isEmpty())
                .map(Row::key)
                .toList());
    }

    /** What stands selected of that which has no counterpart yet. */
    Map<String, String> selected() {
        Map<String, String> selected = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.nearest().isEmpty()).forEach(row -> selected.put(row.key(), row.nearest()));
        return selected;
    }

    /**
     * The same with what is matched, and what is not, counted as {@code standing} does, in which the selections hold.
     */
    PairingView counting(RegionPairing standing, Map<String, String> names) {
        return new PairingView(
                standing.matched(),
                alike,
                invisible,
                paired,
                said,
                rows,
                choices,
                unmatched,
                new NamesInWords(standing.others().stream()
                        .map(each -> named(each, names))
                        .toList()),
                undoable);
    }

    /**
     * Of a pairing.
     *
     * @param labels what keys are called beside, where they are
     * @param names names of the regions to choose from, by key, where they have one
     * @param accepted what the analyst accepted here
     * @param elsewhere what the analyst accepted of the other kind of file, called {@code other}
     * @param earlier what was accepted for an earlier file
     * @param unaided what the program matches when nobody said anything
     * @param declined keys of which the analyst says that nothing is the same
     */
    static PairingView of(
            RegionPairing pairing,
            Map<String, String> labels,
            Map<String, String> names,
            Map<String, String> accepted,
            Map<String, String> elsewhere,
            String other,
            Optional<Map<String, String>> earlier,
            Map<String, String> unaided,
            Set<String> declined) {
        List<Alike> alike = new ArrayList<>();
        List<Row> paired = new ArrayList<>();
        List<Row> said = new ArrayList<>();
        int invisible = 0;
        for (Map.Entry<String, String> each : pairing.alike().entrySet()) {
            String key = each.getKey();
            boolean byNotation = RegionPairing.byNotation(
                    Arrays.asList(key, labels.get(key)), each.getValue(), names.get(each.getValue()));
            if (looks(key).equals(looks(each.getValue()))) {
                invisible++;
            } else if (!accepted.containsKey(key)
                    && !elsewhere.containsKey(key)
                    && paired.size() < MOST_CHOICES
                    && byNotation) {
                paired.add(row(key, each.getValue(), each.getValue(), MatchedRegions.PROGRAM, names));
            } else {
                String who = MatchedRegions.who(key, each.getValue(), byNotation, unaided, earlier.orElse(Map.of()));
                List<Row> shown = who.equals(MatchedRegions.PROGRAM) ? paired : said;
                if (accepted.containsKey(key) && shown.size() < MOST_CHOICES) {
                    shown.add(row(key, each.getValue(), each.getValue(), who, names));
                } else {
                    alike.add(new Alike(key, each.getValue(), elsewhere.containsKey(key) ? other : ""));
                }
            }
        }
        return new PairingView(
                pairing.matched(),
                alike,
                invisible,
                paired,
                said,
                pairing.unmatched().stream()
                        .limit(MOST_CHOICES)
                        .map(each -> {
                            boolean slip =
                                    !declined.contains(each.key()) && SpellingSlip.unmistakable(each, pairing, names);
                            String nearest = each.nearest().orElse("");
                            return row(
                                    each.key(),
                                    slip ? nearest : "",
                                    nearest,
                                    slip && !nearest.isEmpty() ? MatchedRegions.PROGRAM : "",
                                    names);
                        })
                        .toList(),
                Stream.of(
                                pairing.others().stream().limit(MOST_CHOICES),
                                Stream.concat(paired.stream(), said.stream()).map(Row::nearest),
                                pairing.unmatched().stream().flatMap(each -> each.nearest().stream()))
                        .flatMap(each -> each)
                        .distinct()
                        .map(each -> new ReadingForm.Choice(each, named(each, names), false))
                        .toList(),
                new NamesInWords(pairing.unmatched().stream()
                        .map(RegionPairing.Unmatched::key)
                        .toList()),
                new NamesInWords(pairing.others().stream()
                        .map(each -> named(each, names))
                        .toList()),
                !accepted.isEmpty());
    }

    private static Row row(String key, String selected, String likeliest, String who, Map<String, String> names) {
        String words = likeliest.isEmpty() ? "" : named(likeliest, names);
        return new Row(key, selected, new Row.Choice(likeliest, words), who);
    }

    /** A region's name before its key, or its key alone. */
    static String named(String key, Map<String, String> names) {
        String name = names.get(key);
        return name == null || name.equals(key) ? key : name + " (" + key + ")";
    }

    /** What a reader sees of a text. */
    private static String looks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("[\\s\\u00A0\\u2007\\u202F]+", " ")
                .replaceAll("[\\u200B\\u200C\\u200D\\uFEFF\\u00AD]", "")
                .strip();
    }
}
