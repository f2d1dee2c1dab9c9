package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command run as a process of its own, the most memory that it held, Linux's {@code VmHWM}, and its processor time:
 * both looked at often, so that the last hundredths of a second are missed.
 */
final class WholeProcess {
    /** Of the kernel, whatever the machine. */
    private static final double TICKS_A_SECOND = 100;

    private static final int USER_TIME = 13;
    private final List<String> command;
    private final List<Double> processorSeconds = new ArrayList<>();
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
        double seconds = 0;
        while (process.isAlive()) {
            look(status);
            seconds = Math.max(seconds, processorTime(status.resolveSibling("stat")));
            Thread.sleep(5);
        }
        processorSeconds.add(seconds);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static double processorTime(Path stat) {
        try {
            String line = Files.readString(stat);
            // what stands before may have blanks in it
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            int user = USER_TIME - 2;
            return (Long.parseLong(fields[user]) + Long.parseLong(fields[user + 1])) / TICKS_A_SECOND;
        } catch (IOException | IndexOutOfBoundsException ended) {
            return 0;
        }
    }

    private void look(Path status) {
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    peakKilobytes = Math.max(peakKilobytes, Long.parseLong(line.replaceAll("\\D", "")));
                }
            }
        } catch (IOException ended) {
            // between the question whether it lives and the look, or within it
        }
    }

    /** The median of all runs. */
    double processorSeconds() {
        return processorSeconds.stream()
                .sorted()
                .skip(processorSeconds.size() / 2)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Over all runs. */
    long peakMegabytes() {
        return peakKilobytes >> 10;
    }
}
