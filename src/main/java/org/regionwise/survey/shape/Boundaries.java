package org.regionwise.survey.shape;

import java.util.List;
import java.util.Map;
import org.regionwise.survey.Reason;

/**
 * The shapes of regions, for maps.
 *
 * @param file the file's name as the analyst knows it
 * @param sha256 hash of the file
 * @param keyProperty the property of each shape that tells its region
 * @param keys the values of that property, in file order, no two alike
 * @param names names of the shapes that have one, by key
 * @param geojson a feature collection in which every shape has the properties {@code region} and, if known, {@code
 *     name}
 * @param notes what was left out, joined or transformed when the file was read
 */
public record Boundaries(
        String file,
        String sha256,
        String keyProperty,
        List<String> keys,
        Map<String, String> names,
        String geojson,
        List<Reason> notes) {
    public Boundaries {
        keys = List.copyOf(keys);
        names = Map.copyOf(names);
        notes = List.copyOf(notes);
    }
}
