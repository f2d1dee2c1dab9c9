package org.regionwise.survey.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.count.CountColumns;

/**
 * The one statement that reduces a table of respondents, wherever it lives, to the counts that a question needs: a row
 * for each group that agrees in region, answer, respondent predictors and the parts of the design. Values stay as they
 * are; which of them count as yes or missing is decided when the counts are read.
 *
 * @param dialect of the engine
 * @param source the rows: a table or a query
 * @param region column of the region key
 * @param outcome column of the answer
 * @param predictors respondent predictors, may be empty
 * @param design how respondents were drawn; weights have to be numbers
 * @param summed whether answers, which have to be numbers, are summed instead of told apart; not with weights
 */
public record CountsStatement(
        SqlDialect dialect,
        Source source,
        String region,
        String outcome,
        List<String> predictors,
        DesignColumns design,
        boolean summed) {
    /**
     * Where the rows are.
     *
     * @param table the parts of a table's name, such as its schema and its own; empty for a query
     * @param query a query that gives the rows, without a semicolon; null for a table
     */
    public record Source(List<String> table, String query) {
        /** In quotation marks, if they end where the part does, or else up to the next dot. */
        private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"(?=\\.|$)|[^.]*");

        public Source {
            table = List.copyOf(table);
            if (table.isEmpty() == (query == null)) {
                throw new IllegalArgumentException("either a table or a query");
            }
        }

        /**
         * The rows of a table, whose name has dots between its parts; a part in quotation marks, doubled within, may
         * hold dots itself.
         */
        public static Source ofTable(String table) {
            List<String> parts = new ArrayList<>();
            Matcher part = PART.matcher(table);
            for (int at = 0; at <= table.length(); at = part.end() + 1) {
                part.find(at);
                parts.add(part.group(1) == null ? part.group() : part.group(1).replace("\"\"", "\""));
            }
            return new Source(parts, null);
        }

        /** The rows of a query; a semicolon at its end is left out. */
        public static Source ofQuery(String query) {
            return new Source(List.of(), query.replaceFirst(";\\s*$", ""));
        }
    }

    /** Counts by columns of which nothing is known; there is at least one. */
    public static CountsStatement of(SqlDialect dialect, Source source, List<String> columns) {
        return new CountsStatement(dialect, source, columns.get(0), columns.get(0), columns, DesignColumns.NONE);
    }

    public CountsStatement {
        predictors = List.copyOf(predictors);
        if (summed && design.weight() != null) {
            throw new IllegalArgumentException("sums of weighted answers are not made");
        }
    }

    /** The same with answers told apart. */
    public CountsStatement(
            SqlDialect dialect,
            Source source,
            String region,
            String outcome,
            List<String> predictors,
            DesignColumns design) {
        this(dialect, source, region, outcome, predictors, design, false);
    }

    /** The columns by which it counts, which its answer has under their names. */
    public List<String> columns() {
        return Stream.of(
                        summed ? Stream.of(region) : Stream.of(region, outcome),
                        predictors.stream(),
                        Stream.of(
                                design.stratum(),
                                design.cluster(),
                                design.finitePopulation(),
                                design.secondStage(),
                                design.secondFinitePopulation()),
                        design.calibratedOn().stream())
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The statement, without a semicolon. */
    public String text() {
        List<String> groups = columns().stream().map(dialect::quoted).toList();
        List<String> selected = new ArrayList<>(groups);
        selected.add("COUNT(*)" + as(CountColumns.RESPONDENTS));
        List<String> grouped = new ArrayList<>(groups);
        if (summed) {
            String answer = dialect.number(dialect.quoted(outcome));
            selected.add("SUM(" + answer + ")" + as(CountColumns.OUTCOME_SUM));
            selected.add("SUM(" + answer + " * " + answer + ")" + as(CountColumns.OUTCOME_SQUARE_SUM));
            // those without an answer are told apart, not lost
            grouped.add("CASE WHEN " + dialect.quoted(outcome) + " IS NULL THEN 1 ELSE 0 END");
        }
        if (design.weight() != null) {
            String weight = dialect.number(dialect.quoted(design.weight()));
            String usable = usable(weight);
            selected.add(sum(usable, weight) + as(CountColumns.WEIGHT_SUM));
            selected.add(sum(usable, weight + " * " + weight) + as(CountColumns.WEIGHT_SQUARE_SUM));
            if (design.baseWeight() != null) {
                selected.add(sum(usable, dialect.number(dialect.quoted(design.baseWeight())))
                        + as(CountColumns.BASE_WEIGHT_SUM));
            }
            // those without a weight are told apart, not lost
            grouped.add("CASE WHEN " + usable + " THEN 1 ELSE 0 END");
        }
        return "SELECT " + String.join(",\n       ", selected) + "\nFROM " + rows(dialect, source) + "\nGROUP BY "
                + String.join(",\n         ", grouped) + "\nORDER BY "
                + String.join(", ", groups);
    }

    private String usable(String weight) {
        return design.baseWeight() == null
                ? weight + " > 0"
                : weight + " > 0 AND " + dialect.number(dialect.quoted(design.baseWeight())) + " > 0";
    }

    /** Quoted, as some engines write other names in capitals. */
    private String as(String name) {
        return " AS " + dialect.quoted(name);
    }

    private static String sum(String condition, String value) {
        return "SUM(CASE WHEN " + condition + " THEN " + value + " END)";
    }

    /** The rows, as they stand behind FROM. */
    public static String rows(SqlDialect dialect, Source source) {
        return source.query() != null
                ? "(" + source.query() + ") AS " + dialect.quoted("rows")
                : source.table().stream().map(dialect::quoted).collect(Collectors.joining("."));
    }
}
