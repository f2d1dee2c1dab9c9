package org.regionwise.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/**
 * Which groups of regions to withhold, so that their figures tell of no withheld region.
 *
 * <p>A group's figure less those of its regions that are shown is the total of those that are withheld, W_g. It is
 * shown only where W_g is protected by itself: it is nobody, or at least two regions whose counts hide each other as
 * {@link ComplementarySuppression} asks it of the nation's.
 *
 * <p>The nation less all groups that are shown is the total of what groups withhold, the union U of their W_g. Where
 * that is not protected, further groups with a withheld region are withheld, the largest first. Where the nation is
 * withheld, so is every group with a withheld region. A group whose own counts are small is withheld whatever its
 * regions are.
 *
 * <p>Where pooled figures agree with groups' figures that are known from elsewhere, readers have Σ_j w_j π_j of each
 * such group whether it is shown or not, and of the block of all other regions, which is the nation's less all of
 * these. So in each block further regions that were asked are withheld until its withheld ones are protected as above.
 * Where a group has no other that was asked, the model alone tells those that were not: the whole group is withheld.
 * Where the block of all others has none, the nation is, and also where the further regions leave the total of all
 * withheld ones less protected than it was. A group of one region is the known figure, which says nothing of answers.
 */
final class GroupSuppression {
    private final Result result;
    private final List<Decision> decisions;
    private final List<MinimumFrequency> rules;
    private final List<long[]> counts;
    private final List<Set<Integer>> withheldOfGroup = new ArrayList<>();
    /** Withheld regions in no group. */
    private final Set<Integer> elsewhere = new TreeSet<>();

    private GroupSuppression(Result result, List<Decision> decisions, Profile profile) {
        this.result = result;
        this.decisions = decisions;
        this.rules = profile.rules().stream()
                .filter(MinimumFrequency.class::isInstance)
                .map(MinimumFrequency.class::cast)
                .toList();
        this.counts = result.regions().stream().map(MinimumFrequency::counts).toList();
        Set<String> confidential = decisions.stream()
                .filter(each -> !each.national() && each.flag() == QualityFlag.CONFIDENTIAL)
                .map(Decision::region)
                .collect(Collectors.toSet());
        Map<String, Integer> groupOfRegion = new HashMap<>();
        for (int g = 0; g < result.aggregates().size(); g++) {
            withheldOfGroup.add(new TreeSet<>());
            for (String member : result.members(result.aggregates().get(g).region())) {
                groupOfRegion.put(member, g);
            }
        }
        for (int j = 0; j < result.regions().size(); j++) {
            String key = result.regions().get(j).region();
            // one that nobody answered in adds nothing to any count
            if (confidential.contains(key) && counts.get(j).length > 0) {
                Integer group = groupOfRegion.get(key);
                (group == null ? elsewhere : withheldOfGroup.get(group)).add(j);
            }
        }
    }

    /**
     * What was decided of regions and nation, and what follows for others in groups whose figure readers know.
     *
     * @param decisions what the profile decides, or what results beside this one ask for
     */
    static List<Decision> besideKnown(Result result, List<Decision> decisions, Profile profile) {
        return knownFigures(result).isEmpty()
                ? decisions
                : new GroupSuppression(result, decisions, profile.applyingTo(result)).besideKnown();
    }

    /** Groups that agree with a figure known from elsewhere. */
    private static Set<String> knownFigures(Result result) {
        String known = result.model().benchmarkGroups();
        National.BenchmarkFacts benchmark = result.national().benchmark();
        return known == null || known.equals(Settings.DIRECT) || benchmark == null
                ? Set.of()
                : benchmark.groups().stream()
                        .map(National.GroupBenchmark::group)
                        .collect(Collectors.toSet());
    }

    /**
     * Groups as they may be shown.
     *
     * @param decisions what was decided of them
     */
    record Released(List<RegionEstimate> groups, List<Decision> decisions) {
        /** A result with them, and with what brought them to agree. */
        Result of(Result shown) {
            return groups.isEmpty()
                    ? shown
                    : shown.with(agreeing(shown, groups)).withAggregates(groups);
        }
    }

    /**
     * The groups as they may be shown, whatever else the profile's rules find of them included.
     *
     * @param decisions of the result's regions and of the nation
     */
    static Released released(Result result, List<Decision> decisions, Profile profile) {
        Profile applying = profile.applyingTo(result);
        return result.aggregates().isEmpty()
                ? new Released(List.of(), List.of())
                : new GroupSuppression(result, decisions, applying).released(applying);
    }

    /** A group's figure that it agrees with is its direct one, and goes with it, unless it is known from elsewhere. */
    private static National agreeing(Result shown, List<RegionEstimate> groups) {
        National national = shown.national();
        if (national.benchmark() == null) {
            return national;
        }
        boolean direct = Settings.DIRECT.equals(shown.model().benchmarkGroups());
        Map<String, RegionEstimate> byName =
                groups.stream().collect(Collectors.toMap(RegionEstimate::region, each -> each));
        return national.with(national.benchmark().groups().stream()
                .map(each -> {
                    RegionEstimate group = byName.get(each.group());
                    boolean raw = direct && !group.raw().defined();
                    boolean pooled = !group.pooled().defined();
                    return new National.GroupBenchmark(
                            each.group(),
                            raw ? Double.NaN : each.target(),
                            raw || pooled ? Double.NaN : each.constant(),
                            pooled ? Estimate.UNDEFINED : each.pooledBefore());
                })
                .toList());
    }

    private List<Decision> besideKnown() {
        Set<String> known = knownFigures(result);
        Map<String, Set<Integer>> groups = new LinkedHashMap<>();
        Set<Integer> rest = new TreeSet<>();
        for (int j = 0; j < counts.size(); j++) {
            String group = result.regions().get(j).group();
            (known.contains(group) ? groups.computeIfAbsent(group, each -> new TreeSet<>()) : rest).add(j);
        }
        Set<Integer> withheld = together(range());
        Set<Integer> all = new TreeSet<>(withheld);
        for (Set<Integer> group : groups.values()) {
            Set<Integer> own = protect(group, withheld);
            all.addAll(own.size() == 1 ? group : own);
        }
        boolean nation = false;
        if (!nationWithheld()) {
            Set<Integer> own = protect(rest, withheld);
            all.addAll(own);
            Set<Integer> asked = new TreeSet<>(all);
            asked.removeIf(j -> counts.get(j).length == 0);
            nation = own.size() == 1 || !asked.equals(withheld) && !isProtected(asked);
        }
        all.removeAll(withheld);
        return with(all, nation);
    }

    /** The withheld regions of a block, and those that protect them, the smallest first. */
    private Set<Integer> protect(Set<Integer> block, Set<Integer> withheld) {
        Set<Integer> own = new TreeSet<>(block);
        own.retainAll(withheld);
        List<Integer> others = new ArrayList<>(block.stream()
                .filter(j -> !own.contains(j) && counts.get(j).length > 0)
                .sorted(Comparator.comparingLong(j -> result.regions().get(j).respondents()))
                .toList());
        while (!isProtected(own) && !others.isEmpty()) {
            own.add(others.remove(0));
        }
        return own;
    }

    /** The decisions with further regions, and the nation, withheld. */
    private List<Decision> with(Set<Integer> further, boolean nation) {
        Set<String> keys = further.stream()
                .map(j -> result.regions().get(j).region())
                .filter(key -> decisions.stream()
                        .noneMatch(each -> key.equals(each.region()) && each.flag() == QualityFlag.CONFIDENTIAL))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Decision> all = new ArrayList<>(decisions);
        all.removeIf(each ->
                each.national() ? nation && each.flag() != QualityFlag.CONFIDENTIAL : keys.contains(each.region()));
        keys.forEach(key -> all.add(confidential(key, Reason.TELLS_OTHERS)));
        if (nation) {
            all.add(confidential(null, Reason.NATION_TELLS));
        }
        return all;
    }

    private Decision confidential(String region, Reason reason) {
        double limit =
                rules.stream().mapToLong(MinimumFrequency::smallest).max().orElse(0);
        return new Decision(
                region,
                MinimumFrequency.CODE,
                QualityFlag.CONFIDENTIAL,
                List.of(FigureGroup.values()),
                reason,
                Double.NaN,
                limit);
    }

    private Released released(Profile profile) {
        Result groups = result.ofAggregates();
        Set<Integer> withheld = withheld();
        List<Decision> all =
                new ArrayList<>(decisions.stream().filter(Decision::national).toList());
        for (int g : withheld) {
            all.add(confidential(result.aggregates().get(g).region(), Reason.SMALL_OR_TELLS));
        }
        Set<String> names = all.stream()
                .filter(each -> !each.national())
                .map(Decision::region)
                .collect(Collectors.toSet());
        profile.decisions(groups).stream()
                .filter(each ->
                        !each.national() && each.flag() != QualityFlag.CONFIDENTIAL && !names.contains(each.region()))
                .forEach(all::add);
        Result shown = Suppression.of(groups, profile, all);
        boolean rounded = all.stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL);
        boolean round = decisions.stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL);
        return new Released((round && !rounded ? Rounding.of(shown) : shown).regions(), all);
    }

    /** Numbers of the groups that are withheld. */
    private Set<Integer> withheld() {
        Set<Integer> withheld = new LinkedHashSet<>();
        boolean nation = nationWithheld();
        for (int g = 0; g < withheldOfGroup.size(); g++) {
            Set<Integer> own = withheldOfGroup.get(g);
            if (small(result.aggregates().get(g)) || !isProtected(own) || nation && !own.isEmpty()) {
                withheld.add(g);
            }
        }
        if (!nation) {
            withholdUntilProtected(withheld, range());
            // known figures are told even of groups that are withheld, so that pooled ones of all others add up too
            Set<String> known = knownFigures(result);
            if (!known.isEmpty()) {
                withholdUntilProtected(
                        withheld,
                        range().stream()
                                .filter(g -> !known.contains(
                                        result.aggregates().get(g).region()))
                                .toList());
            }
        }
        return withheld;
    }

    /** Adds groups of these with a withheld region, the largest first, until those added tell nothing together. */
    private void withholdUntilProtected(Set<Integer> withheld, List<Integer> groups) {
        List<Integer> others = new ArrayList<>(groups.stream()
                .filter(g -> !withheld.contains(g) && !withheldOfGroup.get(g).isEmpty())
                .sorted(Comparator.comparingLong(
                        g -> -result.aggregates().get(g).respondents()))
                .toList());
        while (!others.isEmpty()
                && !isProtected(
                        together(groups.stream().filter(withheld::contains).toList()))) {
            withheld.add(others.remove(0));
        }
    }

    private boolean nationWithheld() {
        return decisions.stream()
                .anyMatch(each -> each.national()
                        && each.flag() == QualityFlag.CONFIDENTIAL
                        && !each.concerns().isEmpty());
    }

    private List<Integer> range() {
        return IntStream.range(0, withheldOfGroup.size()).boxed().toList();
    }

    /** What these groups withhold, and what is withheld in no group. */
    private Set<Integer> together(List<Integer> groups) {
        Set<Integer> all = new TreeSet<>(elsewhere);
        groups.forEach(g -> all.addAll(withheldOfGroup.get(g)));
        return all;
    }

    private boolean small(RegionEstimate group) {
        return rules.stream().anyMatch(rule -> {
            for (long count : MinimumFrequency.counts(group)) {
                if (rule.small(count)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Whether the total of these regions tells nothing of any of them. */
    private boolean isProtected(Set<Integer> regions) {
        return regions.isEmpty()
                || regions.size() > 1
                        && rules.stream().allMatch(rule -> ComplementarySuppression.protectedBy(rule, counts, regions));
    }
}
