package org.regionwise.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Words;

/** How the regions of a table are ordered. */
public enum RegionOrder {
    /** From A to Z, as readers look a region up. */
    NAME,
    /** The highest pooled estimate first. */
    ESTIMATE;

    /** As addresses and commands write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That with a code. */
    public static Optional<RegionOrder> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** The regions of a result in this order; names as the language orders them. */
    public List<RegionEstimate> of(Result result, Words words) {
        return this == ESTIMATE
                ? PooledOrder.of(result)
                : result.regions().stream()
                        .sorted(Comparator.comparing(RegionEstimate::label, new NaturalOrder(words)))
                        .toList();
    }
}
