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
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.RoleSuggestion;
import org.regionwise.survey.SurveyFile;
import org.regionwise.survey.ValueCount;

/**
 * What is what was said and counted; the analyst checks.
 *
 * @param answers the outcome's values
 * @param unanswered rows where it is empty
 * @param regions regions of the survey, as its file writes them
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
        List<String> regions,
        Optional<RegionTable> table,
        Map<String, String> accepted,
        Optional<Boundaries> shapes,
        Map<String, String> acceptedShapes,
        Optional<ImportReport> shapesRefused)
        implements Stage {
    public Counted {
        regions = List.copyOf(regions);
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
                regions,
                table,
                ofRegions,
                shapes,
                ofShapes,
                shapesRefused);
    }

    /** How the survey's regions and the table's fit together. */
    public Optional<RegionPairing> pairing() {
        return table.map(each -> RegionPairing.of(regions, names(each), accepted));
    }

    private static Map<String, String> names(RegionTable table) {
        Map<String, String> names = new LinkedHashMap<>();
        Map<String, String> given = table.nameColumn() == null ? Map.of() : table.values(table.nameColumn());
        table.keys().forEach(key -> names.put(key, given.get(key)));
        return names;
    }

    /** How shapes and regions fit together: those of the survey under the table's spelling, and those of the table. */
    Optional<RegionPairing> shapePairing() {
        Map<String, String> known =
                new LinkedHashMap<>(table.map(Counted::names).orElse(Map.of()));
        Map<String, String> alike = pairing().map(RegionPairing::alike).orElse(Map.of());
        regions.forEach(region -> known.putIfAbsent(alike.getOrDefault(region, region), null));
        return shapes.map(each -> RegionPairing.of(each.keys(), known, acceptedShapes));
    }

    /** Codes and names by which a file of shapes may call the regions. */
    static List<String> wanted(List<String> regions, Optional<RegionTable> table) {
        List<String> wanted = new ArrayList<>(regions);
        table.map(Counted::names).orElse(Map.of()).forEach((key, name) -> {
            wanted.add(key);
            if (name != null) {
                wanted.add(name);
            }
        });
        return wanted;
    }

    public int regionCount() {
        Map<String, String> alike = pairing().map(RegionPairing::alike).orElse(Map.of());
        return (int) regions.stream()
                .map(region -> alike.getOrDefault(region, region))
                .distinct()
                .count();
    }

    /** Whether there is a region table that knows none of the survey's regions, so that no analysis could use it. */
    boolean unmatched() {
        return pairing().map(each -> each.matched() == 0).orElse(false);
    }

    NewSurvey survey(ColumnMapping mapping, PendingUpload upload, ImportLimits limits) {
        Map<String, String> alike = pairing().map(RegionPairing::alike).orElse(Map.of());
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
