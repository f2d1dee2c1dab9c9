package org.regionwise.analysis.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.engine.About;

/**
 * Warnings that are a list of regions and what is so of them, so that they can be given of fewer: of those whose
 * figures may be shown, when the others' are withheld.
 */
public enum NamedRegions {
    OUTSIDE_PROPORTIONS("outside-proportions", About.MODEL),
    /** Facts: {@code checked}, how many regions were looked at. */
    IN_CONFLICT("regions-in-conflict", About.ANSWERS),
    VARIANCE_TOO_LARGE("variance-too-large", About.ANSWERS),
    /** Facts, here and below: {@code from}, whether figures are of a {@code survey} or a published {@code table}. */
    VARIANCE_ABSENT("variance-absent", About.ANSWERS),
    VARIANCE_TOO_SMALL("variance-too-small", About.ANSWERS);

    private static final String NAMES = "names";

    private final String code;
    private final About about;

    NamedRegions(String code, About about) {
        this.code = code;
        this.about = about;
    }

    /**
     * @param regions their keys
     * @param names what they are called, aligned; becomes a fact
     * @param facts further ones
     */
    public Warning warning(List<String> regions, List<String> names, Map<String, ?> facts) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put(NAMES, names);
        return new Warning(code, null, all, regions, about);
    }

    /**
     * The warning as it may be shown when something of some regions is withheld: of the other regions only, or not at
     * all where none is left or it cannot be said of fewer.
     *
     * @param withheld keys of regions
     */
    public static Optional<Warning> without(Collection<String> withheld, Warning warning) {
        if (warning.regions().stream().noneMatch(withheld::contains)) {
            return Optional.of(warning);
        }
        for (NamedRegions each : values()) {
            if (each.code.equals(warning.code())
                    && warning.facts().get(NAMES) instanceof List<?> names
                    && names.size() == warning.regions().size()) {
                return each.ofOthers(withheld, warning, names);
            }
        }
        return Optional.empty();
    }

    private Optional<Warning> ofOthers(Collection<String> withheld, Warning warning, List<?> names) {
        List<String> regions = new ArrayList<>();
        List<String> called = new ArrayList<>();
        for (int i = 0; i < warning.regions().size(); i++) {
            if (!withheld.contains(warning.regions().get(i))) {
                regions.add(warning.regions().get(i));
                called.add((String) names.get(i));
            }
        }
        return regions.isEmpty() ? Optional.empty() : Optional.of(warning(regions, called, warning.facts()));
    }
}
