package org.regionwise.store.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.schema.DatabaseUrl;
import org.regionwise.store.schema.Schema;

/** A database beside the one in use, to try something on; gone when closed, unless it took the other's place. */
public final class Scratch implements AutoCloseable {
    private final Path folder;
    private final DatabaseUrl url;

    private Scratch(Path folder) {
        this.folder = folder;
        this.url = DatabaseUrl.inFile(folder.resolve("regionwise.mv.db"));
    }

    /** An empty one with the tables of a schema. */
    public static Scratch empty(Path temporary, int schema) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(temporary, "scratch"));
        try {
            Schema.bringTo(scratch.url, schema);
            return scratch;
        } catch (RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** A copy of a database's file. */
    public static Scratch copy(Path temporary, Path database) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(temporary, "scratch"));
        try {
            Files.copy(database, scratch.file());
            return scratch;
        } catch (IOException | RuntimeException e) {
            scratch.close();
            throw e;
        }
    }

    /** Its address. */
    public DatabaseUrl url() {
        return url;
    }

    /** Its file. */
    public Path file() {
        return folder.resolve("regionwise.mv.db");
    }

    /** Closes the database in order; its file is on the disk on return, and its owner's only. */
    public void seal() throws SQLException, IOException {
        shutDown();
        DurableFile.sync(file());
        DurableFile.keepPrivate(file());
    }

    private void shutDown() throws SQLException {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    @Override
    public void close() {
        try {
            if (Files.exists(file())) {
                shutDown();
            }
        } catch (SQLException e) {
            // it is deleted all the same
        }
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
