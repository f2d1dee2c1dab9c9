package org.regionwise;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.cli.RegionwiseCommand;

/** Where the program starts. Nothing is loaded here that the command asked for does not need. */
public final class Regionwise {
    private Regionwise() {}

    /** Runs a command; see {@code --help}. */
    public static void main(String[] arguments) {
        int status = RegionwiseCommand.execute(
                arguments, System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        // a server that was started goes on by itself
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Whatever the terminal's language: results and messages are full of characters that not every encoding has. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
