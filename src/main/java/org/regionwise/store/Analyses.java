package org.regionwise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.server.Claim;

/**
 * The analyses that are kept. Nothing of them but names ever changes, so that the ones read last are remembered. What
 * is handed out carries the names of now. Everything throws {@link StoreUnavailable} if the database fails.
 */
public final class Analyses {
    private static final String SUMMARY = "SELECT id, survey_id, title, description, created_at FROM analysis";

    /** Of the results that are remembered; one takes about 2 kB. */
    static final int MOST_REGIONS = 20_000;

    private final Database database;
    private final Clock clock;
    private final BoundedCache<Named> recent = new BoundedCache<>(
            MOST_REGIONS, each -> each.analysis.result().regions().size());

    /**
     * What an analysis and its survey are called.
     *
     * @param row in which the names of the survey's columns are kept; 0 for none
     */
    private record Names(String title, String description, boolean deleted, String survey, long row, long series) {}

    private record Named(StoredAnalysis analysis, Names under) {}

    /** {@code clock} says when an analysis was made. */
    public Analyses(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps an analysis of a survey and its result, on the disk on return. Returns the analysis's id. */
    public long add(long surveyId, String title, Analysis analysis, Result result) {
        return add(surveyId, title, analysis, result, Claim.NONE, Long::toString);
    }

    /**
     * The same of a result that servers may have computed for each other.
     *
     * @param claim says that it is this server's to keep
     * @param outcome what is told of the analysis with an id to who waits for it
     * @throws java.util.concurrent.CancellationException when it is not any more; nothing is kept then
     */
    public long add(
            long surveyId, String title, Analysis analysis, Result result, Claim claim, LongFunction<String> outcome) {
        String specification = ResultJson.write(analysis);
        String answer = ResultJson.write(result);
        return database.change(added -> List.of(Subject.analysis(added)), handle -> {
            long id = handle.createUpdate("INSERT INTO analysis (survey_id, title,"
                            + " specification, result, created_at)"
                            + " VALUES (:survey, :title, :specification, :result, :now)")
                    .bind("survey", surveyId)
                    .bind("title", title)
                    .bind("specification", specification)
                    .bind("result", answer)
                    .bind("now", Database.now(clock))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            claim.enter(handle, outcome.apply(id));
            return id;
        });
    }

    /** The analysis with this id. */
    public Optional<StoredAnalysis> find(long id) {
        return database.inTransaction(handle -> {
            Optional<Names> names = names(handle, id);
            if (names.isEmpty()) {
                return Optional.empty();
            }
            recent.of(database.generation());
            Optional<Named> known = recent.find(id);
            if (known.isPresent() && known.get().under.equals(names.get())) {
                return Optional.of(known.get().analysis);
            }
            StoredAnalysis analysis = named(
                    handle,
                    known.isPresent() ? known.get().analysis : read(handle, id).orElseThrow(),
                    names.get());
            recent.add(id, new Named(analysis, names.get()));
            return Optional.of(analysis);
        });
    }

    private static Optional<Names> names(Handle handle, long id) {
        return handle.createQuery("SELECT analysis.title AS title, analysis.description AS description,"
                        + " analysis.deleted_at AS deleted_at, survey.name AS name, survey.series_id AS series_id, "
                        + NameRows.LATEST + " AS names_row FROM analysis JOIN survey ON survey.id = analysis.survey_id"
                        + " WHERE analysis.id = :id")
                .bind("id", id)
                .map((row, context) -> new Names(
                        row.getString("title"),
                        said(row),
                        row.getObject("deleted_at") != null,
                        row.getString("name"),
                        row.getLong("names_row"),
                        row.getLong("series_id")))
                .findOne();
    }

    private static StoredAnalysis named(Handle handle, StoredAnalysis analysis, Names names) {
        Map<String, Map<String, String>> values = NameRows.values(handle, analysis.surveyId());
        return analysis.named(
                names.title,
                names.description,
                names.deleted,
                analysis.result()
                        .named(
                                NameRows.of(handle, analysis.surveyId(), names.series, names.survey),
                                column -> values.getOrDefault(column, Map.of())));
    }

    private static Optional<StoredAnalysis> read(Handle handle, long id) {
        return handle.createQuery("SELECT * FROM analysis WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new StoredAnalysis(
                        row.getLong("id"),
                        row.getLong("survey_id"),
                        row.getString("title"),
                        said(row),
                        row.getObject("deleted_at") != null,
                        ResultJson.readAnalysis(row.getString("specification")),
                        ResultJson.readResult(row.getString("result")),
                        instant(row)))
                .findOne();
    }

    /** Calls an analysis by another title and describes it; an empty description is none. */
    public void describe(long id, String title, String description) {
        change(id, "UPDATE analysis SET title = ?, description = ? WHERE id = ?", title, description, id);
    }

    /** Takes an analysis out of the lists; nothing of it is lost. One that is deleted already stays as it is. */
    public void delete(long id) {
        change(id, "UPDATE analysis SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", Database.now(clock), id);
    }

    /** Brings a deleted analysis back. */
    public void restore(long id) {
        change(id, "UPDATE analysis SET deleted_at = NULL WHERE id = ?", id);
    }

    private void change(long id, String sql, Object... values) {
        database.change(Subject.analysis(id), handle -> handle.execute(sql, values));
    }

    /** The analyses of a survey but the deleted ones, newest first. */
    public List<AnalysisSummary> list(long surveyId) {
        return list(surveyId, "deleted_at IS NULL");
    }

    /** The deleted analyses of a survey, newest first. */
    public List<AnalysisSummary> deleted(long surveyId) {
        return list(surveyId, "deleted_at IS NOT NULL");
    }

    private List<AnalysisSummary> list(long surveyId, String which) {
        return database.with(
                handle -> handle.createQuery(SUMMARY + " WHERE survey_id = :survey AND " + which + " ORDER BY id DESC")
                        .bind("survey", surveyId)
                        .map((row, context) -> summary(row))
                        .list());
    }

    /** All analyses but the deleted ones by survey id, newest first in each. */
    public Map<Long, List<AnalysisSummary>> listAll() {
        return database.with(handle -> handle
                .createQuery(SUMMARY + " WHERE deleted_at IS NULL ORDER BY id DESC")
                .map((row, context) -> summary(row))
                .stream()
                .collect(Collectors.groupingBy(
                        AnalysisSummary::surveyId, LinkedHashMap::new, Collectors.toUnmodifiableList())));
    }

    private static AnalysisSummary summary(ResultSet row) throws SQLException {
        return new AnalysisSummary(
                row.getLong("id"), row.getLong("survey_id"), row.getString("title"), said(row), instant(row));
    }

    private static String said(ResultSet row) throws SQLException {
        String description = row.getString("description");
        return description == null ? "" : description;
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }
}
