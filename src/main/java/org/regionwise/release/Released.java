package org.regionwise.release;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/**
 * A result as it may be shown: whatever is withheld is not in it. Pages, charts and files are made from nothing else,
 * so that they cannot show what another withholds.
 *
 * @param result what may be shown; withheld numbers are NaN in it, withheld counts {@link Result#UNKNOWN}
 * @param profile the rules that decided
 * @param decisions what they found, without numbers that must not be told
 * @param ofGroups what they found of groups of regions, likewise
 */
public record Released(Result result, Profile profile, List<Decision> decisions, List<Decision> ofGroups) {
    /** Code of the warning that remarks are left out. */
    public static final String REMARKS_WITHHELD = "remarks-withheld";

    public Released {
        decisions = List.copyOf(decisions);
        ofGroups = List.copyOf(ofGroups);
    }

    /** Everything may be shown. */
    public static Released inFull(Result result) {
        return new Released(result, Profile.NONE, List.of(), List.of());
    }

    /** What may be shown of a finished result. */
    public static Released of(Result result, Profile profile) {
        List<Decision> decisions = GroupSuppression.besideKnown(result, profile.decisions(result), profile);
        return of(result, decisions, profile);
    }

    private static Released of(Result result, List<Decision> decisions, Profile profile) {
        GroupSuppression.Released groups = GroupSuppression.released(result, decisions, profile);
        return new Released(
                groups.of(Suppression.of(result, profile, decisions)),
                profile,
                told(decisions),
                told(groups.decisions()));
    }

    private static List<Decision> told(List<Decision> decisions) {
        boolean rounded = decisions.stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL);
        return decisions.stream().map(each -> each.told(rounded)).toList();
    }

    /**
     * What may be shown of results side by side, of one survey or of several waves: every rule of any of their profiles
     * holds for all of them, and a region that is confidential in one is so in all, as otherwise the one would tell
     * what the other withholds.
     *
     * @param profiles aligned with the results; {@link Profile#NONE} where none was chosen
     */
    public static List<Released> together(List<Result> results, List<Profile> profiles) {
        Profile profile = Profile.all(profiles);
        List<List<Decision>> found =
                results.stream().map(each -> profile.decisions(each)).toList();
        while (true) {
            List<List<Decision>> joined = joined(results, found, profile);
            if (joined.equals(found)) {
                break;
            }
            found = joined;
        }
        List<Released> released = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            released.add(of(results.get(i), found.get(i), profile));
        }
        return released;
    }

    /** What is confidential in one is so in all, and whatever that asks for beside it. */
    private static List<List<Decision>> joined(List<Result> results, List<List<Decision>> found, Profile profile) {
        List<Decision> confidential = found.stream()
                .flatMap(List::stream)
                .filter(each -> each.flag() == QualityFlag.CONFIDENTIAL)
                .toList();
        List<List<Decision>> joined = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Result result = results.get(i);
            List<Decision> decisions = new ArrayList<>(found.get(i));
            for (Decision each : confidential) {
                if (decisions.stream().noneMatch(each::ofTheSame) && each.appliesTo(result)) {
                    decisions.removeIf(other ->
                            Objects.equals(other.region(), each.region()) && other.flag() != QualityFlag.CONFIDENTIAL);
                    decisions.add(each);
                }
            }
            joined.add(GroupSuppression.besideKnown(result, decisions, profile));
        }
        return joined;
    }

    /**
     * What may be shown of several indicators of one survey beside each other: those that tell of each other, as the
     * answers to one question do, as of results side by side, and every other by itself.
     *
     * @param indicators in the order of the results
     * @param joined places of those of which something is withheld together
     */
    public record Indicators(List<Released> indicators, List<List<Integer>> joined) {}

    /** See {@link Indicators}. */
    public static Indicators indicators(List<Result> results, Profile profile) {
        List<Released> released = new ArrayList<>();
        results.forEach(each -> released.add(of(each, profile)));
        List<List<Integer>> joined = new ArrayList<>();
        if (released.stream().anyMatch(Released::confidential)) {
            for (List<Integer> family : AddingUp.families(results)) {
                if (family.stream().anyMatch(i -> released.get(i).confidential())) {
                    List<Released> both =
                            together(family.stream().map(results::get).toList(), List.of(profile));
                    for (int k = 0; k < family.size(); k++) {
                        released.set(family.get(k), both.get(k));
                    }
                    joined.add(family);
                }
            }
        }
        return new Indicators(released, joined);
    }

    /** The groups of regions in place of the regions, each flagged with what was decided. */
    public Released ofAggregates() {
        return new Released(result.ofAggregates(), profile, ofGroups, List.of());
    }

    /** What may be published of each region, in the order of the result's. */
    public List<Publication> publications() {
        Map<String, List<Decision>> byRegion =
                decisions.stream().filter(each -> !each.national()).collect(Collectors.groupingBy(Decision::region));
        return result.regions().stream()
                .map(region -> publication(region, byRegion.getOrDefault(region.region(), List.of())))
                .toList();
    }

    /** What may be published of the region with this key, which the result has. */
    public Publication publication(String key) {
        return result.regions().stream()
                .filter(each -> each.region().equals(key))
                .map(each -> publication(each, of(key)))
                .findFirst()
                .orElseThrow();
    }

    /** {@link #publications} by the keys of their regions. */
    public Map<String, Publication> publicationsByRegion() {
        return publications().stream().collect(Collectors.toMap(Publication::region, each -> each, (one, same) -> one));
    }

    private Publication publication(RegionEstimate region, List<Decision> decided) {
        return new Publication(
                region.region(),
                Publication.status(profile.applyingTo(result), decided, FigureGroup.RAW, region.raw()),
                Publication.status(profile.applyingTo(result), decided, FigureGroup.POOLED, region.pooled()),
                PooledBasis.of(region));
    }

    /** What may be published of all regions together. */
    public Publication nation() {
        List<Decision> decided = decisions.stream().filter(Decision::national).toList();
        return new Publication(
                null,
                Publication.status(
                        profile.applyingTo(result),
                        decided,
                        FigureGroup.RAW,
                        result.national().raw()),
                Publication.status(
                        profile.applyingTo(result),
                        decided,
                        FigureGroup.POOLED,
                        result.national().pooled()),
                PooledBasis.NONE);
    }

    /** Whether the profile has any rule. */
    public boolean judged() {
        return !profile.rules().isEmpty();
    }

    /** Whether anything is withheld. */
    public boolean withholds() {
        return decisions.stream().anyMatch(each -> each.flag().withholds());
    }

    /** Whether something of all regions together is withheld as confidential. */
    public boolean confidential() {
        return decisions.stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL);
    }

    /** What was decided of a region, by its key. */
    public List<Decision> of(String region) {
        return decisions.stream().filter(each -> region.equals(each.region())).toList();
    }

    /** Whether nothing of a region may be shown that depends on its answers. */
    public boolean confidential(String region) {
        return of(region).stream().anyMatch(each -> each.flag() == QualityFlag.CONFIDENTIAL);
    }

    /** Flags that occur. */
    public List<QualityFlag> legend() {
        Set<QualityFlag> flags = new LinkedHashSet<>();
        decisions.forEach(each -> flags.add(each.flag()));
        return List.copyOf(flags);
    }
}
