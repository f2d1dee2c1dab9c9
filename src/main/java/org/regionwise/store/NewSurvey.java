package org.regionwise.store;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.suggest.RoleSuggestion;

/**
 * A survey that was read and checked and is to be kept.
 *
 * @param name what people call it
 * @param file the extract
 * @param scan what reading it found
 * @param mapping what the analyst said about its columns
 * @param regions the region table, if there is one
 * @param boundaries the shapes of the regions, under the keys of the survey, if there are any
 * @param roles roles by column that the analyst confirmed, beside region and outcome, with the reason for each
 * @param published what its columns hold where it is a table of published estimates and no survey
 * @param names what the analyst calls its columns and those who were asked; for a new version, what is said anew
 * @param replaces any version of the survey of which this is the newest
 */
public record NewSurvey(
        String name,
        SurveyFile file,
        SurveyScan scan,
        ColumnMapping mapping,
        Optional<NewRegions> regions,
        Optional<NewBoundaries> boundaries,
        Map<String, RoleSuggestion> roles,
        Optional<PublishedColumns> published,
        Optional<Long> replaces,
        DisplayNames names) {
    /** A survey of its own, without boundaries. */
    public NewSurvey(
            String name, SurveyFile file, SurveyScan scan, ColumnMapping mapping, Optional<NewRegions> regions) {
        this(
                name,
                file,
                scan,
                mapping,
                regions,
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                DisplayNames.NONE);
    }

    /** A table of published estimates: every row is a region's, and the estimates are the mapping's outcome. */
    public static NewSurvey published(
            String name,
            SurveyFile file,
            SurveyScan scan,
            ColumnMapping mapping,
            RegionTable table,
            PublishedColumns columns) {
        return new NewSurvey(
                name,
                file,
                scan,
                mapping,
                Optional.of(new NewRegions(file, table)),
                Optional.empty(),
                Map.of(),
                Optional.of(columns),
                Optional.empty(),
                DisplayNames.NONE);
    }

    /** The same under these names. */
    public NewSurvey named(DisplayNames others) {
        return new NewSurvey(name, file, scan, mapping, regions, boundaries, roles, published, replaces, others);
    }

    /** What was said, and what the region table's file calls columns that the survey's does not have. */
    DisplayNames allNames() {
        Map<String, String> ofSurvey = new HashMap<>();
        file.columns()
                .forEach(column -> ofSurvey.put(column, file.labels(column).label()));
        Map<String, String> ofTable = new HashMap<>();
        regions.ifPresent(each -> each.file().columns().stream()
                .filter(column -> !file.columns().contains(column))
                .forEach(
                        column -> ofTable.put(column, each.file().labels(column).label())));
        return names.labelled(ofSurvey).withoutSuggested().orElse(DisplayNames.ofColumns(ofTable));
    }

    /** The extract's columns as they are stored: the region's codes are text, whatever they look like. */
    List<Column> columns() {
        return scan.types().stream()
                .map(column -> column.name().equals(mapping.regionColumn())
                        ? new Column(column.name(), ColumnType.TEXT)
                        : column)
                .toList();
    }

    /** A region table and the file that it was read from. */
    public record NewRegions(SurveyFile file, RegionTable table) {}

    /**
     * Boundaries and the file that they were read from.
     *
     * @param matches region by key of a shape in the file, for shapes that the file writes differently
     */
    public record NewBoundaries(Path file, Boundaries boundaries, Map<String, String> matches) {}
}
