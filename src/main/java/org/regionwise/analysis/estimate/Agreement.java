package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.KnownTotal;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;

/**
 * What brings the pooled estimates to agree with the direct national one or, group by group, with figures of groups of
 * regions. A group's direct figure moves all of its regions by one map, so that the mean over its people is the figure
 * and intervals keep their meaning. A known figure is one without error: joint draws are brought to it one by one
 * ({@link KnownTotal}). The nation is then the mean of its groups. Regions in no group, or in one that cannot be
 * brought to agree, are moved as the nation would be.
 */
final class Agreement {
    private final NationalAgreement nation;
    private final List<Group> groups;
    /** Of region j; null where it is moved with the nation. */
    private final Group[] ofRegion;

    /**
     * A group that agrees.
     *
     * @param target with its figure
     * @param map of the estimates of its regions
     */
    private record Group(GroupTarget target, Benchmarking map) {}

    private Agreement(NationalAgreement nation, List<Group> groups, int regions) {
        this.nation = nation;
        this.groups = groups;
        this.ofRegion = new Group[regions];
        groups.forEach(group -> group.target.members().forEach(j -> ofRegion[j] = group));
    }

    /** Of posterior draws: Σ_j w_j E[π_j] is brought to every target. */
    static Agreement ofDraws(
            Settings settings,
            ResultFrame frame,
            JointDraws draws,
            double[] means,
            double[] shares,
            Estimate national,
            List<GroupTarget> targets) {
        return new Agreeing(
                        settings,
                        frame,
                        (weights, target) -> Benchmarking.ofDraws(settings.benchmark(), draws, means, weights, target))
                .of(shares, national, targets);
    }

    /** Of point estimates. */
    static Agreement ofPoints(
            Settings settings,
            ResultFrame frame,
            double[] estimates,
            double[] shares,
            Estimate national,
            List<GroupTarget> targets) {
        return new Agreeing(
                        settings,
                        frame,
                        (weights, target) -> frame.proportions()
                                ? Benchmarking.ofPoints(settings.benchmark(), estimates, weights, target)
                                : Benchmarking.ofMeans(settings.benchmark(), estimates, weights, target))
                .of(shares, national, targets);
    }

    /** Finds the maps, and says which groups have none. */
    private record Agreeing(Settings settings, ResultFrame frame, NationalAgreement.Search search) {
        private Agreement of(double[] shares, Estimate national, List<GroupTarget> targets) {
            List<Group> found = new ArrayList<>();
            Map<String, List<GroupTarget>> failed = new LinkedHashMap<>();
            for (GroupTarget target : targets) {
                String cause = target.unreachable(frame.proportions());
                Benchmarking map = null;
                if (cause == null) {
                    try {
                        map = NationalAgreement.near(search.map(target.weights(), target.figure()), frame);
                    } catch (NotEstimable e) {
                        cause = "reach";
                    }
                }
                if (map == null) {
                    failed.computeIfAbsent(cause, each -> new ArrayList<>()).add(target);
                } else {
                    found.add(new Group(target, map));
                }
            }
            boolean known = settings.knownOfGroups() != null;
            failed.forEach((cause, those) -> frame.warn(Warning.ofAnswers(
                    "groups-not-benchmarked",
                    Map.of(
                            "cause",
                            cause,
                            "known",
                            Boolean.toString(known),
                            "named",
                            those.stream().map(GroupTarget::name).toList()),
                    those.stream().flatMap(each -> frame.keys(each).stream()).toList())));
            if (found.isEmpty()) {
                return new Agreement(
                        NationalAgreement.of(settings, frame, national, shares, search), found, shares.length);
            }
            long covered = found.stream()
                    .mapToLong(each -> each.target.members().size())
                    .sum();
            frame.warn(Warning.ofModel(
                    "benchmarked-groups",
                    Map.of(
                            "method",
                            settings.benchmark().name().toLowerCase(Locale.ROOT),
                            "known",
                            Boolean.toString(known),
                            "draws",
                            Boolean.toString(known && frame.drawn()),
                            "others",
                            Boolean.toString(covered < shares.length))));
            NationalAgreement others = covered == shares.length
                    ? NationalAgreement.NONE
                    : NationalAgreement.quietly(settings, frame, national, shares, search);
            return new Agreement(others, found, shares.length);
        }
    }

    /** Whether anything is moved. */
    boolean any() {
        return !groups.isEmpty() || nation.benchmark() != null;
    }

    /** Whether groups agree, each with a figure of its own. */
    boolean ofGroups() {
        return !groups.isEmpty();
    }

    /** That of the nation alone, which moves regions in no group, and figures that know none. */
    NationalAgreement nation() {
        return nation;
    }

    private Benchmarking benchmark(int region) {
        return ofRegion[region] == null ? nation.benchmark() : ofRegion[region].map;
    }

    /** Whether the region's draws are moved one by one. */
    boolean known(int region) {
        return ofRegion[region] != null && ofRegion[region].target.known();
    }

    private boolean alone(int region) {
        return known(region) && ofRegion[region].target.members().size() == 1;
    }

    /** What is done to a prevalence of region j. */
    DoubleUnaryOperator map(int region) {
        Benchmarking map = benchmark(region);
        return map == null ? DoubleUnaryOperator.identity() : map::of;
    }

    /** What a prevalence of region j must exceed before the map, to exceed {@code threshold} after it. */
    double before(int region, double threshold) {
        Benchmarking map = benchmark(region);
        return map == null ? threshold : Math.min(1 - 1e-12, map.inverse(threshold));
    }

    /** The draws, brought to agree. */
    JointDraws of(JointDraws draws) {
        if (!any()) {
            return draws;
        }
        JointDraws mapped = draws.mappedByRegion(this::map);
        List<KnownTotal> totals = groups.stream()
                .map(Group::target)
                .filter(GroupTarget::known)
                .map(GroupTarget::total)
                .toList();
        return totals.isEmpty() ? mapped : mapped.brought(groups.get(0).map.kind(), totals);
    }

    /**
     * The posterior of region j.
     *
     * @param moved the draws, brought to agree
     */
    PosteriorSummary of(JointDraws draws, JointDraws moved, int region, PosteriorSummary summary) {
        if (alone(region)) {
            double figure = ofRegion[region].target.figure();
            return new PosteriorSummary(figure, 0, figure, figure, figure);
        }
        if (known(region)) {
            return moved.of(region);
        }
        Benchmarking map = benchmark(region);
        return map == null ? summary : draws.mapped(region, map::of, summary);
    }

    /** The point estimate of region j, its standard error by the delta method. */
    Estimate of(int region, Estimate estimate) {
        return alone(region) ? exactly(ofRegion[region].target.figure()) : moved(benchmark(region), estimate);
    }

    private static Estimate exactly(double figure) {
        return new Estimate(figure, 0, figure, figure);
    }

    private static Estimate moved(Benchmarking map, Estimate estimate) {
        return map == null || !estimate.defined()
                ? estimate
                : new Estimate(
                        map.of(estimate.estimate()),
                        map.slope(estimate.estimate()) * estimate.standardError(),
                        map.of(estimate.lower()),
                        map.of(estimate.upper()));
    }

    /**
     * A weighted mean of point estimates, brought to agree region by region: the mean of what each is mapped to. Its
     * limits are those of the mean of what is not known, Σ_j w_j s_j π_j with s_j the slope of the map, moved as far.
     *
     * @param weights one a region, sum to 1
     * @param estimates of the regions before the map
     * @param unmoved mean of weights that sum to 1, before the map
     */
    Estimate mean(double[] weights, double[] estimates, Function<double[], Estimate> unmoved) {
        double mean = 0;
        for (int j = 0; j < weights.length; j++) {
            mean += weights[j] == 0 ? 0 : weights[j] * map(j).applyAsDouble(estimates[j]);
        }
        Optional<Optional<Benchmarking>> one = oneMap(weights);
        if (one.isPresent()) {
            Estimate moved = moved(one.get().orElse(null), unmoved.apply(weights));
            double further = mean - moved.estimate();
            return new Estimate(mean, moved.standardError(), moved.lower() + further, moved.upper() + further);
        }
        double[] open = new double[weights.length];
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            Benchmarking map = benchmark(j);
            open[j] = known(j) || weights[j] == 0 ? 0 : weights[j] * (map == null ? 1 : map.slope(estimates[j]));
            sum += open[j];
        }
        if (sum == 0) {
            return exactly(mean);
        }
        for (int j = 0; j < open.length; j++) {
            open[j] /= sum;
        }
        Estimate before = unmoved.apply(open);
        return new Estimate(
                mean,
                sum * before.standardError(),
                mean + sum * (before.lower() - before.estimate()),
                mean + sum * (before.upper() - before.estimate()));
    }

    /** The one map, or none, of all regions with weight, if they have it in common and nothing of them is known. */
    private Optional<Optional<Benchmarking>> oneMap(double[] weights) {
        if (IntStream.range(0, weights.length).anyMatch(j -> weights[j] != 0 && known(j))) {
            return Optional.empty();
        }
        List<Optional<Benchmarking>> maps = IntStream.range(0, weights.length)
                .filter(j -> weights[j] != 0)
                .mapToObj(j -> Optional.ofNullable(benchmark(j)))
                .distinct()
                .toList();
        return maps.size() == 1 ? Optional.of(maps.get(0)) : Optional.empty();
    }

    /** A group's figure: what it was brought to, with the limits of its draws or estimates. */
    Estimate ofGroup(RegionGroups.Group group, Estimate moved) {
        return groups.stream()
                .map(Group::target)
                .filter(each -> each.group().equals(group))
                .findFirst()
                .map(each -> each.known()
                        ? exactly(each.figure())
                        : new Estimate(each.figure(), moved.standardError(), moved.lower(), moved.upper()))
                .orElse(moved);
    }

    /** The national figures of point estimates. */
    National national(
            ResultFrame frame,
            Estimate raw,
            double[] shares,
            double[] estimates,
            Function<double[], Estimate> unmoved) {
        return national(
                frame,
                raw,
                shares,
                groups.isEmpty() ? moved(nation.benchmark(), unmoved.apply(shares)) : mean(shares, estimates, unmoved),
                unmoved);
    }

    /**
     * The national figures.
     *
     * @param after of the regions as they were moved; without groups, it is the direct national estimate
     * @param unmoved mean of weights that sum to 1, before agreement
     */
    National national(
            ResultFrame frame, Estimate raw, double[] shares, Estimate after, Function<double[], Estimate> unmoved) {
        if (!any()) {
            return new National(raw, after, null);
        }
        Estimate before = unmoved.apply(shares);
        double constant =
                nation.benchmark() == null ? Double.NaN : nation.benchmark().constant();
        if (groups.isEmpty()) {
            return new National(
                    raw,
                    new Estimate(nation.target(), after.standardError(), after.lower(), after.upper()),
                    new National.BenchmarkFacts(
                            BenchmarkMethod.of(nation.benchmark().kind()),
                            nation.target(),
                            constant,
                            before,
                            List.of()));
        }
        if (after.estimate() < raw.lower() || after.estimate() > raw.upper()) {
            frame.warn(Warning.ofModel(
                    "groups-contradict-nation",
                    Map.of("known", Boolean.toString(groups.get(0).target.known()))));
        }
        return new National(
                raw,
                after,
                new National.BenchmarkFacts(
                        BenchmarkMethod.of(groups.get(0).map.kind()),
                        nation.target(),
                        constant,
                        before,
                        groups.stream()
                                .map(each -> new National.GroupBenchmark(
                                        each.target.name(),
                                        each.target.figure(),
                                        each.map.constant(),
                                        unmoved.apply(each.target.weights())))
                                .toList()));
    }
}
