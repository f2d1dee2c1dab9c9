package org.regionwise.release.change;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.RegionChange;
import org.regionwise.analysis.change.WaveChange;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.About;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;

/**
 * A change as it may be shown. A region's change is there only where both waves' figures are, so that no withheld
 * figure is another's less a change; what is confidential in one wave is so in all. Where anything is confidential,
 * changes are those of the rounded figures, their errors and limits are rounded as these are, and neither numbers of
 * people nor the parts of the national change are told, which are sums over all regions.
 *
 * @param change what may be shown
 * @param waves each wave as it may be shown, in their order
 */
public record ReleasedChange(Change change, List<Released> waves) {
    private static final int DECIMALS = 3;
    private static final Estimate NONE = Estimate.UNDEFINED;

    public ReleasedChange {
        waves = List.copyOf(waves);
    }

    /** @param profiles of the waves; {@link Profile#NONE} where none was chosen */
    public static ReleasedChange of(Change change, List<Profile> profiles) {
        List<Released> waves = Released.together(
                change.waves().stream().map(NamedResult::result).toList(), profiles);
        Precision precision = new Precision(
                waves.stream().anyMatch(Released::confidential),
                waves.get(0).result().model().proportions());
        List<NamedResult> shown = new ArrayList<>();
        for (int i = 0; i < waves.size(); i++) {
            shown.add(new NamedResult(change.waves().get(i).name(), waves.get(i).result()));
        }
        return new ReleasedChange(
                new Change(
                        shown,
                        change.changes().stream()
                                .map(each -> shown(
                                        each,
                                        waves.get(each.first()).result(),
                                        waves.get(each.second()).result(),
                                        precision))
                                .toList()),
                waves);
    }

    /** The rules that decided. */
    public Profile profile() {
        return waves.get(0).profile();
    }

    /** Whether anything is withheld from any wave. */
    public boolean withholds() {
        return waves.stream().anyMatch(Released::withholds);
    }

    private static WaveChange shown(WaveChange change, Result first, Result second, Precision precision) {
        Map<String, RegionEstimate> before = byKey(first);
        Map<String, RegionEstimate> after = byKey(second);
        WaveChange.National national = change.national();
        Estimate pooled = between(
                national.pooled(), first.national().pooled(), second.national().pooled(), precision);
        List<Warning> warnings = change.warnings().stream()
                .filter(each -> !precision.confidential || each.about() == About.MODEL)
                .toList();
        return new WaveChange(
                change.first(),
                change.second(),
                change.level(),
                precision.confidential ? change.overlap().uncounted() : change.overlap(),
                new WaveChange.National(
                        between(
                                national.raw(),
                                first.national().raw(),
                                second.national().raw(),
                                precision),
                        precision.to(national.rawCorrelation(), 1),
                        pooled,
                        probability(national.probabilityOfRise(), pooled, precision),
                        precision.confidential || !pooled.defined() ? null : national.decomposition()),
                change.regions().stream()
                        .map(each -> shown(each, before, after, precision))
                        .sorted(RegionChange.BY_RISE)
                        .toList(),
                warnings);
    }

    private static Map<String, RegionEstimate> byKey(Result result) {
        return result.regions().stream()
                .collect(Collectors.toMap(RegionEstimate::region, each -> each, (one, same) -> one, HashMap::new));
    }

    private static RegionChange shown(
            RegionChange change,
            Map<String, RegionEstimate> first,
            Map<String, RegionEstimate> second,
            Precision precision) {
        RegionChange.Level before = level(change.first(), first);
        RegionChange.Level after = level(change.second(), second);
        boolean both = before != null && after != null;
        Estimate raw = both ? between(change.raw(), before.raw(), after.raw(), precision) : NONE;
        Estimate pooled = both ? between(change.pooled(), before.pooled(), after.pooled(), precision) : NONE;
        return new RegionChange(
                change.region(),
                change.name(),
                before,
                after,
                raw,
                raw.defined() || pooled.defined() ? precision.to(change.rawCorrelation(), 1) : Double.NaN,
                pooled,
                probability(change.probabilityOfRise(), pooled, precision),
                pooled.defined() ? change.rank() : null);
    }

    private static RegionChange.Level level(RegionChange.Level level, Map<String, RegionEstimate> shown) {
        return level == null ? null : RegionChange.Level.of(shown.get(level.region()));
    }

    private static Estimate between(Estimate change, Estimate before, Estimate after, Precision precision) {
        if (!change.defined() || !before.defined() || !after.defined()) {
            return NONE;
        }
        int decimals = precision.decimals(change);
        return precision.confidential
                ? new Estimate(
                        precision.to(after.estimate() - before.estimate(), decimals),
                        precision.to(change.standardError(), decimals),
                        precision.to(change.lower(), decimals),
                        precision.to(change.upper(), decimals))
                : change;
    }

    private static double probability(double probability, Estimate pooled, Precision precision) {
        return pooled.defined() ? precision.to(probability, 2) : Double.NaN;
    }

    /**
     * How figures are told.
     *
     * @param confidential whether they are rounded
     * @param proportions whether they are shares
     */
    private record Precision(boolean confidential, boolean proportions) {
        /** Of shares a tenth of a percentage point, of means one digit of their standard error. */
        int decimals(Estimate change) {
            double error = change.standardError();
            int ofError = error > 0 ? -(int) Math.floor(Math.log10(error)) : 0;
            return proportions ? Math.max(DECIMALS, ofError) : ofError;
        }

        double to(double value, int decimals) {
            return confidential && Double.isFinite(value)
                    ? BigDecimal.valueOf(value)
                            .setScale(decimals, RoundingMode.HALF_UP)
                            .doubleValue()
                    : value;
        }
    }
}
