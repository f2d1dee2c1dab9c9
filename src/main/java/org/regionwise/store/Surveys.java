package org.regionwise.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.store.folder.FreeSpace;
import org.regionwise.store.ledger.Subject;
import org.regionwise.store.server.ImportLock;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.suggest.RoleSuggestion;

/** The surveys that are kept. A survey is there whole or not at all. */
public final class Surveys {
    private static final String SUMMARY =
            "SELECT id, name, file_name, respondents, region_count, outcome_column, series_id, version, created_at,"
                    + " (SELECT names FROM survey_names WHERE survey_names.id = " + NameRows.LATEST + ") AS names,"
                    + " (SELECT MIN(label) FROM survey_column WHERE survey_column.survey_id = survey.id"
                    + " AND survey_column.name = survey.outcome_column) AS outcome_label,"
                    + " EXISTS (SELECT 1 FROM published_table WHERE survey_id = survey.id) AS published FROM survey";

    /** The account of surveys that were there before there were accounts. */
    private static final long NOBODY = 0;

    /** Of the region tables that are remembered; one takes about 60 bytes. */
    private static final int MOST_CELLS = 300_000;

    private static final int TIMES_THE_FILE = 6;

    private final Database database;
    private final Uploads uploads;
    private final Clock clock;
    private final BoundedCache<StoredSurvey> recent = new BoundedCache<>(MOST_CELLS, Surveys::cells);

    /** @param uploadFolder where the original files are kept */
    public Surveys(Database database, Path uploadFolder, Clock clock) {
        this.database = database;
        this.uploads = new Uploads(uploadFolder, database);
        this.clock = clock;
    }

    /**
     * Keeps a survey that is nobody's own. On return it is on the disk; if anything is thrown, nothing of it remains.
     *
     * @param progress hears of the rows done; what it throws ends the import and is passed on
     * @return the survey's id
     * @throws ImportProblem if the file is unsound or the mapping names a column that it does not have
     * @throws StoreUnavailable if the database fails
     */
    public long store(NewSurvey survey, Progress progress) {
        return store(survey, NOBODY, progress);
    }

    /**
     * The same for an account.
     *
     * @param owner whose it is, unless it is a new version of a survey, which stays whose it was
     */
    public long store(NewSurvey survey, long owner, Progress progress) {
        survey.file()
                .requireColumns(List.of(
                        survey.mapping().regionColumn(), survey.mapping().outcomeColumn()));
        List<SurveyFile> files = new ArrayList<>(List.of(survey.file()));
        survey.regions().ifPresent(regions -> files.add(regions.file()));
        requireSpace(files);
        try (Uploads.Claim claim = uploads.claim()) {
            files.forEach(claim::keep);
            survey.boundaries()
                    .ifPresent(each -> claim.keep(each.file(), each.boundaries().sha256(), ".json"));
            return storeRows(survey, owner, claim, progress);
        }
    }

    /** Deletes originals that no survey needs, which imports left that did not end. Only while nothing is imported. */
    public int dropUnusedOriginals() {
        return uploads.keepOnly(originals());
    }

    private Set<String> originals() {
        return database.with(handle -> originals(handle));
    }

    /** The hashes of all originals that surveys need. */
    static Set<String> originals(Handle handle) {
        return handle.createQuery("SELECT sha256 FROM survey UNION SELECT sha256 FROM region_table"
                        + " UNION SELECT sha256 FROM boundary")
                .mapTo(String.class)
                .set();
    }

    /** The original, its rows, their way through H2's undo log and the index take several times the file. */
    private void requireSpace(List<SurveyFile> files) {
        database.folder().ifPresent(folder -> {
            long bytes = 0;
            for (SurveyFile file : files) {
                bytes += file.path().toFile().length();
            }
            FreeSpace.require(folder.path(), bytes * TIMES_THE_FILE);
        });
    }

    /** What is owned is not referred to: owning it keeps other servers off. */
    @SuppressWarnings("try")
    private long storeRows(NewSurvey survey, long owner, Uploads.Claim claim, Progress progress) {
        long id = database.with(handle -> handle.createUpdate("INSERT INTO survey_number (taken_at) VALUES (:now)")
                .bind("now", Database.now(clock))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        ResponseTable table =
                new ResponseTable(id, survey.columns(), survey.file().options().counted());
        ImportLock owned = database.owning(id);
        try {
            ResponseTable.Filled filled = database.with(handle -> {
                table.create(handle);
                return table.fill(
                        handle.getConnection(), survey.file(), survey.mapping().regionColumn(), progress);
            });
            Map<Long, String> digests = database.digested(id, table.name());
            database.change(series -> touched(id, series, owner), digests, transaction -> {
                if (database.shared()) {
                    table.keep(transaction);
                    claim.share(transaction.getConnection(), clock);
                }
                long series = describe(transaction, id, survey, filled);
                if (owner != NOBODY && survey.replaces().isEmpty()) {
                    transaction.execute("INSERT INTO survey_owner (series_id, account_id) VALUES (?, ?)", id, owner);
                }
                return series;
            });
            claim.succeed();
        } catch (RuntimeException | Error e) {
            if (!dropped(e, id, table)) {
                claim.succeed();
            }
            throw e;
        } finally {
            owned.close();
        }
        return id;
    }

    private static List<Subject> touched(long id, long series, long owner) {
        return owner == NOBODY
                ? List.of(Subject.survey(id), Subject.series(series))
                : List.of(Subject.survey(id), Subject.series(series), Subject.sharing(series));
    }

    /**
     * On a fresh connection, as the one in use may be what failed. False where it may have been stored after all, or
     * cannot be dropped now: what is not needed then goes at the next start.
     */
    private boolean dropped(Throwable failure, long id, ResponseTable table) {
        try {
            return database.with(handle -> {
                boolean stored = handle.createQuery("SELECT COUNT(*) FROM survey WHERE id = :id")
                                .bind("id", id)
                                .mapTo(Long.class)
                                .one()
                        > 0;
                if (!stored) {
                    table.drop(handle);
                }
                return !stored;
            });
        } catch (StoreUnavailable e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    /** Returns the number of its series. */
    private long describe(Handle handle, long id, NewSurvey survey, ResponseTable.Filled filled) {
        ColumnMapping mapping = survey.mapping();
        long series = survey.replaces().map(before -> series(handle, before)).orElse(id);
        handle.createUpdate("INSERT INTO survey (id, name, file_name, sha256, respondents, region_count, region_column,"
                        + " outcome_column, coding, created_at, format, reading, left_out, findings, shape, version)"
                        + " VALUES (:id, :name, :fileName, :sha256, :respondents, :regionCount, :regionColumn,"
                        + " :outcomeColumn, :coding, :now, :format, :reading, :leftOut, :findings, :shape,"
                        + " (SELECT COALESCE(MAX(version), 0) + 1 FROM survey WHERE series_id = :series))")
                .bind("series", series)
                .bind("format", survey.file().format().name())
                .bind("reading", OriginRows.json(survey.file().options()))
                .bind("leftOut", filled.tally().leftOut())
                .bind(
                        "findings",
                        OriginRows.findings(
                                facts(survey, filled),
                                survey.regions()
                                        .map(each -> each.table().imported())
                                        .orElse(null)))
                .bind("shape", OriginRows.shape(survey.file().columns()))
                .bind("id", id)
                .bind("name", survey.name())
                .bind("fileName", survey.file().name())
                .bind("sha256", survey.file().sha256())
                .bind("respondents", filled.tally().rows())
                .bind("regionCount", regionCount(survey, filled))
                .bind("regionColumn", mapping.regionColumn())
                .bind("outcomeColumn", mapping.outcomeColumn())
                .bind("coding", codingJson(mapping.coding()))
                .bind("now", Database.now(clock))
                .execute();
        // a survey is the first of its own series, which it cannot refer to before it is there
        handle.execute("UPDATE survey SET series_id = ? WHERE id = ?", series, id);
        PreparedBatch columns = handle.prepareBatch("INSERT INTO survey_column (survey_id, position, name, type,"
                + " empty_count, label, role, reason) VALUES (:id, :position, :name, :type, :emptyCount, :label, :role,"
                + " :reason)");
        List<Column> stored = survey.columns();
        for (int position = 0; position < stored.size(); position++) {
            Optional<RoleSuggestion> role =
                    Optional.ofNullable(survey.roles().get(stored.get(position).name()));
            columns.bind("id", id)
                    .bind("position", position)
                    .bind("name", stored.get(position).name())
                    .bind("type", stored.get(position).type().name())
                    .bind("emptyCount", survey.scan().columns().get(position).emptyCount())
                    .bind(
                            "label",
                            survey.file().labels(stored.get(position).name()).label())
                    .bind("role", role.map(each -> each.role().name()).orElse(null))
                    .bind("reason", role.map(each -> each.clue().written()).orElse(null))
                    .add();
        }
        columns.execute();
        OriginRows.insertLabels(handle, id, survey.file(), stored);
        survey.boundaries().ifPresent(each -> OriginRows.insertBoundaries(handle, id, each));
        NameRows.insert(handle, series, survey.allNames().orElse(NameRows.said(handle, series)), Database.now(clock));
        survey.published().ifPresent(published -> PublishedRows.insert(handle, id, published));
        survey.regions()
                .ifPresent(regions -> RegionTableRows.insert(
                        handle, id, regions.table(), regions.file().options()));
        return series;
    }

    private static ImportFacts facts(NewSurvey survey, ResponseTable.Filled filled) {
        Optional<RegionTable> table = survey.regions().map(NewSurvey.NewRegions::table);
        if (survey.published().isPresent()) {
            return table.orElseThrow().importedAsSurvey();
        }
        ImportFacts facts = survey.file().facts(filled.tally());
        return table.map(each -> each.saidBeside(facts)).orElse(facts);
    }

    /** Those of the respondents and those of the region table, as every result has them. */
    private static int regionCount(NewSurvey survey, ResponseTable.Filled filled) {
        Set<String> regions = new HashSet<>(filled.regions());
        survey.regions().ifPresent(each -> regions.addAll(each.table().keys()));
        return regions.size();
    }

    /**
     * The survey with this id, with its region table. Nothing of it but names ever changes, so the rest is remembered.
     */
    public Optional<StoredSurvey> find(long id) {
        recent.of(database.generation());
        Optional<StoredSurvey> known = recent.find(id);
        if (known.isPresent()) {
            return named(known.get());
        }
        Optional<StoredSurvey> read = database.with(handle -> handle.createQuery("SELECT * FROM survey WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> survey(handle, row))
                .findOne());
        read.ifPresent(each -> recent.add(id, each));
        return read;
    }

    private Optional<StoredSurvey> named(StoredSurvey survey) {
        return database.with(handle -> handle.createQuery("SELECT name FROM survey WHERE id = :id")
                .bind("id", survey.id())
                .mapTo(String.class)
                .findOne()
                .map(name ->
                        survey.named(name, NameRows.said(handle, survey.origin().series()))));
    }

    private static int cells(StoredSurvey survey) {
        return survey.columns().size()
                + survey.regions()
                        .map(table -> table.rows().size() * table.columns().size())
                        .orElse(0);
    }

    /** As a row of the table of surveys has it. */
    static StoredSurvey survey(Handle handle, ResultSet row) throws SQLException {
        long id = row.getLong("id");
        List<Column> columns = handle.createQuery(
                        "SELECT name, type FROM survey_column WHERE survey_id = :id ORDER BY position")
                .bind("id", id)
                .map((column, context) ->
                        new Column(column.getString("name"), ColumnType.valueOf(column.getString("type"))))
                .list();
        return new StoredSurvey(
                id,
                row.getString("name"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("respondents"),
                row.getInt("region_count"),
                columns,
                new ColumnMapping(
                        row.getString("region_column"),
                        row.getString("outcome_column"),
                        codingOf(row.getString("coding"))),
                RegionTableRows.find(handle, id),
                OriginRows.find(handle, row, columns),
                PublishedRows.find(handle, id),
                instant(row),
                NameRows.said(handle, row.getLong("series_id")));
    }

    private static long series(Handle handle, long anyVersion) {
        return handle.createQuery("SELECT series_id FROM survey WHERE id = :id")
                .bind("id", anyVersion)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new StoreUnavailable("there is no survey " + anyVersion + " to replace", null));
    }

    /** The versions of a survey, newest first. */
    public List<SurveySummary> versions(long series) {
        return database.with(handle -> handle.createQuery(SUMMARY + " WHERE series_id = :series ORDER BY version DESC")
                .bind("series", series)
                .map((row, context) -> summary(row))
                .list());
    }

    /**
     * The survey stored last whose file had the same columns, in whatever order, so that its roles may be offered
     * again.
     */
    public Optional<StoredSurvey> likeShape(List<String> columns) {
        return database.with(handle -> handle.createQuery(
                                "SELECT MAX(id) FROM survey WHERE shape = :shape AND" + " deleted_at IS NULL")
                        .bind("shape", OriginRows.shape(columns))
                        .mapTo(Long.class)
                        .findOne())
                .flatMap(this::find);
    }

    /** The last survey of every shape, the newest first. */
    public List<StoredSurvey> latestOfShapes(int most) {
        List<Long> ids = database.with(handle -> handle.createQuery("SELECT MAX(id) AS last FROM survey"
                        + " WHERE shape IS NOT NULL AND deleted_at IS NULL GROUP BY shape ORDER "
                        + "BY last DESC LIMIT :most")
                .bind("most", most)
                .mapTo(Long.class)
                .list());
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** The shapes of a survey's regions as GeoJSON, every shape with its {@code region}; empty when it has none. */
    public Optional<String> boundaries(long surveyId) {
        return database.with(handle -> handle.createQuery("SELECT geojson FROM boundary WHERE survey_id = :id")
                .bind("id", surveyId)
                .mapTo(String.class)
                .findOne());
    }

    /** The files behind a result of a survey. */
    public DataFiles dataFiles(StoredSurvey survey, Result result) {
        return database.with(handle -> DataFiles.of(
                result,
                survey.fileName(),
                RegionTableRows.reading(handle, survey.id()),
                OriginRows.boundaryFile(handle, survey.id())));
    }

    /** Who lives in the regions of a survey in all its versions, as it was said last. */
    public Optional<Population> population(long series) {
        return database.with(handle -> RegionTableRows.population(handle, series));
    }

    /** Keeps who lives in the regions of a survey in all its versions, or that it is not known any more. */
    public void populate(long series, Optional<Population> population) {
        database.change(
                changed -> List.of(Subject.series(series)),
                handle -> handle.createUpdate("INSERT INTO population_table (series_id, content, created_at)"
                                + " VALUES (:series, :content, :now)")
                        .bind("series", series)
                        .bind("content", population.map(ResultJson::write).orElse(""))
                        .bind("now", Database.now(clock))
                        .execute());
    }

    /** Whether the shapes of a survey's regions are kept. */
    public boolean hasBoundaries(long surveyId) {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM boundary WHERE survey_id = :id")
                        .bind("id", surveyId)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Whether there never was a survey; deleted ones count. */
    public boolean isEmpty() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM survey")
                        .mapTo(Long.class)
                        .one()
                == 0);
    }

    /** The deleted surveys in all versions, newest first. */
    public List<SurveySummary> deleted() {
        return database.with(handle -> handle.createQuery(SUMMARY + " WHERE deleted_at IS NOT NULL ORDER BY id DESC")
                .map((row, context) -> summary(row))
                .list());
    }

    /** All surveys in all versions but the deleted ones, newest first. */
    public List<SurveySummary> list() {
        return database.with(handle -> handle.createQuery(SUMMARY + " WHERE deleted_at IS NULL ORDER BY id DESC")
                .map((row, context) -> summary(row))
                .list());
    }

    private static SurveySummary summary(ResultSet row) throws SQLException {
        return new SurveySummary(
                row.getLong("id"),
                row.getString("name"),
                row.getString("file_name"),
                row.getLong("respondents"),
                row.getInt("region_count"),
                NameRows.outcome(row),
                row.getBoolean("published"),
                row.getLong("series_id"),
                row.getInt("version"),
                instant(row));
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("created_at", OffsetDateTime.class).toInstant();
    }

    /** Read with the first survey, for which a start does not wait. */
    private static final class Coding {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private static String codingJson(OutcomeCoding coding) {
        try {
            return Coding.JSON.writeValueAsString(coding);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("three lists of strings are always JSON", e);
        }
    }

    private static OutcomeCoding codingOf(String json) {
        try {
            return Coding.JSON.readValue(json, OutcomeCoding.class);
        } catch (JsonProcessingException e) {
            throw new StoreUnavailable("the coding of a survey is damaged: " + e.getOriginalMessage(), e);
        }
    }
}
