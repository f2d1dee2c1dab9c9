package org.regionwise.cli.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that the command was told to read or write, and cannot. */
public final class UnusableFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param expected what it should be, as a clause about the file */
    public UnusableFile(Path file, String expected) {
        super(file + ": " + expected);
    }

    /** @param cause why it could not be read or written, said in words where it is a usual reason */
    public UnusableFile(Path file, IOException cause) {
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
