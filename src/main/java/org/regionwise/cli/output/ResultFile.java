package org.regionwise.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a result to a file that is complete or not there: under another name first, then moved into place. */
public final class ResultFile {
    private ResultFile() {}

    /** What is written. */
    @FunctionalInterface
    public interface Content {
        /** Writes all of it; the stream is left open. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes to a file, or where there is none to standard output.
     *
     * @throws Refusal as {@link #write(Content, Path)}; if standard output cannot take it
     */
    public static void write(Content content, Path file, PrintStream out) {
        if (file != null) {
            write(content, file);
            return;
        }
        try {
            content.writeTo(out);
        } catch (IOException e) {
            throw Refusal.ofSystem("command.output-failed", "reason", String.valueOf(e.getMessage()));
        }
        // a print stream keeps its failures to itself
        if (out.checkError()) {
            throw Refusal.ofSystem("command.output-cut");
        }
    }

    /** @throws Refusal if it cannot be written; what the file held before is then still there */
    public static void write(Content content, Path file) {
        try {
            // a link is written through, and a device or pipe cannot be replaced
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                throw Refusal.ofFile(file, "command.file-folder");
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                writeTo(target, content);
                return;
            }
            String process = Long.toString(ProcessHandle.current().pid());
            Path unfinished = target.resolveSibling("." + target.getFileName() + "." + process + ".unfinished");
            try {
                writeTo(unfinished, content);
                Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw Refusal.ofFile(file, e);
        }
    }

    private static void writeTo(Path file, Content content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
    }
}
