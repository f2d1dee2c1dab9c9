package org.regionwise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.regionwise.analysis.Analysis;
import org.regionwise.cli.option.SourceOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.store.source.CountsSource;
import org.regionwise.store.source.NoDriver;
import org.regionwise.store.source.SourceRefused;
import org.regionwise.store.source.Watch;
import org.regionwise.survey.sql.CountsStatement;

/** Counts that a database made, kept in a file of their own until the command ends. */
final class SourceCounts implements AutoCloseable {
    private final Path folder;
    private final Path file;

    private SourceCounts(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    /**
     * Asks the database.
     *
     * @param analysis whose columns are counted by; its names are the table's
     * @throws Refusal when there is no driver, or the database refuses
     */
    static SourceCounts of(SourceOptions source, Analysis analysis) {
        Refusal.unless(!source.sums() || analysis.design().weight() == null, "command.sums-weighted");
        CountsStatement statement = new CountsStatement(
                source.dialect(),
                source.rows(),
                analysis.regionColumn(),
                analysis.outcomeColumn(),
                analysis.respondentPredictors(),
                analysis.design(),
                source.sums());
        SourceCounts counts = empty(source.name());
        boolean counted = false;
        try {
            database(source).count(statement, Watch.NONE, counts.file);
            counted = true;
            return counts;
        } catch (NoDriver e) {
            throw Refusal.ofSystem(
                    "command.source-driver",
                    "dialect",
                    source.dialect().code(),
                    "folder",
                    source.drivers().toString());
        } catch (SourceRefused | IOException e) {
            throw Refusal.ofSystem("command.source-failed", "reason", String.valueOf(e.getMessage()));
        } finally {
            if (!counted) {
                counts.close();
            }
        }
    }

    private static CountsSource database(SourceOptions source) {
        return new CountsSource(source.url(), source.user(), source.password(), source.drivers(), source.timeout());
    }

    private static SourceCounts empty(String name) {
        try {
            Path folder = Files.createTempDirectory("regionwise-counts");
            return new SourceCounts(folder, folder.resolve(name.replaceAll("[^\\p{L}\\p{N}._-]", "_")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A table of counts. */
    Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
