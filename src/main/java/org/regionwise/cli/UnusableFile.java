package org.regionwise.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that the command was told to read or write, and cannot. */
final class UnusableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param expected what it should be, as a clause about the file */
    UnusableFile(Path file, String expected) {
        super(file + ": " + expected);
    }

    UnusableFile(Path file, IOException cause) {
        super(file + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException missing) {
            return "there is no " + missing.getFile();
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
