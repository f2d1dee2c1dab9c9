package org.regionwise.analysis.estimate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.engine.Benchmarking;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.population.CellMeans;

/**
 * Brings figures of the population to agree with the direct national estimate: all cells are moved alike, so that the
 * nation's poststratified figure equals it and figures still add up. On the logit scale by a shift within every cell
 * (Rosenman, McCartan &amp; Olivella 2023, Political Analysis 31); by a factor, which figures take as their cells do.
 *
 * @param agreement that of the pooled figures, benchmarked
 * @param engine what answers what is asked of it
 */
record PopulationAgreement(NationalAgreement agreement, Function<CellMeans, CellMeans.Answers> engine) {
    private static final double FOUND = 1e-12;
    private static final int MOST_STEPS = 50;

    List<PoststratifiedFigure> of(CellMeans asked, Function<CellMeans.Answers, List<PoststratifiedFigure>> figures) {
        return switch (agreement.benchmark().kind()) {
            case LOGIT -> figures.apply(engine.apply(asked.shifted(shift(asked.ofNation()))));
            case RATIO, FACTOR, DIFFERENCE -> {
                double factor = agreement.target() / mean(asked.ofNation());
                Benchmarking map = new Benchmarking(Benchmarking.Kind.RATIO, factor);
                yield figures.apply(engine.apply(asked)).stream()
                        .map(each -> each.with(mapped(each.figure(), map), each.flags()))
                        .toList();
            }
        };
    }

    private static Estimate mapped(Estimate figure, Benchmarking map) {
        return new Estimate(
                map.of(figure.estimate()),
                map.constant() * figure.standardError(),
                map.of(figure.lower()),
                map.of(figure.upper()));
    }

    private double mean(CellMeans nation) {
        return engine.apply(nation).national().get(0).estimate();
    }

    /** By secants of logit E[π] as a function of the shift, which is nearly a line of slope 1. */
    private double shift(CellMeans nation) {
        double wanted = logit(agreement.target());
        double before = 0;
        double miss = logit(mean(nation)) - wanted;
        double shift = -miss;
        for (int step = 0; step < MOST_STEPS; step++) {
            double now = logit(mean(nation.shifted(shift))) - wanted;
            if (Math.abs(now) < FOUND || shift == before) {
                return shift;
            }
            double slope = (now - miss) / (shift - before);
            before = shift;
            miss = now;
            shift -= now / (slope > 0 ? slope : 1);
        }
        throw new NotEstimable("benchmark-out-of-reach", Map.of("kind", "logit"));
    }

    private static double logit(double share) {
        return Math.log(share) - Math.log1p(-share);
    }
}
