package org.regionwise.web.upload;

import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.regionwise.store.KeptFiles;
import org.regionwise.web.page.UploadFileName;

/**
 * A file that an upload begins with.
 *
 * @param name what the analyst calls it
 * @param kept whether it is that of the version before
 * @param copy puts it at a path where nothing is yet
 */
record UploadFile(String name, boolean kept, Consumer<Path> copy) {

    /** One that was sent now. */
    static UploadFile sent(UploadedFile file) {
        return new UploadFile(UploadFileName.of(file), false, target -> {
            try (InputStream in = file.content()) {
                Files.copy(in, target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One that is yet to be counted in a database. */
    static UploadFile counted(String name) {
        return new UploadFile(name, false, target -> {});
    }

    /** One that was received for an upload before this one; the same bytes under another name where the disk can. */
    static UploadFile received(String name, boolean kept, Path file) {
        return new UploadFile(name, kept, target -> {
            try {
                try {
                    Files.createLink(target, file);
                } catch (UnsupportedOperationException | FileSystemException noLinks) {
                    Files.copy(file, target);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One that is stored with the version before. */
    static UploadFile stored(String name, String sha256, KeptFiles files) {
        return new UploadFile(name, true, target -> files.copy(sha256, target));
    }
}
