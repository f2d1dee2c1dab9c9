package org.regionwise.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/**
 * No number of people below {@code smallest} is shown, nor can one be derived: neither those of a region who said yes,
 * nor those who said no, nor those who gave no answer. The policy of the U.S. Centers for Medicare and Medicaid
 * Services is of this kind: no cell of 1 to 10, directly, by a percentage or by subtraction, excluded cases included; 0
 * may be shown.
 *
 * <p>What is kept from being derived, and how:
 * <ul>
 *   <li>From the region's own row: everything that depends on its answers is withheld with the counts. Raw estimate and
 *       its limits give them back (y = p̂n), pooled estimate and its interval nearly do, as do shrinkage (n), the
 *       random effect, the posterior, ranks, effective n, Σw, design effect, degrees of freedom, direct figures of the
 *       area-level model, and flags such as “nobody said yes”. What remains is what the model says without these
 *       answers (synthetic), unless predictors of respondents make that a figure of its own respondents too.
 *   <li>By subtraction from totals: n and y of the nation less those of all regions shown are Σ n and Σ y of the
 *   withheld.
 *       {@link ComplementarySuppression} withholds further regions until these sums say no more of any withheld count
 *       than the rule itself does, that it is below {@code smallest}; where that would take too many regions, the
 *       national figures are withheld instead. Other totals (effective n, the population-weighted pooled estimate, the
 *       target of benchmarking) are sums over the same regions, so that they have at least two unknowns as well.
 *   <li>From which regions are withheld: those with a small count and those that protect them look the same.
 *   <li>From those without an answer: one small number of them withholds the column, and a small total the number of
 *   rows.
 *   <li>From the model: its coefficients, likelihood and all other regions' pooled estimates depend on every answer. In
 *   full
 *       precision they would tell which of the few possible counts gave them, by fitting the model to each. So
 *       likelihoods and criteria are withheld, figures of the predictive check too, and all others rounded
 *       ({@link Rounding}).
 * </ul>
 * What this does not protect from: somebody who knows some of the answers from elsewhere; several releases of
 * overlapping data compared; a predictor that only a withheld region has, whose coefficient is then a figure of that
 * region alone; and what can be guessed from rounded figures of the model when regions are very few. These remain for
 * the analyst to judge.
 *
 * @param smallest the smallest count that may be shown, at least 2
 * @param zeroShown whether 0 may be shown as well
 */
public record MinimumFrequency(long smallest, boolean zeroShown) implements Rule {
    static final String CODE = "minimum-cell";

    private static final List<FigureGroup> ALL = List.of(FigureGroup.RAW, FigureGroup.POOLED, FigureGroup.COUNTS);

    public MinimumFrequency {
        if (smallest < 2) {
            throw new InvalidRule("rule-smallest");
        }
    }

    /** Whether a number of people must not be shown. */
    boolean small(long count) {
        return count < smallest && (count > 0 || count == 0 && !zeroShown);
    }

    /** The least that a small count can be. */
    long least() {
        return zeroShown ? 1 : 0;
    }

    @Override
    public List<Decision> decisions(Result result) {
        List<RegionEstimate> regions = result.regions();
        List<Decision> decisions = new ArrayList<>();
        List<long[]> counts = regions.stream().map(MinimumFrequency::counts).toList();
        Set<Integer> small = new LinkedHashSet<>();
        for (int j = 0; j < counts.size(); j++) {
            for (long count : counts.get(j)) {
                if (small(count)) {
                    small.add(j);
                }
            }
        }
        ComplementarySuppression complement = ComplementarySuppression.of(this, counts, small);
        for (int j : small) {
            decisions.add(primary(regions.get(j), counts.get(j)));
        }
        for (int j : complement.regions()) {
            decisions.add(new Decision(
                    regions.get(j).region(),
                    CODE,
                    QualityFlag.CONFIDENTIAL,
                    ALL,
                    Reason.TELLS_OTHERS,
                    Double.NaN,
                    smallest));
        }
        if (complement.nation()) {
            decisions.add(
                    new Decision(null, CODE, QualityFlag.CONFIDENTIAL, ALL, Reason.NATION_TELLS, Double.NaN, smallest));
        }
        if (regions.stream().anyMatch(region -> small(region.unanswered()))) {
            decisions.add(new Decision(
                    null, CODE, QualityFlag.CONFIDENTIAL, List.of(), Reason.SMALL_UNANSWERED, Double.NaN, smallest));
        }
        return decisions;
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.copyOf(ALL);
    }

    private Decision primary(RegionEstimate region, long[] counts) {
        boolean yes = small(counts[0]);
        long count = yes ? counts[0] : counts[1];
        Reason reason = counts.length == 1 ? Reason.SMALL_RESPONDENTS : yes ? Reason.SMALL_YES : Reason.SMALL_NO;
        return new Decision(region.region(), CODE, QualityFlag.CONFIDENTIAL, ALL, reason, count, smallest);
    }

    /**
     * Who said yes and who said no; respondents where a published table says no more; nothing of a region without any.
     */
    static long[] counts(RegionEstimate region) {
        if (region.respondents() <= 0) {
            return new long[0];
        }
        return region.positives() == Result.UNKNOWN
                ? new long[] {region.respondents()}
                : new long[] {region.positives(), region.respondents() - region.positives()};
    }
}
