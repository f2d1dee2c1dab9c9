package org.regionwise.cli.option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.region.PairingWords;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.shape.BoundaryFile;
import picocli.CommandLine.Option;

/** The shapes of the regions, by options. */
public final class ShapeOptions {
    @Option(names = "--boundaries", paramLabel = "FILE")
    private Path file;

    @Option(names = "--same-shape", paramLabel = "SHAPE=REGION")
    private Map<String, String> sameShapes;

    /** Whether there are any. */
    public boolean given() {
        return file != null;
    }

    /** Shapes that are a region's though they are called otherwise. */
    public boolean pairs() {
        return sameShapes != null;
    }

    /**
     * The shapes under the keys of a result's regions; empty when none were given.
     *
     * @param err hears of regions without shape, shapes without region, and what was done to the file to read it
     * @throws ImportProblem if no shape is a region's, or {@code --same-shape} names none
     */
    public Optional<Boundaries> read(Result result, Words words, PrintStream err) {
        if (file == null) {
            return Optional.empty();
        }
        ReceivedFile received = InputFile.received(file, ImportLimits.USUAL);
        Map<String, String> names = new LinkedHashMap<>();
        result.regions().forEach(region -> names.put(region.region(), region.name()));
        List<String> wanted = new ArrayList<>(names.keySet());
        names.values().stream().filter(name -> name != null && !name.isBlank()).forEach(wanted::add);
        Map<String, String> said = sameShapes == null ? Map.of() : sameShapes;
        wanted.addAll(said.keySet());
        Boundaries shapes = BoundaryFile.read(received, wanted);
        Map<String, String> accepted = accepted(said, shapes, names);
        RegionPairing pairing = RegionPairing.of(shapes.keys(), names, accepted);
        if (pairing.matched() == 0) {
            throw noneMatches(shapes, pairing, names);
        }
        ProblemWords telling = new ProblemWords(words);
        shapes.notes().forEach(note -> warn(err, ": " + telling.reason(note)));
        PairingWords.paired(pairing.alike(), accepted, names, key -> List.of(), key -> "")
                .ifPresent(pairs -> warn(
                        err,
                        ": shapes were paired with regions that are written differently" + pairs
                                + ". To keep one apart, use --same-shape with its own name twice, as in A=A."));
        if (!pairing.others().isEmpty()) {
            warn(err, " has no shape of " + PairingWords.named(pairing.others()));
        }
        if (!pairing.unmatched().isEmpty()) {
            warn(
                    err,
                    " has shapes of no region, which are left out: " + PairingWords.unmatched(pairing.unmatched())
                            + option(pairing));
        }
        return Optional.of(BoundaryFile.renamed(shapes, pairing.alike()));
    }

    private void warn(PrintStream err, String message) {
        err.println("warning: " + OneLine.of(file.getFileName() + message));
    }

    /** The shapes and regions that were said to be one, each by its key. */
    private Map<String, String> accepted(Map<String, String> said, Boundaries shapes, Map<String, String> names) {
        Map<String, String> unnamed = new LinkedHashMap<>();
        shapes.keys().forEach(key -> unnamed.put(key, null));
        Map<String, String> accepted = new LinkedHashMap<>();
        said.forEach((from, to) -> {
            String shape = RegionPairing.meant(from, unnamed)
                    .orElseThrow(() -> problem(shapes.keyProperty(), from, "is no shape of the file"));
            boolean itself =
                    RegionPairing.meant(to, unnamed).filter(shape::equals).isPresent();
            accepted.put(
                    shape,
                    RegionPairing.meant(to, names)
                            .or(() -> itself ? Optional.of(shape) : Optional.empty())
                            .orElseThrow(() -> problem("", to, "is no region of the survey or its region table")));
        });
        return accepted;
    }

    private ImportProblem noneMatches(Boundaries shapes, RegionPairing pairing, Map<String, String> names) {
        return problem(
                shapes.keyProperty(),
                "",
                "none of its shapes is a region of the survey. Its shapes are "
                        + PairingWords.unmatched(pairing.unmatched())
                        + "; the survey's regions are " + PairingWords.named(List.copyOf(names.keySet()))
                        + ". Make both files write regions the same way, or say which shape is which region"
                        + (option(pairing).isEmpty() ? " (--same-shape SHAPE=REGION)." : option(pairing) + "."));
    }

    private static String option(RegionPairing pairing) {
        return PairingWords.option("--same-shape", pairing.unmatched())
                .map(option -> " (" + option + ")")
                .orElse("");
    }

    private ImportProblem problem(String column, String value, String expected) {
        return new ImportProblem(new Problem(file.getFileName().toString(), 0, column, value, expected));
    }
}
