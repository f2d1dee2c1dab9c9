package org.regionwise.survey.sql;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an engine quotes names and calls its floating-point type. */
public enum SqlDialect {
    /** PostgreSQL. */
    POSTGRESQL('"', "DOUBLE PRECISION"),
    /** DuckDB. */
    DUCKDB('"', "DOUBLE"),
    /** H2. */
    H2('"', "DOUBLE PRECISION"),
    /** Apache Spark. */
    SPARK('`', "DOUBLE"),
    /** Trino. */
    TRINO('"', "DOUBLE"),
    /** Google BigQuery, which knows no doubled quotes. */
    BIGQUERY('`', "FLOAT64");

    private final char quote;
    private final String number;

    SqlDialect(char quote, String number) {
        this.quote = quote;
        this.number = number;
    }

    /** The dialect of this name, in any case. */
    public static Optional<SqlDialect> of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The dialect of a JDBC URL, {@code jdbc:duckdb:…}; Spark's is that of Hive. */
    public static Optional<SqlDialect> ofUrl(String url) {
        String[] parts = url.split(":", 3);
        if (parts.length < 3 || !parts[0].equals("jdbc")) {
            return Optional.empty();
        }
        return parts[1].equals("hive2") ? Optional.of(SPARK) : of(parts[1]);
    }

    /** What an option calls it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A name that cannot be taken for anything else, whatever is in it. */
    public String quoted(String name) {
        String inside = this == BIGQUERY
                ? name.replace("\\", "\\\\").replace("`", "\\`")
                : name.replace(String.valueOf(quote), String.valueOf(quote).repeat(2));
        return quote + inside + quote;
    }

    /** A number in double precision. */
    String number(String expression) {
        return "CAST(" + expression + " AS " + number + ")";
    }
}
