package org.regionwise.analysis.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.coding.LinkedWaves;
import org.regionwise.analysis.estimate.Drawn;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.ChangeDraws;
import org.regionwise.engine.Interval;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.Ranking;
import org.regionwise.engine.direct.DifferenceInterval;
import org.regionwise.engine.direct.DirectChanges;
import org.regionwise.engine.numeric.NormalQuantile;

/**
 * The figures of a change between two waves.
 *
 * <p>Raw: the difference of direct estimates, its standard error √(s_1² + s_2²), or of linked waves that of {@link
 * DirectChanges}; limits by {@link DifferenceInterval}. Pooled: from {@link ChangeDraws} where both waves have a
 * posterior, else as raw with s² = s_1² + s_2² − 2 r s_1 s_2, and a rise as likely as a normal distribution with the
 * interval's arm towards 0 has it. Of linked waves r_j = ρ_j √(γ_1j γ_2j), with ρ_j the correlation of the direct
 * estimates and γ_j the weight that a pooled estimate gives to its region's own answers: with (θ_1, θ_2) independent a
 * priori and sampling covariance ρ √(v_1 v_2), the posterior correlation is that to first order in ρ. All regions
 * together pool nothing away, γ = 1.
 */
final class ChangeFigures {
    private static final NormalDistribution STANDARD = new NormalDistribution();

    private final Result first;
    private final Result second;
    private final List<RegionPairs.Pair> pairs;
    private final Optional<LinkedWaves> linked;
    private final Optional<ChangeDraws> draws;
    private final double level;

    ChangeFigures(Drawn first, Drawn second, RegionPairs pairs, Optional<LinkedWaves> linked, Settings settings) {
        this.first = first.result();
        this.second = second.result();
        this.pairs = pairs.pairs();
        this.linked = linked;
        this.level = settings.interval();
        this.draws = first.draws()
                .flatMap(one ->
                        second.draws().map(other -> new ChangeDraws(one, other, settings.seed(), settings.interval())));
    }

    /** Largest rise first. */
    List<RegionChange> regions() {
        List<RegionChange> found = new ArrayList<>();
        List<ChangeDraws.Compared> compared = new ArrayList<>();
        List<Integer> drawn = new ArrayList<>();
        for (int j = 0; j < pairs.size(); j++) {
            RegionPairs.Pair pair = pairs.get(j);
            RegionEstimate before =
                    pair.first() == RegionPairs.ABSENT ? null : first.regions().get(pair.first());
            RegionEstimate after = pair.second() == RegionPairs.ABSENT
                    ? null
                    : second.regions().get(pair.second());
            RegionChange change = before == null || after == null ? once(before, after) : change(j, before, after);
            if (draws.isPresent() && change.pooled().defined()) {
                compared.add(new ChangeDraws.Compared(
                        pair.first(), pair.second(), change.pooled().estimate(), correlation(j, before, after)));
                drawn.add(j);
            }
            found.add(change);
        }
        if (!compared.isEmpty()) {
            put(found, drawn, draws.orElseThrow().changes(compared, compared.size()));
        }
        return found.stream().sorted(RegionChange.BY_RISE).toList();
    }

    private static RegionChange once(RegionEstimate before, RegionEstimate after) {
        RegionEstimate only = before == null ? after : before;
        return new RegionChange(
                only.region(),
                only.name(),
                before == null ? null : RegionChange.Level.of(before),
                after == null ? null : RegionChange.Level.of(after),
                Estimate.UNDEFINED,
                0,
                Estimate.UNDEFINED,
                Double.NaN,
                null);
    }

    private RegionChange change(int j, RegionEstimate before, RegionEstimate after) {
        double raw = linked.map(each -> each.correlations().get(j)).orElse(0.0);
        Optional<DirectChanges.Change> direct =
                linked.map(each -> each.regions().get(j));
        Estimate pooled = difference(before.pooled(), after.pooled(), correlation(j, before, after));
        return new RegionChange(
                after.region(),
                after.name(),
                RegionChange.Level.of(before),
                RegionChange.Level.of(after),
                raw(before.raw(), after.raw(), raw, direct),
                raw,
                pooled,
                rise(pooled),
                null);
    }

    private void put(List<RegionChange> found, List<Integer> drawn, JointDraws changes) {
        Ranking ranking = changes.ranking(1);
        for (int k = 0; k < drawn.size(); k++) {
            Ranking.Rank rank = ranking.regions().get(k);
            RegionChange each = found.get(drawn.get(k));
            found.set(
                    drawn.get(k),
                    new RegionChange(
                            each.region(),
                            each.name(),
                            each.first(),
                            each.second(),
                            each.raw(),
                            each.rawCorrelation(),
                            estimate(each.pooled().estimate(), changes.of(k)),
                            changes.probabilityAbove(k, 0),
                            drawn.size() < 2
                                    ? null
                                    : new RegionChange.Rank(rank.expected(), rank.lower(), rank.upper())));
        }
    }

    private static Estimate estimate(double exact, PosteriorSummary summary) {
        return new Estimate(exact, summary.standardDeviation(), summary.lower(), summary.upper());
    }

    /** r_j of the pooled estimates. */
    private double correlation(int j, RegionEstimate before, RegionEstimate after) {
        double own = Math.sqrt(Math.max(0, (1 - before.shrinkage()) * (1 - after.shrinkage())));
        return linked.map(each -> each.correlations().get(j)).orElse(0.0) * (Double.isNaN(own) ? 0 : own);
    }

    private static Estimate raw(
            Estimate before, Estimate after, double correlation, Optional<DirectChanges.Change> direct) {
        Estimate plain = difference(before, after, correlation);
        return direct.filter(each -> plain.defined())
                .map(each -> new Estimate(plain.estimate(), Math.sqrt(each.variance()), plain.lower(), plain.upper()))
                .orElse(plain);
    }

    private static Estimate difference(Estimate before, Estimate after, double correlation) {
        if (!before.defined() || !after.defined()) {
            return Estimate.UNDEFINED;
        }
        Interval limits = DifferenceInterval.of(
                before.estimate(),
                new Interval(before.lower(), before.upper()),
                after.estimate(),
                new Interval(after.lower(), after.upper()),
                correlation);
        double one = before.standardError();
        double other = after.standardError();
        return new Estimate(
                after.estimate() - before.estimate(),
                Math.sqrt(Math.max(0, one * one + other * other - 2 * correlation * one * other)),
                limits.lower(),
                limits.upper());
    }

    /** Φ(z d / a), with a from d to the limit on the side of 0, so that it is 1 − α/2 where that limit is 0. */
    private double rise(Estimate change) {
        double d = change.estimate();
        double arm = d > 0 ? d - change.lower() : change.upper() - d;
        return arm > 0
                ? STANDARD.cumulativeProbability(NormalQuantile.twoSided(level) * d / arm)
                : d != 0 && arm == 0 ? (1 + Math.signum(d)) / 2 : Double.NaN;
    }

    WaveChange.National national() {
        double correlation = linked.map(each -> each.nation().correlation())
                .filter(each -> !Double.isNaN(each))
                .orElse(0.0);
        Estimate raw =
                raw(first.national().raw(), second.national().raw(), correlation, linked.map(LinkedWaves::nation));
        Estimate pooled =
                difference(first.national().pooled(), second.national().pooled(), correlation);
        double[] before = ChangeEstimation.shares(first);
        double[] after = ChangeEstimation.shares(second);
        WaveChange.Decomposition parts = decomposition(before, after, correlation);
        if (draws.isEmpty() || !pooled.defined()) {
            return new WaveChange.National(raw, correlation, pooled, rise(pooled), parts);
        }
        ChangeDraws own = draws.orElseThrow();
        return new WaveChange.National(
                raw,
                correlation,
                estimate(pooled.estimate(), own.weighted(before, after, pooled.estimate(), correlation)),
                own.probabilityAbove(before, after, pooled.estimate(), correlation),
                parts);
    }

    private WaveChange.Decomposition decomposition(double[] before, double[] after, double correlation) {
        double[] withinFirst = new double[before.length];
        double[] withinSecond = new double[after.length];
        double[] sharesFirst = new double[before.length];
        double[] sharesSecond = new double[after.length];
        for (RegionPairs.Pair pair : pairs) {
            if (pair.inBoth()) {
                double mean = (before[pair.first()] + after[pair.second()]) / 2;
                double moved = (after[pair.second()] - before[pair.first()]) / 2;
                withinFirst[pair.first()] = mean;
                withinSecond[pair.second()] = mean;
                sharesFirst[pair.first()] = -moved;
                sharesSecond[pair.second()] = moved;
            } else if (pair.second() == RegionPairs.ABSENT) {
                sharesFirst[pair.first()] = before[pair.first()];
            } else {
                sharesSecond[pair.second()] = after[pair.second()];
            }
        }
        // of the shares' part the two sums have opposite signs, and so has their correlation
        return new WaveChange.Decomposition(
                part(withinFirst, withinSecond, correlation), part(sharesFirst, sharesSecond, -correlation));
    }

    /** Σ b_j π_2j − Σ a_j π_1j. */
    private Estimate part(double[] a, double[] b, double correlation) {
        double sum = sum(b, second) - sum(a, first);
        return draws.filter(each -> !Double.isNaN(sum))
                .map(each -> estimate(sum, each.weighted(a, b, sum, correlation)))
                .orElse(new Estimate(sum, Double.NaN, Double.NaN, Double.NaN));
    }

    private static double sum(double[] weights, Result result) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] == 0
                    ? 0
                    : weights[j] * result.regions().get(j).pooled().estimate();
        }
        return sum;
    }
}
