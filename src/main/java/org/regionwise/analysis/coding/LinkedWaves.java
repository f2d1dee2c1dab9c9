package org.regionwise.analysis.coding;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.answer.CodedResponses;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.DirectChanges;
import org.regionwise.engine.direct.ReplicateEstimates;
import org.regionwise.engine.direct.ReplicateVariance;
import org.regionwise.engine.direct.SampleGroup;
import org.regionwise.survey.Answer;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;

/**
 * Two waves whose respondents are known by an identifier, as one sample.
 *
 * @param regions direct changes, in the order of the keys asked for
 * @param nation all regions together
 * @param correlations ρ_j of the regions' direct estimates: κ m_j / √(n_1j n_2j), with m_j those of the n_1j and n_2j
 *     identified in a region who answered both times, and one κ for all regions, because a region's own covariance
 *     rests on too few
 * @param identified in the first wave and in the second, among those who answered
 * @param common in both
 * @param moved of these, those in another stratum or cluster the second time, whose two answers count as independent
 * @param repeated identifiers that more than one respondent of a wave has
 */
public record LinkedWaves(
        List<DirectChanges.Change> regions,
        DirectChanges.Change nation,
        List<Double> correlations,
        List<Long> identified,
        long common,
        long moved,
        long repeated) {

    /**
     * The design under which both waves are to be counted by identifier: it names the primary sampling units, or where
     * there are clusters the units within them.
     *
     * @param own how each wave was drawn
     * @throws ImportProblem when variances rest on the sizes of finite populations, of which the two waves together are
     *     no sample
     */
    public static DesignColumns design(DesignColumns own, String identifier, String file) {
        if (own.finitePopulation() != null) {
            throw notLinked("population", identifier, file);
        }
        boolean units = own.cluster() == null || own.cluster().equals(identifier);
        return new DesignColumns(
                own.weight(),
                own.stratum(),
                units ? identifier : own.cluster(),
                null,
                units ? null : identifier,
                null,
                own.calibratedOn(),
                own.baseWeight());
    }

    private static ImportProblem notLinked(String hindrance, String identifier, String file) {
        return new ImportProblem(
                new Problem(file, 0, identifier, "", Reason.of("waves-not-linked", "hindrance", hindrance)));
    }

    /**
     * One wave.
     *
     * @param analysis the question
     * @param own the respondents counted under its design
     * @param data the same counted under that of {@link #design}
     */
    public record Wave(Analysis analysis, SurveyData own, SurveyData data) {
        private CodedResponses responses() {
            return new CodedResponses(analysis.with(people().columns()), data);
        }

        private DesignCounts people() {
            return data.design().orElseThrow();
        }

        private Optional<ReplicateVariance> replicates() {
            return Optional.ofNullable(analysis.design().replicates()).map(DesignColumns.Replicates::variance);
        }
    }

    /**
     * Replicates are followed from one wave to the next by their number, and residuals by the variables that both were
     * calibrated on.
     */
    private static void require(Wave first, Wave second, String identifier) {
        if (!first.replicates().equals(second.replicates())) {
            throw notLinked("replicates", identifier, second.data.name());
        }
        if (!first.people().calibrationColumns().equals(second.people().calibrationColumns())) {
            throw notLinked("calibration", identifier, second.data.name());
        }
    }

    /** Where a respondent was drawn. */
    private record Unit(String stratum, String cluster) {}

    /** Who answered in a wave, by identifier: where they were drawn, how many rows they have, and in which regions. */
    private static final class People {
        private final Map<String, Unit> units = new HashMap<>();
        private final Map<String, Long> rows = new HashMap<>();
        private final List<Set<String>> ofRegion;

        People(int regions) {
            ofRegion = IntStream.range(0, regions)
                    .mapToObj(j -> (Set<String>) new HashSet<String>())
                    .toList();
        }

        void add(DesignCount each, int region) {
            String person = each.secondStage() == null ? each.cluster() : each.secondStage();
            units.put(person, new Unit(each.stratum(), each.cluster()));
            rows.merge(person, each.responses().count(), Long::sum);
            ofRegion.get(region).add(person);
        }
    }

    /**
     * Joins two waves.
     *
     * @param identifier the column
     * @param firstKeys of the regions as the first wave has them; null elements where it has none
     * @param secondKeys of the same regions as the second has them, likewise
     * @throws ImportProblem when a wave's answers or design cannot be used, as one who answered without an identifier;
     *     or the waves have different replicates or calibration variables
     */
    public static LinkedWaves of(
            Wave first, Wave second, String identifier, List<String> firstKeys, List<String> secondKeys) {
        require(first, second, identifier);
        int m = firstKeys.size();
        People before = people(first, firstKeys);
        People after = people(second, secondKeys);
        Optional<ReplicateEstimates> replicates = first.replicates().map(each -> new ReplicateEstimates(each, 2 * m));
        SampleBuilder builder = new SampleBuilder(
                (replicates.isPresent() ? first.own : first.data).design().orElseThrow(), first.data.name());
        add(first, firstKeys, 0, builder, replicates);
        builder.nextWave();
        add(second, secondKeys, m, builder, replicates);
        DesignSample sample = builder.sample(2 * m, first.analysis.factors());
        List<DirectChanges.Change> regions = DirectChanges.regions(sample, replicates);
        List<Double> shares = IntStream.range(0, m)
                .mapToObj(j -> share(before.ofRegion.get(j), after.ofRegion.get(j)))
                .toList();
        double kappa = kappa(regions, shares);
        Set<String> common = new HashSet<>(before.units.keySet());
        common.retainAll(after.units.keySet());
        return new LinkedWaves(
                regions,
                DirectChanges.nation(sample, replicates),
                shares.stream().map(share -> kappa * share).toList(),
                List.of((long) before.units.size(), (long) after.units.size()),
                common.size(),
                common.stream()
                        .filter(each -> !Objects.equals(before.units.get(each), after.units.get(each)))
                        .count(),
                Stream.of(before, after)
                        .flatMap(each -> each.rows.values().stream())
                        .filter(rows -> rows > 1)
                        .count());
    }

    private static People people(Wave wave, List<String> keys) {
        Map<String, Integer> places = places(keys);
        CodedResponses responses = wave.responses();
        People people = new People(keys.size());
        for (DesignCount each : wave.people().counts()) {
            Integer region = places.get(each.responses().region());
            if (wave.people().drawn(each) && region != null && answered(responses.contribution(each))) {
                people.add(each, region);
            }
        }
        return people;
    }

    private static boolean answered(Answer answer) {
        return answer == Answer.YES || answer == Answer.NO || answer == Answer.MEASURED;
    }

    private static Map<String, Integer> places(List<String> keys) {
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, keys.size()).forEach(j -> places.put(keys.get(j), j));
        places.remove(null);
        return places;
    }

    private static void add(
            Wave wave, List<String> keys, int offset, SampleBuilder builder, Optional<ReplicateEstimates> replicates) {
        Map<String, Integer> places = places(keys);
        // replicates tell of the design by themselves
        boolean own = replicates.isPresent();
        CodedResponses responses = own ? new CodedResponses(wave.analysis, wave.own) : wave.responses();
        DesignCounts counts = (own ? wave.own : wave.data).design().orElseThrow();
        for (DesignCount each : counts.counts()) {
            if (counts.drawn(each)) {
                Integer region = places.get(each.responses().region());
                SampleGroup group = builder.add(
                        each, responses.contribution(each), region == null ? null : (Integer) (offset + region));
                if (replicates.isPresent() && group.region() != SampleGroup.NO_REGION) {
                    replicates.get().add(group.region(), group.answer(), each.replicates());
                }
            }
        }
    }

    /** m_j / √(n_1j n_2j). */
    private static double share(Set<String> before, Set<String> after) {
        long both = before.stream().filter(after::contains).count();
        return both == 0 ? 0 : both / Math.sqrt((double) before.size() * after.size());
    }

    /**
     * κ = Σ_j ω_j C_j / Σ_j ω_j s_j √(V_1j V_2j), with s_j the share of those who answered twice and ω_j = n_1j n_2j /
     * (n_1j + n_2j); 0 where nobody did.
     */
    private static double kappa(List<DirectChanges.Change> regions, List<Double> shares) {
        double covariance = 0;
        double most = 0;
        for (int j = 0; j < regions.size(); j++) {
            DirectChanges.Change each = regions.get(j);
            if (each.variance() >= 0 && shares.get(j) > 0) {
                double one = each.first().respondents();
                double other = each.second().respondents();
                double weight = one * other / (one + other);
                covariance += weight * each.covariance();
                most += weight
                        * shares.get(j)
                        * Math.sqrt(each.first().variance() * each.second().variance());
            }
        }
        return most > 0 ? Math.max(-1, Math.min(1, covariance / most)) : 0;
    }
}
