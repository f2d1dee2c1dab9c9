package org.regionwise.cli.option;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regionwise.cli.output.Refusal;
import picocli.CommandLine.Option;

/** Which database a command works on, as {@code serve} has it. */
public final class DatabaseOptions {
    /** The variable of the environment that holds the password of the database. */
    public static final String PASSWORD = "REGIONWISE_DATABASE_PASSWORD";

    private static final Pattern PUBLIC = Pattern.compile("(?i)[?&]password=|//[^/@]*:[^/@]*@");

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "regionwise-data")
    private Path data;

    @Option(names = "--database", paramLabel = "JDBC-URL")
    private Optional<String> database;

    @Option(names = "--database-password-file", paramLabel = "FILE")
    private Optional<Path> passwordFile = Optional.empty();

    private final Map<String, String> environment;

    /** @param environment where {@value #PASSWORD} is the password, if no file has it */
    public DatabaseOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The folder of the embedded database. */
    public Path data() {
        return data;
    }

    /** Another database in its place. */
    public Optional<String> database() {
        return database == null ? Optional.empty() : database;
    }

    /**
     * The password of the other database; empty where the URL says it, or none is needed.
     *
     * @throws Refusal when the file cannot be read, or there is no other database
     */
    public Optional<String> password() {
        Refusal.unless(passwordFile.isEmpty() || database().isPresent(), "command.password-without-database");
        return passwordFile
                .map(file -> FirstLine.of(file, 1))
                .or(() -> Optional.ofNullable(environment.get(PASSWORD)).filter(given -> !given.isEmpty()));
    }

    /** Whether the password stands on the command line, where every account of the machine can read it. */
    public boolean passwordIsPublic() {
        return database().filter(url -> PUBLIC.matcher(url).find()).isPresent();
    }
}
