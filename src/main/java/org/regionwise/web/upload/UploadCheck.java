package org.regionwise.web.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regionwise.store.NewSurvey;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.shape.BoundaryFile;
import org.regionwise.web.outcome.AnswerChoices;

/**
 * What is what was said and counted; the analyst checks.
 *
 * @param said what is what
 * @param answers the outcome's values
 * @param unanswered rows where it is empty
 * @param counts respondents by region and answer, as the file writes them
 * @param accepted regions of the table that the analyst says are those of the survey, by the survey's; one that is said
 *     to be itself is no other
 * @param shapes the boundaries, if they can be used
 * @param acceptedShapes regions that the analyst says shapes are of, by the shapes' keys
 * @param declined regions and shapes of which the analyst says that none of those offered is the same
 * @param shapesRefused why the boundaries cannot be used
 */
record UploadCheck(
        Stage.Read read,
        ColumnChoice said,
        List<ValueCount> answers,
        long unanswered,
        ResponseCounts counts,
        Optional<RegionTable> table,
        Map<String, String> accepted,
        Optional<Boundaries> shapes,
        Map<String, String> acceptedShapes,
        Set<String> declined,
        Optional<ImportReport> shapesRefused)
        implements Stage {
    public UploadCheck {
        accepted = Map.copyOf(accepted);
        acceptedShapes = Map.copyOf(acceptedShapes);
        declined = Set.copyOf(declined);
    }

    UploadCheck accepting(Map<String, String> ofRegions, Map<String, String> ofShapes) {
        return new UploadCheck(
                read, said, answers, unanswered, counts, table, ofRegions, shapes, ofShapes, declined, shapesRefused);
    }

    UploadCheck declining(Set<String> keys) {
        return new UploadCheck(
                read, said, answers, unanswered, counts, table, accepted, shapes, acceptedShapes, keys, shapesRefused);
    }

    /** The same with the matches of an earlier survey, as far as these regions are there. */
    UploadCheck matchedAsIn(EarlierSurvey earlier) {
        boolean same = earlier.survey().mapping().regionColumn().equals(said.region());
        return matching(same ? earlier.regionMatches() : Map.of(), earlier.shapeMatches());
    }

    /**
     * The same with the matches that were said before going back, where the regions are still read from the same
     * columns.
     */
    UploadCheck matchedAsIn(UploadCheck before) {
        boolean same = before.said.region().equals(said.region()) && Objects.equals(before.said.key(), said.key());
        return same ? matching(before.accepted, before.acceptedShapes).declining(before.declined) : this;
    }

    private UploadCheck matching(Map<String, String> regions, Map<String, String> shapesToRegions) {
        Map<String, String> ofRegions = new LinkedHashMap<>(regions);
        ofRegions.keySet().retainAll(reading().written().keySet());
        ofRegions
                .values()
                .retainAll(table.map(RegionTable::keys)
                        .orElse(List.copyOf(reading().written().keySet())));
        Map<String, String> ofShapes = new LinkedHashMap<>(shapesToRegions);
        ofShapes.keySet().retainAll(shapes.map(Boundaries::keys).orElse(List.of()));
        return accepting(ofRegions, ofShapes);
    }

    public String name() {
        return said.name();
    }

    public String regionColumn() {
        return said.region();
    }

    public String outcomeColumn() {
        return said.outcome();
    }

    /** Which of the survey's regions are one, and which one of the table's. */
    RegionRecoding reading() {
        Map<String, String> known = new LinkedHashMap<>(saidOfShapes());
        known.putAll(accepted);
        return RegionRecoding.of(
                counts, read.survey().file().labels(said.region()).values(), table, known);
    }

    /** What was accepted of shapes holds for regions that the survey writes as the boundaries do. */
    Map<String, String> saidOfShapes() {
        List<String> written = counts.counts().stream()
                .map(ResponseCount::region)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> ofRegions = counterparts(written, acceptedShapes);
        ofRegions.values().retainAll(table.map(RegionTable::keys).orElse(List.of()));
        return ofRegions;
    }

    /** And what was found of regions holds for shapes that the boundaries write as the survey does. */
    Map<String, String> saidOfRegions() {
        return counterparts(
                shapes.map(Boundaries::keys).orElse(List.of()), reading().recoded());
    }

    /** Values for the keys that are one of {@code known}, however written. */
    private static Map<String, String> counterparts(List<String> keys, Map<String, String> known) {
        Map<String, String> spellings = new LinkedHashMap<>();
        known.keySet().forEach(each -> spellings.put(each, null));
        Map<String, String> alike = RegionPairing.of(keys, spellings, Map.of()).alike();
        Map<String, String> counterparts = new LinkedHashMap<>();
        for (String key : keys) {
            String spelling = alike.getOrDefault(key, key);
            if (known.containsKey(spelling)) {
                counterparts.put(key, known.get(spelling));
            }
        }
        return counterparts;
    }

    /** How the survey's regions and the table's fit together. */
    public Optional<RegionPairing> pairing() {
        RegionRecoding reading = reading();
        return table.map(each -> {
            Map<String, String> names = each.names();
            // a spelling of a region that the table lacks goes with that region
            List<String> keys = reading.written().keySet().stream()
                    .filter(region -> names.containsKey(reading.recoded().getOrDefault(region, region))
                            || !reading.recoded().containsKey(region))
                    .toList();
            Map<String, String> known = new LinkedHashMap<>(accepted);
            known.putAll(reading.recoded());
            return RegionPairing.of(keys, names, known);
        });
    }

    /** How shapes and regions fit together: those of the survey under the table's spelling, and those of the table. */
    Optional<RegionPairing> shapePairing() {
        Map<String, String> known = counterpartsOfShapes();
        Map<String, String> accepting = saidOfRegions();
        accepting.putAll(acceptedShapes);
        return shapes.map(each -> RegionPairing.of(each.keys(), known, accepting));
    }

    /** What is read as another region, of shapes or of the survey. */
    Map<String, String> paired(boolean ofShapes) {
        return ofShapes
                ? shapePairing().map(RegionPairing::alike).orElse(Map.of())
                : reading().recoded();
    }

    /** What regions of the survey may be the same as: the table's, with their names, or else each other. */
    Map<String, String> counterpartsOfRegions() {
        Map<String, String> others = new LinkedHashMap<>();
        reading().written().keySet().forEach(region -> others.put(region, null));
        return table.map(RegionTable::names).orElse(others);
    }

    /** What shapes may be of: the table's regions with their names, and those of the survey alone. */
    Map<String, String> counterpartsOfShapes() {
        Map<String, String> known =
                new LinkedHashMap<>(table.map(RegionTable::names).orElse(Map.of()));
        reading().read().keySet().forEach(region -> known.putIfAbsent(region, null));
        return known;
    }

    /** The same for the regions of the survey and its table. */
    List<String> wanted() {
        return wanted(List.copyOf(reading().written().keySet()), table);
    }

    /** Codes and names by which a file of shapes may call the regions. */
    static List<String> wanted(List<String> regions, Optional<RegionTable> table) {
        List<String> wanted = new ArrayList<>(regions);
        table.map(RegionTable::names).orElse(Map.of()).forEach((key, name) -> {
            wanted.add(key);
            if (name != null) {
                wanted.add(name);
            }
        });
        return wanted;
    }

    /** Whether the outcome has so many values that it was measured rather than answered. */
    boolean measured() {
        return answers.size() > AnswerChoices.MOST_ANSWERS
                || read.survey().scan().column(said.outcome()).orElseThrow().more();
    }

    public int regionCount() {
        return reading().read().size();
    }

    /** Whether there is a region table that knows none of the survey's regions, so that no analysis could use it. */
    boolean unmatched() {
        return pairing().map(each -> each.matched() == 0).orElse(false);
    }

    /** Whether there are boundaries of which none is a region's, so that no map could use them. */
    boolean shapeless() {
        return shapePairing().map(each -> each.matched() == 0).orElse(false);
    }

    NewSurvey survey(ColumnMapping mapping, PendingUpload upload) {
        Map<String, String> alike = reading().recoded();
        SurveyFile file = read.survey().file();
        if (!alike.isEmpty()) {
            // the decision is part of how the file is read, and so of what is stored
            file = file.reading(file.options().recoding(said.region(), alike));
        }
        Map<String, String> matches = shapePairing().map(RegionPairing::alike).orElse(Map.of());
        Optional<Boundaries> renamed =
                shapes.filter(each -> !shapeless()).map(each -> BoundaryFile.renamed(each, matches));
        Path boundaries = upload.boundariesFile().path();
        return new NewSurvey(
                said.name(),
                file,
                read.survey().scan(),
                mapping,
                table.map(each ->
                        new NewSurvey.NewRegions(read.regions().orElseThrow().file(), each)),
                renamed.map(each -> new NewSurvey.NewBoundaries(boundaries, each, matches)),
                said.roles(),
                Optional.empty(),
                upload.replaces());
    }
}
