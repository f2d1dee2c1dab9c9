package org.regionwise.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.OutcomeCounters;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.file.ColumnTypeScan;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameReader;

/** Questions to the responses of a survey, answered by counting in the database. */
public final class Responses {
    private static final int FETCH_ROWS = 10_000;

    private final Database database;

    /** Reads the tables that {@link Surveys} filled. */
    public Responses(Database database) {
        this.database = database;
    }

    /**
     * Counts respondents by region, answer and predictor values; the same as {@link ResponseCounter} gives for the
     * file.
     *
     * @throws ImportProblem if a column does not exist or there are more than {@link ResponseCounter#MOST_GROUPS}
     *     groups
     * @throws StoreUnavailable if the database fails
     */
    public ResponseCounts count(
            StoredSurvey survey, String regionColumn, String outcomeColumn, List<String> predictorColumns) {
        List<Column> columns = new ArrayList<>();
        columns.add(column(survey, regionColumn));
        columns.add(column(survey, outcomeColumn));
        predictorColumns.forEach(name -> columns.add(column(survey, name)));
        List<String> sqlColumns = columns.stream()
                .map(each -> survey.responses().sqlColumn(each.name()))
                .toList();
        String grouped = String.join(", ", sqlColumns.stream().distinct().toList());
        String sql = "SELECT " + grouped + ", " + survey.responses().respondents()
                + " AS respondents, MIN(row_number) AS first_row FROM "
                + survey.responses().name() + " GROUP BY " + grouped + " LIMIT " + (ResponseCounter.MOST_GROUPS + 1);
        List<ResponseCount> counts = database.with(handle -> handle.createQuery(sql)
                .setFetchSize(FETCH_ROWS)
                .map((row, context) -> responseCount(row, columns, sqlColumns))
                .list());
        if (counts.size() > ResponseCounter.MOST_GROUPS) {
            throw new ImportProblem(new Problem(
                    survey.fileName(),
                    0,
                    "",
                    "",
                    "regions, answers and predictors form more than " + ResponseCounter.MOST_GROUPS
                            + " groups; leave out identifiers, and group what is measured finely"));
        }
        return ResponseCounts.sorted(regionColumn, outcomeColumn, columns.subList(2, columns.size()), counts);
    }

    /**
     * The same with the design of the sample; streams the survey in its file's order. Throws as {@link #count} does.
     */
    public DesignCounts count(
            StoredSurvey survey,
            DesignColumns design,
            String regionColumn,
            String outcomeColumn,
            List<String> predictorColumns) {
        DesignCounter counter = counter(survey, design, regionColumn, outcomeColumn, predictorColumns);
        forEachRow(survey, counter.columns(), counter::add);
        return counter.counts();
    }

    private static DesignCounter counter(StoredSurvey survey, Analysis analysis) {
        return counter(
                survey,
                analysis.design(),
                analysis.regionColumn(),
                analysis.outcomeColumn(),
                analysis.respondentPredictors());
    }

    private static DesignCounter counter(
            StoredSurvey survey,
            DesignColumns design,
            String regionColumn,
            String outcomeColumn,
            List<String> predictorColumns) {
        return new DesignCounter(
                survey.fileName(),
                design,
                regionColumn,
                outcomeColumn,
                predictorColumns,
                name -> new ColumnTypeScan(
                        NumberNotation.POINT, column(survey, name).type()),
                NumberNotation.POINT,
                survey.origin()
                        .labels()
                        .getOrDefault(design.weight() == null ? "" : design.weight(), ColumnLabels.NONE)
                        .values()
                        .keySet());
    }

    /** In the order of the file. */
    private void forEachRow(StoredSurvey survey, List<String> names, SurveyFile.CountedVisitor visitor) {
        List<Column> columns = names.stream().map(name -> column(survey, name)).toList();
        List<String> sqlColumns = columns.stream()
                .map(each -> survey.responses().sqlColumn(each.name()))
                .toList();
        String sql = "SELECT row_number, " + survey.responses().times() + " AS respondents, "
                + String.join(", ", sqlColumns) + " FROM " + survey.responses().name() + " ORDER BY row_number";
        String[] cells = new String[columns.size()];
        // PostgreSQL fetches in portions within a transaction only
        database.inTransaction(handle -> {
            handle.createQuery(sql)
                    .setFetchSize(FETCH_ROWS)
                    .map((row, context) -> {
                        for (int i = 0; i < cells.length; i++) {
                            cells[i] =
                                    text(row, sqlColumns.get(i), columns.get(i).type());
                        }
                        visitor.rows(row.getLong("row_number"), cells, row.getLong("respondents"));
                        return cells;
                    })
                    .forEach(row -> {});
            return null;
        });
    }

    /**
     * Columns row by row, as {@link FrameReader} gives them for the file, without the outcome's codes of no answer.
     *
     * @param grouping those of them that are categories whatever they hold
     * @throws ImportProblem if a column does not exist
     * @throws StoreUnavailable if the database fails
     */
    public DataFrame frame(StoredSurvey survey, List<String> names, Set<String> grouping) {
        if (survey.elsewhere().isPresent()) {
            FrameReader.requireFew(survey.fileName(), survey.respondents());
        }
        List<Column> columns = names.stream().map(name -> column(survey, name)).toList();
        StoredFrame frame = new StoredFrame(columns, grouping, survey.mapping());
        List<String> sqlColumns = columns.stream()
                .map(each -> survey.responses().sqlColumn(each.name()))
                .toList();
        String sql = "SELECT row_number, " + survey.responses().times() + " AS respondents, "
                + String.join(", ", sqlColumns) + " FROM " + survey.responses().name() + " ORDER BY row_number";
        // PostgreSQL fetches in portions within a transaction only
        database.inTransaction(handle -> {
            handle.createQuery(sql)
                    .setFetchSize(FETCH_ROWS)
                    .map((row, context) -> frame.add(row, sqlColumns))
                    .forEach(row -> {});
            return null;
        });
        return frame.whole();
    }

    /** The survey reduced to what an analysis runs on; throws as {@link #count} does. */
    public SurveyData data(StoredSurvey survey, Analysis analysis) {
        if (analysis.published().isPresent()) {
            return SurveyData.published(
                            survey.name(),
                            survey.sha256(),
                            survey.regions().orElseThrow(),
                            survey.origin().imported())
                    .named(survey.names());
        }
        return said(survey, analysis, responses(survey, analysis));
    }

    /**
     * The same for each outcome of a plan, in its order, from one reading; each throws {@link ImportProblem} where its
     * outcome cannot be counted.
     */
    public List<Supplier<SurveyData>> each(StoredSurvey survey, Plan plan) {
        OutcomeCounters counters = new OutcomeCounters(
                plan.analyses().stream().map(each -> counter(survey, each)).toList());
        forEachRow(survey, counters.columns(), counters::add);
        List<Supplier<SurveyData>> data = new ArrayList<>();
        for (int i = 0; i < plan.analyses().size(); i++) {
            Analysis analysis = plan.analyses().get(i);
            Supplier<DesignCounts> counts = counters.counts().get(i);
            data.add(() -> said(survey, analysis, data(survey, analysis, counts.get())));
        }
        return data;
    }

    private static SurveyData data(StoredSurvey survey, Analysis analysis, DesignCounts counts) {
        return analysis.design().none()
                ? SurveyData.of(
                        survey.name(),
                        survey.sha256(),
                        counts.responses(),
                        survey.regions(),
                        survey.origin().imported())
                : SurveyData.of(
                        survey.name(),
                        survey.sha256(),
                        counts,
                        survey.regions(),
                        survey.origin().imported());
    }

    private SurveyData said(StoredSurvey survey, Analysis analysis, SurveyData data) {
        return data.labelled(ColumnLabels.of(
                        analysis.surveyColumns(),
                        column -> survey.origin().labels().getOrDefault(column, ColumnLabels.NONE)))
                .named(survey.names())
                .among(database.with(handle ->
                        RegionTableRows.population(handle, survey.origin().series())));
    }

    private SurveyData responses(StoredSurvey survey, Analysis analysis) {
        if (analysis.design().none()) {
            return SurveyData.of(
                    survey.name(),
                    survey.sha256(),
                    count(survey, analysis.regionColumn(), analysis.outcomeColumn(), analysis.respondentPredictors()),
                    survey.regions(),
                    survey.origin().imported());
        }
        return data(
                survey,
                analysis,
                count(
                        survey,
                        analysis.design(),
                        analysis.regionColumn(),
                        analysis.outcomeColumn(),
                        analysis.respondentPredictors()));
    }

    private static ResponseCount responseCount(ResultSet row, List<Column> columns, List<String> sqlColumns)
            throws SQLException {
        List<String> values = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            values.add(text(row, sqlColumns.get(i), columns.get(i).type()));
        }
        return new ResponseCount(
                values.get(0),
                values.get(1),
                Collections.unmodifiableList(values.subList(2, values.size())),
                row.getLong("respondents"),
                row.getLong("first_row"));
    }

    /**
     * The distinct values of a column, most frequent first. The empty cell is not a value.
     *
     * @param limit the most values to return
     * @throws ImportProblem if the column does not exist
     * @throws StoreUnavailable if the database fails
     */
    public List<ValueCount> values(StoredSurvey survey, String column, int limit) {
        ColumnType type = column(survey, column).type();
        String sqlColumn = survey.responses().sqlColumn(column);
        return database.with(handle -> handle.createQuery("SELECT " + sqlColumn + ", "
                        + survey.responses().respondents() + " AS respondents FROM "
                        + survey.responses().name() + " WHERE " + sqlColumn + " IS NOT NULL GROUP BY " + sqlColumn
                        + " ORDER BY respondents DESC, " + sqlColumn + " LIMIT :limit")
                .bind("limit", limit)
                .map((row, context) -> new ValueCount(text(row, sqlColumn, type), row.getLong("respondents")))
                .list());
    }

    private static String text(ResultSet row, String sqlColumn, ColumnType type) throws SQLException {
        if (type == ColumnType.TEXT) {
            return row.getString(sqlColumn);
        }
        double number = row.getDouble(sqlColumn);
        return row.wasNull() ? null : NumberText.format(number);
    }

    private static Column column(StoredSurvey survey, String name) {
        return survey.column(name)
                .orElseThrow(() -> new ImportProblem(new Problem(
                        survey.fileName(),
                        0,
                        "",
                        name,
                        "there is no such column; the columns are "
                                + String.join(
                                        ", ",
                                        survey.columns().stream()
                                                .map(Column::name)
                                                .toList()))));
    }
}
