package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.coding.CodedData;
import org.regionwise.analysis.coding.MeasuredData;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.coding.RegionFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.EffectiveSampleSize;

/** Direct figures of a survey's own regions. */
final class SurveyFigures {
    private SurveyFigures() {}

    /** V_j is the design's, or without one p(1 − p)/(n − 1); NaN where 0 or not known. */
    static DirectFigures of(ModelData data, ResultFrame frame) {
        CodedData coded = data.coded();
        int regions = coded.regions().size();
        double[] proportion = nan(regions);
        double[] variance = nan(regions);
        double[] respondents = nan(regions);
        double[] degrees = nan(regions);
        double[] effective = nan(regions);
        List<Estimate> raw = new ArrayList<>();
        List<double[]> predictors = new ArrayList<>();
        for (int j = 0; j < regions; j++) {
            predictors.add(predictors(data.cells(), j));
            raw.add(frame.raw(j));
            RegionFacts facts = coded.regions().get(j);
            if (facts.used() == 0) {
                continue;
            }
            respondents[j] = facts.used();
            if (coded.design().isPresent()) {
                DirectEstimate direct = coded.design().get().regions().get(j);
                EffectiveSampleSize size = coded.design().get().sizes().get(j);
                proportion[j] = direct.proportion();
                // what is not believed as a design effect is not believed as a variance
                boolean known = direct.variance() > 0 && !size.pooled();
                variance[j] = known ? direct.variance() : Double.NaN;
                degrees[j] = Math.max(1, direct.degreesOfFreedom());
                effective[j] = size.value();
            } else {
                double p = (double) facts.positives() / facts.used();
                proportion[j] = p;
                variance[j] = p > 0 && p < 1 && facts.used() > 1 ? p * (1 - p) / (facts.used() - 1) : Double.NaN;
                degrees[j] = Double.POSITIVE_INFINITY;
                effective[j] = facts.used();
            }
        }
        return new DirectFigures(
                coded,
                raw,
                proportion,
                variance,
                respondents,
                degrees,
                effective,
                new long[regions],
                predictors,
                data.cells().terms(),
                frame.nationalRaw(),
                null);
    }

    /** Of means: V_j is the design's, or without one s_j²/n_j; NaN of fewer than two answers. */
    static DirectFigures ofMeans(MeasuredData data, Settings settings) {
        MeasuredEstimates estimates = new MeasuredEstimates(data, settings.interval());
        int regions = data.coded().regions().size();
        double[] mean = nan(regions);
        double[] variance = nan(regions);
        double[] respondents = nan(regions);
        double[] degrees = nan(regions);
        List<Estimate> raw = new ArrayList<>();
        List<double[]> predictors = new ArrayList<>();
        for (int j = 0; j < regions; j++) {
            Estimate own = estimates.region(j);
            raw.add(own);
            predictors.add(data.populations().get(j).means());
            if (own.defined()) {
                mean[j] = own.estimate();
                variance[j] = own.standardError() > 0 ? own.standardError() * own.standardError() : Double.NaN;
                respondents[j] = data.direct().get(j).respondents();
                degrees[j] = Math.max(1, estimates.degreesOfFreedom(j));
            }
        }
        return new DirectFigures(
                data.coded(),
                raw,
                mean,
                variance,
                respondents,
                degrees,
                nan(regions),
                new long[regions],
                predictors,
                data.rows().terms(),
                estimates.nation(),
                estimates::group);
    }

    private static double[] nan(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Those of the region's first cell: without predictors of respondents all its cells have the same. */
    private static double[] predictors(Cells cells, int j) {
        double[] row = new double[cells.terms().size()];
        for (int k = 0; k < row.length; k++) {
            row[k] = cells.predictor(cells.start(j), k);
        }
        return row;
    }
}
