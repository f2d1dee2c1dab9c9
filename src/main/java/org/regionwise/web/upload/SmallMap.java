package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.chart.map.OutlineMap;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.shape.BoundaryFile;

/**
 * The boundaries of an upload as a small picture, so that a wrong file is seen before it is stored.
 *
 * @param width of the picture
 * @param height likewise
 * @param places the map's areas
 */
public record SmallMap(int width, int height, List<Place> places) {
    /**
     * An area.
     *
     * @param name of its region
     * @param path its shape
     * @param mark {@code place-known}, {@code place-empty} for a region without respondents, {@code place-strange} for
     *     an area of no region
     */
    public record Place(String name, String path, String mark) {}

    /** Empty where there are no boundaries that can be used, or too many points for a small picture. */
    static Optional<SmallMap> of(UploadCheck standing) {
        if (standing.shapes().isEmpty() || standing.matching().shapeless()) {
            return Optional.empty();
        }
        Map<String, String> names = standing.table().map(RegionTable::names).orElse(Map.of());
        Map<String, Long> respondents = standing.matching().recoding().read();
        OutlineMap map = OutlineMap.of(BoundaryFile.renamed(
                        standing.shapes().get(), standing.matching().shapeMatches())
                .geojson());
        List<Place> places = map.shapes().stream()
                .map(shape -> {
                    String key = shape.region();
                    String name = names.get(key);
                    boolean asked = respondents.getOrDefault(key, 0L) > 0;
                    return new Place(
                            name == null ? key : name,
                            shape.path(),
                            asked ? "place-known" : names.containsKey(key) ? "place-empty" : "place-strange");
                })
                .toList();
        return places.isEmpty() ? Optional.empty() : Optional.of(new SmallMap(map.width(), map.height(), places));
    }
}
