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
 * <p>Where pooled figures agree with groups' figures that are known from elsewhere, W_g is told whether its group is
 * shown or not: there further regions are withheld until it is protected.
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
            if (confidential.contains(key)) {
                Integer group = groupOfRegion.get(key);
                (group == null ? elsewhere : withheldOfGroup.get(group)).add(j);
            }
        }
    }

    /**
     * What the profile decides of regions and nation, and of further regions of groups whose figure readers know.
     */
    static List<Decision> decisions(Result result, Profile profile) {
        List<Decision> decisions = profile.decisions(result);
        String known = result.model().benchmarkGroups();
        return known == null || known.equals(Settings.DIRECT)
                ? decisions
                : new GroupSuppression(result, decisions, profile.applyingTo(result)).besideKnown();
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

    /**
     * The pooled figures of a group's regions add up to its known figure, and those of all other regions to the
     * nation's less all of these: those that are shown would tell that of a single one that is not, and others are
     * withheld with it, the smallest first.
     */
    private List<Decision> besideKnown() {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark == null) {
            return decisions;
        }
        Set<String> known =
                benchmark.groups().stream().map(National.GroupBenchmark::group).collect(Collectors.toSet());
        // null is the block of all regions whose group's figure is not known
        Map<String, Set<Integer>> blocks = new LinkedHashMap<>();
        for (int j = 0; j < counts.size(); j++) {
            String group = result.regions().get(j).group();
            blocks.computeIfAbsent(known.contains(group) ? group : null, each -> new TreeSet<>())
                    .add(j);
        }
        Set<Integer> withheld = new TreeSet<>(elsewhere);
        withheldOfGroup.forEach(withheld::addAll);
        List<Decision> all = new ArrayList<>(decisions);
        blocks.values().forEach(block -> protect(block, withheld, all));
        return all;
    }

    private void protect(Set<Integer> block, Set<Integer> withheld, List<Decision> all) {
        Set<Integer> own = new TreeSet<>(block);
        own.retainAll(withheld);
        List<Integer> others = new ArrayList<>(block.stream()
                .filter(j -> !own.contains(j) && counts.get(j).length > 0)
                .sorted(Comparator.comparingLong(j -> result.regions().get(j).respondents()))
                .toList());
        while (!isProtected(own) && !others.isEmpty()) {
            int next = others.remove(0);
            own.add(next);
            String region = result.regions().get(next).region();
            all.removeIf(each -> region.equals(each.region()));
            all.add(new Decision(
                    region,
                    MinimumFrequency.CODE,
                    QualityFlag.CONFIDENTIAL,
                    List.of(FigureGroup.values()),
                    Reason.TELLS_OTHERS,
                    Double.NaN,
                    Double.NaN));
        }
    }

    private Released released(Profile profile) {
        Result groups = result.ofAggregates();
        Set<Integer> withheld = withheld();
        List<Decision> all =
                new ArrayList<>(decisions.stream().filter(Decision::national).toList());
        for (int g : withheld) {
            all.add(new Decision(
                    result.aggregates().get(g).region(),
                    MinimumFrequency.CODE,
                    QualityFlag.CONFIDENTIAL,
                    List.of(FigureGroup.values()),
                    Reason.SMALL_OR_TELLS,
                    Double.NaN,
                    Double.NaN));
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
        boolean nation = decisions.stream()
                .anyMatch(each -> each.national()
                        && each.flag() == QualityFlag.CONFIDENTIAL
                        && !each.concerns().isEmpty());
        for (int g = 0; g < withheldOfGroup.size(); g++) {
            Set<Integer> own = withheldOfGroup.get(g);
            if (small(result.aggregates().get(g)) || !isProtected(own) || nation && !own.isEmpty()) {
                withheld.add(g);
            }
        }
        List<Integer> others = new ArrayList<>();
        for (int g = 0; g < withheldOfGroup.size(); g++) {
            if (!withheld.contains(g) && !withheldOfGroup.get(g).isEmpty()) {
                others.add(g);
            }
        }
        others.sort(Comparator.comparingLong(g -> -result.aggregates().get(g).respondents()));
        while (!nation && !others.isEmpty() && !isProtected(together(withheld))) {
            withheld.add(others.remove(0));
        }
        return withheld;
    }

    private Set<Integer> together(Set<Integer> groups) {
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
