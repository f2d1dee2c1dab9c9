package org.regionwise.web.areas;

import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.regionwise.survey.SurveyFile;

/** Tables of published estimates that were sent and are not stored yet. They do not outlive the server. */
final class PendingTables {
    private final Path folder;
    private final Map<String, SurveyFile> pending = new ConcurrentHashMap<>();

    /** @param folder where received files wait; emptied now, as what an earlier server left is of no use */
    PendingTables(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            try (Stream<Path> left = Files.list(folder)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes a received file over.
     *
     * @param name what the analyst calls it
     * @return its id
     * @throws org.regionwise.survey.ImportProblem when it cannot be opened; it is then gone
     */
    String add(UploadedFile file, String name) {
        String id = UUID.randomUUID().toString();
        Path path = folder.resolve(id);
        try (InputStream in = file.content()) {
            Files.copy(in, path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            pending.put(id, SurveyFile.open(path, name));
        } catch (RuntimeException e) {
            delete(path);
            throw e;
        }
        return id;
    }

    /** @throws NotFoundResponse when there is none, perhaps because the server was restarted */
    SurveyFile find(String id) {
        return Optional.ofNullable(pending.get(id)).orElseThrow(NotFoundResponse::new);
    }

    /** Forgets a table, stored or not. */
    void remove(String id) {
        SurveyFile file = pending.remove(id);
        if (file != null) {
            delete(folder.resolve(id));
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
