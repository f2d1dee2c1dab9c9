package org.regionwise.report.file;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumn.Part;

/**
 * The numbers of the table of regions as quantities: limits and standard errors beside what they belong to, everything
 * else by itself. So no number is in one table and not in the other.
 */
public final class RegionQuantities {
    private static final double HALF = 0.5;
    private static final Set<ResultColumn> ALWAYS =
            EnumSet.of(ResultColumn.RESPONDENTS, ResultColumn.RAW, ResultColumn.POOLED);

    private RegionQuantities() {}

    /** All that at least one region has, in the order of the table of regions. */
    public static List<RegionQuantity> of(Result result) {
        return all(result)
                .filter(quantity -> result.regions().stream().anyMatch(quantity::definedIn))
                .toList();
    }

    /** The same with those that every result has, be they withheld of all regions. */
    public static List<RegionQuantity> withWithheld(Result result) {
        return all(result)
                .filter(quantity -> ALWAYS.contains(quantity.column())
                        || result.regions().stream().anyMatch(quantity::definedIn))
                .toList();
    }

    private static Stream<RegionQuantity> all(Result result) {
        Map<String, Map<Part, ResultColumn>> quantities = new LinkedHashMap<>();
        Arrays.stream(ResultColumn.values())
                .filter(ResultColumn::numeric)
                .forEach(column -> quantities
                        .computeIfAbsent(column.quantity(), quantity -> new EnumMap<>(Part.class))
                        .put(column.part(), column));
        double level = result.model().interval();
        return quantities.entrySet().stream().map(each -> quantity(each.getKey(), each.getValue(), level));
    }

    private static RegionQuantity quantity(String name, Map<Part, ResultColumn> parts, double level) {
        if (!parts.containsKey(Part.ESTIMATE)) {
            return new RegionQuantity(name, parts.get(Part.LOWER), level, region -> otherInterval(parts, region));
        }
        boolean limited = parts.containsKey(Part.LOWER);
        double coverage = !limited ? Double.NaN : parts.get(Part.ESTIMATE) == ResultColumn.MEDIAN ? HALF : level;
        return new RegionQuantity(
                name,
                parts.get(Part.ESTIMATE),
                coverage,
                region -> new Estimate(
                        number(parts, Part.ESTIMATE, region),
                        number(parts, Part.STANDARD_ERROR, region),
                        number(parts, Part.LOWER, region),
                        number(parts, Part.UPPER, region)));
    }

    /** Limits without an estimate of their own are another interval of the raw one. */
    private static Estimate otherInterval(Map<Part, ResultColumn> limits, RegionEstimate region) {
        double lower = number(limits, Part.LOWER, region);
        return Double.isNaN(lower)
                ? Estimate.UNDEFINED
                : new Estimate(ResultColumn.RAW.number(region), Double.NaN, lower, number(limits, Part.UPPER, region));
    }

    private static double number(Map<Part, ResultColumn> parts, Part part, RegionEstimate region) {
        return parts.containsKey(part) ? parts.get(part).number(region) : Double.NaN;
    }
}
