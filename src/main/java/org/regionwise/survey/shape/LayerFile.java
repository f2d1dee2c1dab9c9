package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/**
 * The layers of a file that may have several, and which of them holds the regions: the one whose shapes know most of
 * them, the first among equals.
 */
record LayerFile(List<Layer> layers) {
    /**
     * Shapes that belong together.
     *
     * @param name as the file calls it
     * @param features GeoJSON features
     * @param system empty when it is not known how to bring its positions to longitude and latitude
     * @param said what the file says of the system
     * @param notes how it was read
     */
    record Layer(
            String name,
            List<ObjectNode> features,
            Supplier<Optional<CoordinateSystem>> system,
            String said,
            List<Reason> notes) {}

    /**
     * The layer with the regions.
     *
     * @param notes hears which layers were passed over
     * @throws ImportProblem if there is none
     */
    Layer of(Collection<String> regions, ReceivedFile file, List<Reason> notes) {
        Layer best = layers.stream()
                .filter(layer -> !layer.features.isEmpty())
                .max(Comparator.comparing((Layer layer) -> hasAreas(layer))
                        .thenComparingInt(layer -> ShapeKeys.known(layer.features, regions))
                        .thenComparing(Comparator.comparingInt(layers::indexOf).reversed()))
                .orElseThrow(() -> new ImportProblem(file.problem(Reason.of("no-shapes"))));
        int chosen = layers.indexOf(best);
        List<String> others = IntStream.range(0, layers.size())
                .filter(at -> at != chosen)
                .mapToObj(at -> layers.get(at).name)
                .toList();
        if (!others.isEmpty()) {
            notes.add(Reason.of("layers-passed-over", "layer", best.name, "others", others));
        }
        notes.addAll(best.notes);
        return best;
    }

    private static boolean hasAreas(Layer layer) {
        return layer.features.stream()
                .map(feature -> feature.path("geometry").path("type").asText())
                .anyMatch(type -> type.endsWith("Polygon"));
    }
}
