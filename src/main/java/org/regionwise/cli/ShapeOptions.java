package org.regionwise.cli;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Result;
import org.regionwise.survey.Boundaries;
import org.regionwise.survey.BoundaryFile;
import org.regionwise.survey.RegionPairing;
import picocli.CommandLine.Option;

/** The shapes of the regions, by options. */
final class ShapeOptions {
    private static final int NAMED = 5;

    @Option(
            names = "--boundaries",
            paramLabel = "FILE",
            description = "GeoJSON or TopoJSON file with the shapes of the regions, for --format geojson and bundle;"
                    + " matched by key or name.")
    private Path file;

    /** Whether there are any. */
    boolean given() {
        return file != null;
    }

    /**
     * The shapes under the keys of a result's regions; empty when none were given.
     *
     * @param err hears of regions without shape
     */
    Optional<Boundaries> read(Result result, PrintStream err) {
        if (file == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new UnusableFile(file, Files.exists(file) ? "is not a file" : "there is no such file");
        }
        Map<String, String> names = new LinkedHashMap<>();
        result.regions().forEach(region -> names.put(region.region(), region.name()));
        List<String> wanted = new ArrayList<>(names.keySet());
        names.values().stream().filter(name -> name != null && !name.isBlank()).forEach(wanted::add);
        Boundaries shapes = BoundaryFile.read(file, file.getFileName().toString(), wanted);
        RegionPairing pairing = RegionPairing.of(shapes.keys(), names, Map.of());
        if (!pairing.others().isEmpty()) {
            List<String> without = pairing.others();
            err.println("warning: "
                    + OneLine.of(file.getFileName() + " has no shape of "
                            + String.join(", ", without.subList(0, Math.min(NAMED, without.size())))
                            + (without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "")));
        }
        return Optional.of(BoundaryFile.renamed(shapes, pairing.alike()));
    }
}
