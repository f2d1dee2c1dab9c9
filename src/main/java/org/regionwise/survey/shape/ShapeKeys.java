package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.region.RegionNotation;
import org.regionwise.survey.row.CellText;

/** Which of the things that shapes say of themselves, their properties and their {@code id}, tells their regions. */
final class ShapeKeys {
    /** Enough to tell one property from another. */
    private static final int MOST_COMPARED = 3_000;

    private static final String ID = "id";
    /** Where the properties have an {@code id} of their own. */
    private static final String FEATURE_ID = "feature id";

    private ShapeKeys() {}

    /** How many different values are a region's, and how many of them are so to the letter. */
    private static final class Score {
        private final Set<String> found = new HashSet<>();
        private final Set<String> exactly = new HashSet<>();
    }

    /**
     * The property that knows most of the regions; {@code id} or {@code feature id} for the member of that name.
     *
     * @param features GeoJSON features
     * @param regions codes and names of the regions; when there are none, any property will do
     * @return empty when the shapes say nothing of themselves
     */
    static Optional<String> property(List<ObjectNode> features, Collection<String> regions) {
        return best(features, regions).map(Map.Entry::getKey);
    }

    /** How many different regions that property knows. */
    static int known(List<ObjectNode> features, Collection<String> regions) {
        return best(features, regions).map(each -> each.getValue().found.size()).orElse(0);
    }

    private static Optional<Map.Entry<String, Score>> best(List<ObjectNode> features, Collection<String> regions) {
        Set<String> folded = new HashSet<>();
        Set<String> forms = new HashSet<>();
        RegionNotation notation = RegionNotation.of(regions);
        regions.forEach(region -> {
            folded.add(RegionKey.folded(region));
            forms.addAll(notation.loose(region));
        });
        RegionNotation any = RegionNotation.of(List.of());
        Map<String, Score> scores = new LinkedHashMap<>();
        int step = Math.max(1, features.size() / MOST_COMPARED);
        for (int i = 0; i < features.size(); i += step) {
            said(features.get(i)).forEach((property, text) -> {
                Score score = scores.computeIfAbsent(property, each -> new Score());
                if (score.found.contains(text)) {
                    return;
                }
                if (folded.contains(RegionKey.folded(text))) {
                    score.exactly.add(text);
                    score.found.add(text);
                } else if (any.loose(text).stream().anyMatch(forms::contains)) {
                    score.found.add(text);
                }
            });
        }
        return scores.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<String, Score> each) ->
                                each.getValue().found.size())
                        .thenComparingInt(each -> each.getValue().exactly.size()));
    }

    /** What a shape says of its region; null when it says nothing. */
    static String key(ObjectNode feature, String property) {
        return said(feature).get(property);
    }

    /** Everything that a shape says of itself in a word or a number. */
    private static Map<String, String> said(ObjectNode feature) {
        Map<String, String> said = new LinkedHashMap<>();
        feature.path("properties").properties().forEach(each -> put(said, each.getKey(), each.getValue()));
        boolean own = feature.path("properties").has(ID);
        put(said, own ? FEATURE_ID : ID, feature.path(ID));
        return said;
    }

    private static void put(Map<String, String> said, String property, JsonNode value) {
        String text = value.isValueNode() && !value.isNull() ? CellText.clean(text(value)) : null;
        if (text != null) {
            said.putIfAbsent(property, text);
        }
    }

    /** A number as people write it: 1 and 1.0 are one number in JSON. */
    private static String text(JsonNode value) {
        if (value.isFloatingPointNumber() && Double.isFinite(value.asDouble())) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            return number.toPlainString();
        }
        return value.asText();
    }
}
