package org.regionwise.web.upload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.NewSurvey;
import org.regionwise.survey.Boundaries;
import org.regionwise.survey.BoundaryFile;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ColumnRole;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.RegionPairing;
import org.regionwise.survey.RegionReading;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.ResponseCounts;
import org.regionwise.survey.RoleSuggestion;
import org.regionwise.survey.SurveyFile;
import org.regionwise.survey.ValueCount;

/**
 * What is what was said and counted; the analyst checks.
 *
 * @param answers the outcome's values
 * @param unanswered rows where it is empty
 * @param counts respondents by region and answer, as the file writes them
 * @param accepted regions of the table that the analyst says are those of the survey, by the survey's
 * @param shapes the boundaries, if they can be used
 * @param acceptedShapes regions that the analyst says shapes are of, by the shapes' keys
 * @param shapesRefused why the boundaries cannot be used
 */
public record Counted(
        Stage.Read read,
        String name,
        String regionColumn,
        String outcomeColumn,
        List<ValueCount> answers,
        long unanswered,
        ResponseCounts counts,
        Optional<RegionTable> table,
        Map<String, String> accepted,
        Optional<Boundaries> shapes,
        Map<String, String> acceptedShapes,
        Optional<ImportReport> shapesRefused)
        implements Stage {
    public Counted {
        accepted = Map.copyOf(accepted);
        acceptedShapes = Map.copyOf(acceptedShapes);
    }

    Counted accepting(Map<String, String> ofRegions, Map<String, String> ofShapes) {
        return new Counted(
                read,
                name,
                regionColumn,
                outcomeColumn,
                answers,
                unanswered,
                counts,
                table,
                ofRegions,
                shapes,
                ofShapes,
                shapesRefused);
    }

    /** Which of the survey's regions are one, and which one of the table's. */
    RegionReading reading() {
        return RegionReading.of(
                counts, read.survey().file().labels(regionColumn).values(), table, accepted);
    }

    /** How the survey's regions and the table's fit together. */
    public Optional<RegionPairing> pairing() {
        RegionReading reading = reading();
        return table.map(each -> {
            Map<String, String> names = each.names();
            // a spelling of a region that the table lacks goes with that region
            List<String> keys = reading.written().keySet().stream()
                    .filter(region -> names.containsKey(reading.recoded().getOrDefault(region, region))
                            || !reading.recoded().containsKey(region))
                    .toList();
            return RegionPairing.of(keys, names, reading.recoded());
        });
    }

    /** How shapes and regions fit together: those of the survey under the table's spelling, and those of the table. */
    Optional<RegionPairing> shapePairing() {
        Map<String, String> known =
                new LinkedHashMap<>(table.map(RegionTable::names).orElse(Map.of()));
        reading().read().keySet().forEach(region -> known.putIfAbsent(region, null));
        return shapes.map(each -> RegionPairing.of(each.keys(), known, acceptedShapes));
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

    public int regionCount() {
        return reading().read().size();
    }

    /** Whether there is a region table that knows none of the survey's regions, so that no analysis could use it. */
    boolean unmatched() {
        return pairing().map(each -> each.matched() == 0).orElse(false);
    }

    NewSurvey survey(ColumnMapping mapping, PendingUpload upload, ImportLimits limits) {
        Map<String, String> alike = reading().recoded();
        SurveyFile file = read.survey().file();
        if (!alike.isEmpty()) {
            // the decision is part of how the file is read, and so of what is stored
            file = SurveyFile.open(file.path(), file.name(), file.options().recoding(regionColumn, alike), limits);
        }
        Map<String, ColumnRole> roles = new LinkedHashMap<>();
        RoleSuggestion.of(file, read.survey().scan()).forEach((column, role) -> roles.put(column, role.role()));
        Optional<Boundaries> renamed = shapes.map(
                each -> BoundaryFile.renamed(each, shapePairing().orElseThrow().alike()));
        Path boundaries = upload.boundariesFile();
        return new NewSurvey(
                name,
                file,
                read.survey().scan(),
                mapping,
                table.map(each ->
                        new NewSurvey.NewRegions(read.regions().orElseThrow().file(), each)),
                renamed.map(each -> new NewSurvey.NewBoundaries(boundaries, each)),
                roles,
                Optional.empty(),
                upload.replaces());
    }
}
