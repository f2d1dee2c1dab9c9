package org.regionwise.analysis.coding;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.RegionKey;

/**
 * What a predictor's values in a population table are in the survey: written alike, the same number, alike but for case
 * and blanks, or what the survey says that one of its codes means.
 */
final class PopulationLevels {
    private final boolean number;
    private final TreeSet<String> known;
    private final Map<String, String> labels;
    private final Map<String, Optional<String>> found = new LinkedHashMap<>();

    /**
     * @param number whether the predictor is a number and no category
     * @param known its values in the survey
     * @param labels what these mean, as far as the survey says it
     */
    PopulationLevels(boolean number, Collection<String> known, Map<String, String> labels) {
        this.number = number;
        this.known = new TreeSet<>(known);
        this.labels = labels;
    }

    /** The survey's value; empty where no respondent has it, or it is no number where one is needed. */
    Optional<String> of(String value) {
        return found.computeIfAbsent(value, this::find);
    }

    private Optional<String> find(String value) {
        boolean isNumber = NumberText.isNumber(value);
        if (number) {
            return isNumber ? Optional.of(NumberText.canonical(value)) : Optional.empty();
        }
        if (known.contains(value)) {
            return Optional.of(value);
        }
        String folded = RegionKey.folded(value);
        return only(known.stream()
                        .filter(each -> isNumber
                                && NumberText.isNumber(each)
                                && NumberText.canonical(each).equals(NumberText.canonical(value)))
                        .toList())
                .or(() -> only(known.stream()
                        .filter(each -> RegionKey.folded(each).equals(folded))
                        .toList()))
                .or(() -> only(known.stream()
                        .filter(each -> labels.containsKey(each)
                                && RegionKey.folded(labels.get(each)).equals(folded))
                        .toList()));
    }

    private static Optional<String> only(List<String> values) {
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Values that were read as one that is written otherwise, in more than case, blanks and decimals. */
    Map<String, String> readAsOthers() {
        Map<String, String> others = new LinkedHashMap<>();
        found.forEach((value, level) -> level.filter(each -> !number
                        && !RegionKey.folded(each).equals(RegionKey.folded(value))
                        && !NumberText.isNumber(each))
                .ifPresent(each -> others.put(value, each)));
        found.forEach((value, level) -> level.filter(
                        each -> !number && NumberText.isNumber(each) && !NumberText.isNumber(value))
                .ifPresent(each -> others.put(value, each)));
        return others;
    }
}
