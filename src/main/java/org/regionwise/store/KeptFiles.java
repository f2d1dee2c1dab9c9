package org.regionwise.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.regionwise.survey.ReadingOptions;

/**
 * The region tables and boundaries that came with surveys, as they were sent, so that a new version of a survey can be
 * given them again.
 */
public final class KeptFiles {
    private final Database database;
    private final Uploads uploads;

    /** @param uploadFolder where the original files are kept */
    public KeptFiles(Database database, Path uploadFolder) {
        this.database = database;
        this.uploads = new Uploads(uploadFolder, database);
    }

    /** A region table's file, and how it was read. */
    public record KeptRegions(String name, String sha256, ReadingOptions reading) {}

    /**
     * A file of boundaries.
     *
     * @param matches region by key of a shape, for shapes that the file writes differently
     */
    public record KeptBoundaries(String name, String sha256, Map<String, String> matches) {}

    /** The region table of a survey, if it has one. */
    public Optional<KeptRegions> regions(long surveyId) {
        return database.with(handle -> handle.createQuery(
                        "SELECT file_name, sha256, reading FROM region_table WHERE survey_id = :id")
                .bind("id", surveyId)
                .map((row, context) -> new KeptRegions(
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getString("reading") == null
                                ? ReadingOptions.SUGGESTED
                                : OriginRows.options(row.getString("reading"))))
                .findOne());
    }

    /** The boundaries of a survey, if it has any. */
    public Optional<KeptBoundaries> boundaries(long surveyId) {
        return database.with(handle -> handle.createQuery(
                        "SELECT file_name, sha256, matches FROM boundary WHERE survey_id = :id")
                .bind("id", surveyId)
                .map((row, context) -> new KeptBoundaries(
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getString("matches") == null ? Map.of() : OriginRows.matches(row.getString("matches"))))
                .findOne());
    }

    /**
     * An original to read.
     *
     * @throws StoreUnavailable if it is no longer in the data folder
     */
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(uploads.original(sha256));
    }

    /**
     * Copies an original.
     *
     * @param target a file that is not there yet
     * @throws StoreUnavailable if the original is no longer in the data folder
     */
    public void copy(String sha256, Path target) {
        uploads.copyOriginal(sha256, target);
    }
}
