package org.regionwise.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.sql.CountsStatement;
import org.regionwise.survey.sql.SqlDialect;
import picocli.CommandLine.Option;

/** A database in which the survey's rows stay. */
public final class SourceOptions {
    private static final int LONGEST_WAIT = 86_400;

    @Option(names = "--source", paramLabel = "JDBC-URL")
    private String source;

    @Option(names = "--table", paramLabel = "NAME")
    private String table;

    @Option(names = "--query", paramLabel = "SQL")
    private String query;

    @Option(names = "--outcome-sums")
    private boolean sums;

    @Option(names = "--source-user", paramLabel = "NAME")
    private String user;

    @Option(names = "--source-password-file", paramLabel = "FILE")
    private Path passwordFile;

    @Option(names = "--source-timeout", paramLabel = "SECONDS", defaultValue = "600")
    private int timeout;

    @Option(names = "--drivers", paramLabel = "FOLDER", defaultValue = "drivers")
    private Path drivers;

    /** Whether there is one. */
    public boolean given() {
        return source != null;
    }

    /** @throws Refusal when parts of it are missing, or there are some without it */
    public void require() {
        Refusal.unless(
                source != null || table == null && query == null && user == null && passwordFile == null && !sums,
                "command.needs-source");
        if (source != null) {
            Refusal.unless((table == null) != (query == null), "command.table-or-query");
            Refusal.unlessWithin("--source-timeout", timeout, 0, LONGEST_WAIT);
            dialect();
        }
    }

    /** Whether its answers are summed rather than told apart. */
    public boolean sums() {
        return sums;
    }

    /** Its address. */
    public String url() {
        return source;
    }

    /** Who asks; null where the address says it. */
    public String user() {
        return user;
    }

    /** Seconds after which the database is asked no longer; 0 for never. */
    public int timeout() {
        return timeout;
    }

    /**
     * The password; null where there is none.
     *
     * @throws Refusal when its file cannot be read
     */
    public String password() {
        if (passwordFile == null) {
            return null;
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw Refusal.ofFile(passwordFile, e);
        }
    }

    /** Where its rows are. */
    public CountsStatement.Source rows() {
        return table == null ? CountsStatement.Source.ofQuery(query) : CountsStatement.Source.ofTable(table);
    }

    /** What results call it: the table, or the address's last part. */
    public String name() {
        return table == null ? "query" : table;
    }

    /** The folder with drivers that Regionwise does not bring. */
    public Path drivers() {
        return drivers;
    }

    /** @throws Refusal when it is none that is known */
    public SqlDialect dialect() {
        return SqlDialect.ofUrl(source)
                .orElseThrow(() -> Refusal.of(
                        "command.source-dialect",
                        "dialects",
                        List.of(SqlDialect.values()).stream()
                                .map(SqlDialect::code)
                                .toList()));
    }
}
