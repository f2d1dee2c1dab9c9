package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A command run as a process of its own, and the most memory that it held: Linux's {@code VmHWM}, looked at often. */
final class WholeProcess {
    private final List<String> command;
    private long peakKilobytes;

    WholeProcess(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Runs it to its end; throws if it fails. */
    void run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        while (process.isAlive()) {
            look(status);
            Thread.sleep(10);
        }
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private void look(Path status) throws IOException {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    peakKilobytes = Math.max(peakKilobytes, Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
        } catch (NoSuchFileException ended) {
            // between the question whether it lives and the look
        }
    }

    /** Over all runs. */
    long peakMegabytes() {
        return peakKilobytes >> 10;
    }
}
