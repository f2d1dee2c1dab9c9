package org.regionwise.analysis.change;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.LinkedWaves;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.estimate.Drawn;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.FitProgress;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** Puts one question to several waves, and their answers beside each other. */
public final class ChangeEstimation {
    private final List<Wave> waves;
    private final String identifier;
    private final Map<String, String> renamed;

    /**
     * @param waves two or more in their order of time
     * @param identifier column that names a person in all waves; null where samples are independent
     * @param renamed keys of regions of a wave that the next has under another
     * @throws IllegalArgumentException unless there are two waves
     */
    public ChangeEstimation(List<Wave> waves, String identifier, Map<String, String> renamed) {
        if (waves.size() < 2) {
            throw new IllegalArgumentException("a change is between two waves");
        }
        this.waves = List.copyOf(waves);
        this.identifier = identifier;
        this.renamed = Map.copyOf(renamed);
    }

    /** A wave's answer, and its respondents counted by identifier where there is one. */
    private record Answered(Wave wave, Drawn drawn, Optional<LinkedWaves.Wave> linked) {
        NamedResult named() {
            return new NamedResult(wave.name(), drawn.result());
        }
    }

    /**
     * The waves' answers and their changes; throws what {@code progress} throws besides.
     *
     * @throws ImportProblem when a wave cannot be estimated, two cannot be compared or linked, or a region was not
     *     renamed as was said
     * @throws org.regionwise.engine.NotEstimable when no respondent of a wave is left
     */
    public Change run(FitProgress progress) {
        List<Answered> answered = new ArrayList<>();
        for (Wave wave : waves) {
            answered.add(answered(wave, answered.isEmpty() ? progress : progress.again()));
        }
        requireRenamed(answered);
        List<WaveChange> changes = new ArrayList<>();
        for (int i = 1; i < waves.size(); i++) {
            changes.add(between(i - 1, i, answered));
        }
        if (waves.size() > 2) {
            changes.add(between(0, waves.size() - 1, answered));
        }
        return new Change(answered.stream().map(Answered::named).toList(), changes);
    }

    private Answered answered(Wave wave, FitProgress progress) {
        Optional<LinkedWaves.Wave> linked = Optional.empty();
        SurveyData data = wave.data().get();
        if (identifier != null) {
            if (wave.analysis().published().isPresent()) {
                throw new ImportProblem(new Problem(
                        wave.name(), 0, identifier, "", Reason.of("waves-not-linked", "hindrance", "published")));
            }
            var design = LinkedWaves.design(wave.analysis().design(), identifier, wave.name());
            linked = Optional.of(
                    new LinkedWaves.Wave(wave.analysis(), data, wave.linked().under(design)));
        }
        return new Answered(wave, new Estimation(wave.analysis(), data).drawn(progress), linked);
    }

    private void requireRenamed(List<Answered> answered) {
        renamed.forEach((from, to) -> {
            for (String key : List.of(from, to)) {
                if (answered.stream().noneMatch(each -> has(each, key))) {
                    throw new ImportProblem(
                            new Problem(waves.get(0).name(), 0, "", key, Reason.of("waves-no-such-region")));
                }
            }
            if (Collections.frequency(renamed.values(), to) > 1) {
                throw notRenamed("two", from, to, waves.get(0).name());
            }
            for (Answered each : answered) {
                if (has(each, from) && has(each, to)) {
                    throw notRenamed("both", from, to, each.wave().name());
                }
            }
        });
    }

    private static boolean has(Answered wave, String key) {
        return wave.drawn().result().regions().stream()
                .anyMatch(region -> region.region().equals(key));
    }

    private static ImportProblem notRenamed(String hindrance, String from, String to, String wave) {
        return new ImportProblem(new Problem(
                wave,
                0,
                "",
                from,
                Reason.of("waves-renamed", "hindrance", hindrance, "from", from, "to", to, "wave", wave)));
    }

    private WaveChange between(int one, int other, List<Answered> answered) {
        Answered first = answered.get(one);
        Answered second = answered.get(other);
        WaveDifferences.require(first.named(), second.named());
        RegionPairs pairs =
                RegionPairs.of(first.drawn().result(), second.drawn().result(), renamed);
        List<Warning> warnings = new ArrayList<>(WaveDifferences.warnings(first.named(), second.named(), pairs));
        Optional<LinkedWaves> linked = first.linked().map(each -> {
            LinkedWaves joined = LinkedWaves.of(
                    each,
                    second.linked().orElseThrow(),
                    identifier,
                    keys(pairs, first.drawn().result(), true),
                    keys(pairs, second.drawn().result(), false));
            warn(joined, warnings);
            return joined;
        });
        ChangeFigures figures = new ChangeFigures(
                first.drawn(),
                second.drawn(),
                pairs,
                linked,
                waves.get(other).analysis().settings());
        return new WaveChange(
                one,
                other,
                second.drawn().result().model().interval(),
                linked.map(each -> new WaveChange.Overlap(
                                identifier,
                                each.identified().get(0),
                                each.identified().get(1),
                                each.common()))
                        .orElse(WaveChange.Overlap.INDEPENDENT),
                figures.national(),
                figures.regions(),
                warnings);
    }

    private static List<String> keys(RegionPairs pairs, Result result, boolean early) {
        List<String> keys = new ArrayList<>();
        for (RegionPairs.Pair pair : pairs.pairs()) {
            int place = early ? pair.first() : pair.second();
            keys.add(
                    place == RegionPairs.ABSENT
                            ? null
                            : result.regions().get(place).region());
        }
        return keys;
    }

    private void warn(LinkedWaves linked, List<Warning> warnings) {
        if (linked.common() == 0) {
            warnings.add(Warning.ofAnswers("waves-nobody-twice", Map.of("column", identifier), List.of()));
        }
        if (linked.moved() > 0) {
            warnings.add(Warning.ofAnswers(
                    "waves-moved", Map.of("column", identifier, "people", linked.moved()), List.of()));
        }
        if (linked.repeated() > 0) {
            warnings.add(Warning.ofAnswers(
                    "waves-identifier-repeated",
                    Map.of("column", identifier, "identifiers", linked.repeated()),
                    List.of()));
        }
    }

    /** Shares of the regions in the nation, as national figures of a result weight them. */
    static double[] shares(Result result) {
        List<RegionEstimate> regions = result.regions();
        boolean known = regions.stream().allMatch(region -> region.population() != null);
        boolean weighed = regions.stream().anyMatch(region -> weight(region) > 0);
        double[] weights = regions.stream()
                .mapToDouble(region -> known ? region.population() : weighed ? weight(region) : 1)
                .toArray();
        double sum =
                IntStream.range(0, weights.length).mapToDouble(j -> weights[j]).sum();
        return IntStream.range(0, weights.length)
                .mapToDouble(j -> weights[j] / sum)
                .toArray();
    }

    private static double weight(RegionEstimate region) {
        return region.design() == null
                ? Math.max(0, region.respondents())
                : region.design().weight();
    }
}
