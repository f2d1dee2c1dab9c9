package org.regionwise.report.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.release.Released;

/**
 * The numbers of the table of regions as quantities: limits and standard errors beside what they belong to, everything
 * else by itself. So no number is in one table and not in the other.
 */
final class RegionQuantities {
    /**
     * Columns that belong to another one: its standard error and its limits. Coverage is the analysis's unless said.
     */
    private record Companions(String standardError, String lower, String upper) {}

    private static final double HALF = 0.5;

    private static final Map<String, Companions> COMPANIONS = Map.of(
            "raw", new Companions("raw_se", "raw_lower", "raw_upper"),
            "pooled", new Companions("pooled_se", "pooled_lower", "pooled_upper"),
            "median", new Companions("", "half_lower", "half_upper"),
            "expected_rank", new Companions("", "rank_lower", "rank_upper"));

    private static final Companions NONE = new Companions("", "", "");
    private static final String KORN_GRAUBARD = "korn_graubard";

    private final double level;
    private final Map<String, RegionColumn.Figures> figures = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    private RegionQuantities(Released released) {
        level = released.result().model().interval();
        for (RegionColumn column : RegionColumns.of(released)) {
            if (column instanceof RegionColumn.Figures each) {
                figures.put(each.name(), each);
                order.add(each.name());
            }
        }
    }

    /** All that at least one region has, in the order of the table of regions. */
    static List<RegionQuantity> of(Released released) {
        RegionQuantities all = new RegionQuantities(released);
        return all.order.stream()
                .filter(name -> !all.belongsToAnother(name))
                .map(all::quantity)
                .filter(quantity -> released.result().regions().stream().anyMatch(quantity::definedIn))
                .toList();
    }

    private boolean belongsToAnother(String name) {
        return name.equals(KORN_GRAUBARD + "_upper")
                || COMPANIONS.values().stream()
                        .anyMatch(each -> name.equals(each.standardError())
                                || name.equals(each.lower())
                                || name.equals(each.upper()));
    }

    private RegionQuantity quantity(String name) {
        if (name.startsWith(KORN_GRAUBARD)) {
            return new RegionQuantity(KORN_GRAUBARD, level, this::kornGraubard);
        }
        Companions with = COMPANIONS.getOrDefault(name, NONE);
        double coverage = with.lower().isEmpty() ? Double.NaN : name.equals("median") ? HALF : level;
        return new RegionQuantity(
                name,
                coverage,
                region -> new Estimate(
                        number(name, region),
                        number(with.standardError(), region),
                        number(with.lower(), region),
                        number(with.upper(), region)));
    }

    /** Another interval of the raw estimate. */
    private Estimate kornGraubard(RegionEstimate region) {
        double lower = number(KORN_GRAUBARD + "_lower", region);
        return Double.isNaN(lower)
                ? Estimate.UNDEFINED
                : new Estimate(number("raw", region), Double.NaN, lower, number(KORN_GRAUBARD + "_upper", region));
    }

    private double number(String column, RegionEstimate region) {
        return column.isEmpty() ? Double.NaN : figures.get(column).number().applyAsDouble(region);
    }
}
