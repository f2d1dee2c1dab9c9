package org.regionwise.cli.option;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;
import org.regionwise.report.reading.ProblemWords;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.region.RegionPairing;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.shape.BoundaryFile;
import picocli.CommandLine.Option;

/** The shapes of the regions, by options. */
public final class ShapeOptions {
    private static final int NAMED = 5;
    private static final int PAIRS_NAMED = 10;

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
        shapes.notes().forEach(note -> warn(err, words, "note", "sentence", telling.reason(note)));
        Map<String, String> pairs = pairing.unsaid(accepted, names);
        if (!pairs.isEmpty()) {
            warn(err, words, "paired", "pairs", pairs(pairs, names, words));
        }
        if (!pairing.others().isEmpty()) {
            warn(err, words, "missing", "regions", words.lists().firstOf(pairing.others(), NAMED));
        }
        if (!pairing.unmatched().isEmpty()) {
            Optional<String> option = pairing.accepting("--same-shape");
            warn(
                    err,
                    words,
                    option.isPresent() ? "unmatched-perhaps" : "unmatched",
                    "shapes",
                    telling.guesses(pairing.guesses()),
                    "option",
                    option.orElse(""));
        }
        return Optional.of(BoundaryFile.renamed(shapes, pairing.alike()));
    }

    private void warn(PrintStream err, Words words, String code, Object... facts) {
        Object[] all = new Object[facts.length + 2];
        all[0] = "file";
        all[1] = file.getFileName().toString();
        System.arraycopy(facts, 0, all, 2, facts.length);
        err.println(OneLine.of(words.say("command.warning", "warning", words.say("command.shapes." + code, all))));
    }

    private static Listed pairs(Map<String, String> pairs, Map<String, String> names, Words words) {
        List<String> clauses = new ArrayList<>();
        pairs.forEach((shape, region) -> {
            String name = names.get(region);
            clauses.add(
                    name == null || name.equals(region)
                            ? words.say("command.shapes.pair", "shape", shape, "region", region)
                            : words.say("command.shapes.pair-named", "shape", shape, "region", region, "name", name));
        });
        return words.lists().clauses(clauses, PAIRS_NAMED);
    }

    /** The shapes and regions that were said to be one, each by its key. */
    private Map<String, String> accepted(Map<String, String> said, Boundaries shapes, Map<String, String> names) {
        Map<String, String> unnamed = new LinkedHashMap<>();
        shapes.keys().forEach(key -> unnamed.put(key, null));
        Map<String, String> accepted = new LinkedHashMap<>();
        said.forEach((from, to) -> {
            String shape = RegionPairing.meant(from, unnamed)
                    .orElseThrow(() -> problem(shapes.keyProperty(), from, Reason.of("no-such-shape")));
            boolean itself =
                    RegionPairing.meant(to, unnamed).filter(shape::equals).isPresent();
            accepted.put(
                    shape,
                    RegionPairing.meant(to, names)
                            .or(() -> itself ? Optional.of(shape) : Optional.empty())
                            .orElseThrow(() -> problem("", to, Reason.of("no-region-at-all"))));
        });
        return accepted;
    }

    private ImportProblem noneMatches(Boundaries shapes, RegionPairing pairing, Map<String, String> names) {
        return problem(
                shapes.keyProperty(),
                "",
                Reason.of("no-shape-matches")
                        .then(Reason.of(
                                "shapes-and-regions",
                                "shapes",
                                pairing.guesses(),
                                "regions",
                                List.copyOf(names.keySet())))
                        .then(Reason.of(
                                "same-way-or-say-shape",
                                "option",
                                pairing.accepting("--same-shape").orElse("--same-shape SHAPE=REGION"))));
    }

    private ImportProblem problem(String column, String value, Reason expected) {
        return new ImportProblem(new Problem(file.getFileName().toString(), 0, column, value, expected));
    }
}
