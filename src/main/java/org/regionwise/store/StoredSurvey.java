package org.regionwise.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionTable;

/**
 * A survey in the store.
 *
 * @param name what people call it
 * @param fileName name of the uploaded extract
 * @param sha256 hash of the uploaded extract
 * @param respondents number of rows, or what they stand for
 * @param regionCount number of distinct regions, of respondents and of the region table
 * @param columns all columns of the extract
 * @param mapping what the analyst said about the columns
 * @param regions the region table, if there is one
 * @param published what its columns hold where it is a table of published estimates and no survey
 * @param names what people call it, its columns and those who were asked, now
 * @param origin how its file was read, and which version of the survey it is
 */
public record StoredSurvey(
        long id,
        String name,
        String fileName,
        String sha256,
        long respondents,
        int regionCount,
        List<Column> columns,
        ColumnMapping mapping,
        Optional<RegionTable> regions,
        SurveyOrigin origin,
        Optional<PublishedColumns> published,
        Instant createdAt,
        DisplayNames names) {
    public StoredSurvey {
        names = names.labelled(origin.columnLabels()).ofSurvey(name);
        columns = List.copyOf(columns);
    }

    /** The same under other names. */
    StoredSurvey named(String other, DisplayNames said) {
        return new StoredSurvey(
                id,
                other,
                fileName,
                sha256,
                respondents,
                regionCount,
                columns,
                mapping,
                regions,
                origin,
                published,
                createdAt,
                said);
    }

    /** The named column of the extract. */
    public Optional<Column> column(String columnName) {
        return columns.stream()
                .filter(column -> column.name().equals(columnName))
                .findFirst();
    }

    /** Where its rows are, if they stay in a database of others. */
    public Optional<ReadingOptions.Counted> elsewhere() {
        return Optional.ofNullable(origin.imported().options().counted());
    }

    ResponseTable responses() {
        return new ResponseTable(id, columns, origin.imported().options().counted());
    }
}
