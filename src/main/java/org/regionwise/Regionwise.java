package org.regionwise;

import org.regionwise.cli.ServeCommand;
import picocli.CommandLine;

/** The program. */
public final class Regionwise {
    private Regionwise() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServeCommand()).execute(arguments));
    }
}
