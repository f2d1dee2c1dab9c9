package org.regionwise.release;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.regionwise.analysis.result.Result;

/**
 * What a rule found of one region, or of the nation.
 *
 * @param region key of the region; null for all regions together
 * @param rule code of the rule
 * @param flag what follows from it
 * @param concerns the figures it speaks of
 * @param reason why, as a code
 * @param value the number that triggered it; NaN where it cannot be computed or must not be told
 * @param limit what it was held against
 */
public record Decision(
        String region,
        String rule,
        QualityFlag flag,
        List<FigureGroup> concerns,
        Reason reason,
        double value,
        double limit) {
    private static final MathContext TOLD = new MathContext(3);
    private static final MathContext ROUNDED = new MathContext(2);

    public Decision {
        // rules may hold them in sets, whose order changes from one run to the next
        concerns = concerns.stream().sorted().toList();
    }

    /** What is not shown because of it. */
    public Set<FigureGroup> withholds() {
        return flag.withholds() ? Collections.unmodifiableSet(new LinkedHashSet<>(concerns)) : Set.of();
    }

    /** Whether it is of all regions together. */
    public boolean national() {
        return region == null;
    }

    /** Whether another withholds the same figures of the same region for the same kind of reason. */
    boolean ofTheSame(Decision other) {
        return Objects.equals(region, other.region)
                && flag == other.flag
                && Set.copyOf(other.concerns).containsAll(concerns)
                && concerns.isEmpty() == other.concerns.isEmpty();
    }

    /** Whether a result has what it is of. */
    boolean appliesTo(Result result) {
        return national()
                || result.regions().stream().anyMatch(each -> each.region().equals(region));
    }

    /**
     * What may be told of it: three digits of the number, so that a withheld estimate cannot be computed from it (the
     * number of respondents stands in every table), or two where figures are {@code rounded} for what others withhold;
     * nothing at all of a confidential one, not even whether it is itself small or protects another that is.
     */
    Decision told(boolean rounded) {
        if (flag == QualityFlag.CONFIDENTIAL) {
            return new Decision(
                    region, rule, flag, concerns, national() ? reason : Reason.SMALL_OR_TELLS, Double.NaN, limit);
        }
        boolean whole = reason == Reason.FEW_RESPONDENTS || !Double.isFinite(value);
        double told = whole
                ? value
                : new BigDecimal(value).round(rounded ? ROUNDED : TOLD).doubleValue();
        return new Decision(region, rule, flag, concerns, reason, told, limit);
    }
}
