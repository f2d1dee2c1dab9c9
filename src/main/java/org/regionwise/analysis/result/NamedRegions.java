package org.regionwise.analysis.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Listing;
import org.regionwise.engine.About;

/**
 * Warnings whose sentence is a list of regions and what is so of them, so that it can be said again of fewer: of those
 * whose figures may be shown, when the others' are withheld.
 */
public enum NamedRegions {
    OUTSIDE_PROPORTIONS("outside-proportions", About.MODEL) {
        @Override
        String sentence(List<String> names, Map<String, Object> facts) {
            return "On the identity scale estimates or limits of " + Listing.named(names)
                    + " would lie below 0 or above 100% and are cut there. The arcsine scale keeps them within.";
        }
    },
    IN_CONFLICT("regions-in-conflict", About.ANSWERS) {
        @Override
        String sentence(List<String> names, Map<String, Object> facts) {
            boolean one = names.size() == 1;
            return Listing.named(names) + (one ? " does" : " do")
                    + " not fit the model: what was found there is far from"
                    + " what it expects from the other regions. Check the data of "
                    + (one ? "this region" : "these regions")
                    + " first. If they are right, look for a predictor that tells " + (one ? "it" : "them")
                    + " from the others; without one, the model pulls the pooled "
                    + (one ? "estimate" : "estimates") + " too far towards what it expects. All " + facts.get("checked")
                    + " regions were checked, with a limit by which up to one survey in ten names a "
                    + "region by chance. The check is weak: a region that is not named may not fit either.";
        }
    },
    VARIANCE_TOO_LARGE("variance-too-large", About.ANSWERS) {
        @Override
        String sentence(List<String> names, Map<String, Object> facts) {
            return "The standard error of " + Listing.named(names)
                    + " is more than three times what is usual in this table for so many respondents; "
                    + "make sure that it is right. It does not enter the smoothing.";
        }
    },
    VARIANCE_ABSENT("variance-absent", About.ANSWERS) {
        @Override
        String sentence(List<String> names, Map<String, Object> facts) {
            boolean one = names.size() == 1;
            return Listing.named(names) + (one ? " has" : " have") + " no "
                    + (ofTable(facts) ? "standard error" : "sampling variance") + " of "
                    + (one ? "its" : "their") + " own that could be used ("
                    + (ofTable(facts)
                            ? "it is empty or 0, or the estimate is 0 or 1"
                            : "everybody gave the same answer, or too few respondents or sampling units")
                    + "); the other regions' design effect stands in for it.";
        }
    },
    VARIANCE_TOO_SMALL("variance-too-small", About.ANSWERS) {
        @Override
        String sentence(List<String> names, Map<String, Object> facts) {
            return "The own sampling variance of " + Listing.named(names)
                    + " is implausibly small for the number of respondents, so "
                    + (names.size() == 1 ? "it is" : "they are") + " shrunk too little. Smooth the variances"
                    + (ofTable(facts) ? "." : ", or use the binomial model.");
        }
    };

    private static final String NAMES = "names";

    private final String code;
    private final About about;

    NamedRegions(String code, About about) {
        this.code = code;
        this.about = about;
    }

    abstract String sentence(List<String> names, Map<String, Object> facts);

    private static boolean ofTable(Map<String, Object> facts) {
        return "table".equals(facts.get("from"));
    }

    /**
     * @param regions their keys
     * @param names what they are called, aligned; becomes a fact
     * @param facts further ones
     */
    public Warning warning(List<String> regions, List<String> names, Map<String, ?> facts) {
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put(NAMES, names);
        return new Warning(code, sentence(names, all), all, regions, about);
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
