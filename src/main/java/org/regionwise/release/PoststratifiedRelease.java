package org.regionwise.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts.PopulationFacts;
import org.regionwise.release.population.PoststratifiedEquations;

/**
 * Which poststratified figures may be shown: none of a region whose pooled one is withheld, of the others those that
 * satisfy, each by itself, every rule that the pooled ones must satisfy, and that do not tell a withheld one
 * ({@link PoststratifiedEquations}).
 */
final class PoststratifiedRelease {
    private PoststratifiedRelease() {}

    /**
     * The figures of a result without those that are withheld.
     *
     * @param profile whose rules hold for pooled figures
     * @param decisions what they found of regions and nation
     */
    static List<PoststratifiedFigure> of(Result result, Profile profile, List<Decision> decisions) {
        List<PoststratifiedFigure> figures = result.poststratified();
        if (figures.isEmpty() || profile.rules().isEmpty() && decisions.isEmpty()) {
            return figures;
        }
        Map<String, Set<QualityFlag>> ofRegions = new HashMap<>();
        for (Decision each : decisions) {
            boolean confidential = each.flag() == QualityFlag.CONFIDENTIAL
                    && !(each.national() && each.concerns().isEmpty());
            if (each.concerns().contains(FigureGroup.POOLED) && each.flag().withholds() || confidential) {
                ofRegions
                        .computeIfAbsent(each.region(), key -> new LinkedHashSet<>())
                        .add(each.flag());
            }
        }
        Map<String, Set<QualityFlag>> ofFigures = judged(result, profile);
        List<Set<QualityFlag>> all = new ArrayList<>();
        Set<Integer> hidden = new LinkedHashSet<>();
        for (int i = 0; i < figures.size(); i++) {
            Set<QualityFlag> flags =
                    new LinkedHashSet<>(ofRegions.getOrDefault(figures.get(i).region(), Set.of()));
            if (flags.isEmpty()) {
                flags.addAll(ofFigures.getOrDefault(Integer.toString(i), Set.of()));
            }
            all.add(flags);
            if (flags.stream().anyMatch(QualityFlag::withholds)) {
                hidden.add(i);
            }
        }
        PoststratifiedEquations.further(figures, standard(result), hidden)
                .forEach(each -> all.get(each).add(QualityFlag.CONFIDENTIAL));
        List<PoststratifiedFigure> shown = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Set<QualityFlag> flags = all.get(i);
            boolean withheld = flags.stream().anyMatch(QualityFlag::withholds);
            flags.removeIf(flag -> withheld && !flag.withholds());
            shown.add(
                    flags.isEmpty()
                            ? figures.get(i)
                            : figures.get(i)
                                    .with(
                                            withheld
                                                    ? Estimate.UNDEFINED
                                                    : figures.get(i).figure(),
                                            flags.stream()
                                                    .map(flag -> new RegionFlag(
                                                                    flag,
                                                                    flag == QualityFlag.CONFIDENTIAL
                                                                            ? null
                                                                            : FigureGroup.POOLED)
                                                            .code())
                                                    .toList()));
        }
        return shown;
    }

    /** Predictors that a standard population divides people by. */
    private static Set<String> standard(Result result) {
        PopulationFacts table = result.survey().populationTable();
        return table == null || table.standard() == null
                ? Set.of()
                : Set.copyOf(table.standard().columns());
    }

    /** What the rules of pooled figures find of each, by its number: each is put to them as a region would be. */
    private static Map<String, Set<QualityFlag>> judged(Result result, Profile profile) {
        RegionEstimate some = result.regions().get(0);
        List<RegionEstimate> each = new ArrayList<>();
        for (int i = 0; i < result.poststratified().size(); i++) {
            each.add(new RegionEstimate(
                    new RegionEstimate.Place(Integer.toString(i), null, null),
                    new RegionEstimate.Sample(Result.UNKNOWN, Result.UNKNOWN, Result.UNKNOWN, null),
                    Estimate.UNDEFINED,
                    new RegionEstimate.Pooling(
                            result.poststratified().get(i).figure(),
                            some.synthetic(),
                            some.randomEffect(),
                            some.shrinkage()),
                    List.of(),
                    null,
                    null,
                    null,
                    null));
        }
        Map<String, Set<QualityFlag>> found = new HashMap<>();
        Result asked = result.with(each);
        for (Rule rule : profile.applyingTo(result).rules()) {
            if (rule.judges().equals(Set.of(FigureGroup.POOLED))) {
                rule.decisions(asked).stream()
                        .filter(decision -> !decision.national())
                        .forEach(decision -> found.computeIfAbsent(decision.region(), key -> new LinkedHashSet<>())
                                .add(decision.flag()));
            }
        }
        return found;
    }
}
