package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.coding.RegionFacts;
import org.regionwise.analysis.result.NamedRegions;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.UnusableEstimate;
import org.regionwise.engine.area.AreaEstimates;
import org.regionwise.engine.area.AreaPrediction;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.area.FayHerriot;
import org.regionwise.engine.area.VarianceEstimator;
import org.regionwise.engine.direct.ImplausibleVariance;
import org.regionwise.engine.direct.SmoothedVariance;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.engine.direct.VarianceSmoothing;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * Direct figures made ready for the area-level model: sampling variances smoothed where asked for or absent, checked,
 * and all on the model's scale.
 *
 * @param estimates on the scale
 * @param variance as used, on the scale of proportions
 * @param effectiveSize n*_j that the variance amounts to; NaN where not known
 * @param replaced whether the own variance was absent and another stands in its place
 * @param smoothed before and after; empty where numbers of respondents are not known
 * @param checks of the own variances, as {@code smoothed}
 * @param warnings what a reader must know
 */
record AreaInput(
        AreaEstimates estimates,
        double[] variance,
        double[] effectiveSize,
        boolean[] replaced,
        Optional<List<SmoothedVariance>> smoothed,
        Optional<List<VarianceCheck>> checks,
        List<Warning> warnings) {
    /** False alarms among plausible variances. */
    private static final double FALSE_ALARMS = 0.01;

    /** Times the median design effect, or its part. */
    private static final double OUTLYING = 10;

    private static final double NEAREST_TO_CERTAIN = 1e-6;

    /**
     * @throws ImportProblem when a variance is absent and cannot be smoothed, or an estimate has no place on the
     * scale
     */
    static AreaInput of(DirectFigures figures, String outcome, AreaLevel model) {
        int size = figures.proportion().length;
        boolean sized = IntStream.range(0, size)
                .allMatch(j -> Double.isNaN(figures.proportion()[j]) || figures.respondents()[j] > 0);
        if (!sized || !model.proportions()) {
            return unsized(figures, outcome, model);
        }
        DMatrixRMaj design = design(figures);
        List<Warning> warnings = new ArrayList<>();
        double[] typical = withoutOutliers(figures, warnings);
        double[] expected = expected(figures, typical, design);
        VarianceSmoothing smoothing = model.smoothing() == Smoothing.GENERALISED
                ? VarianceSmoothing.generalised(
                        figures.proportion(),
                        typical,
                        figures.respondents(),
                        expected,
                        VarianceSmoothing.Correction.RATIO)
                : VarianceSmoothing.pooledDesignEffect(figures.proportion(), typical, figures.respondents(), expected);
        double[] variance = figures.variance().clone();
        double[] effective = figures.effectiveSize().clone();
        boolean[] replaced = new boolean[size];
        for (int j = 0; j < size; j++) {
            SmoothedVariance smooth = smoothing.areas().get(j);
            replaced[j] = !Double.isNaN(figures.proportion()[j]) && Double.isNaN(variance[j]);
            if (model.smoothing() != Smoothing.NONE || replaced[j]) {
                variance[j] = smooth.after();
            }
            if (model.smoothing() != Smoothing.NONE) {
                effective[j] = smooth.effectiveSize();
            } else if (!Double.isNaN(figures.proportion()[j]) && !(effective[j] > 0)) {
                // on the arcsine scale the size is the variance, and of 0 or 1 the own variance tells no size
                effective[j] = smooth.effectiveSize();
                replaced[j] |= model.scale() == AreaScale.ARCSINE;
                variance[j] = replaced[j] ? smooth.after() : variance[j];
            }
        }
        smoothing.warnings().forEach(each -> warnings.add(Warning.of(each)));
        List<VarianceCheck> checks = ImplausibleVariance.check(
                figures.proportion(),
                figures.variance(),
                figures.respondents(),
                figures.degreesOfFreedom(),
                expected,
                smoothing,
                FALSE_ALARMS);
        warn(figures, model, checks, replaced, warnings);
        return new AreaInput(
                estimates(figures, outcome, model, variance, effective, design),
                variance,
                effective,
                replaced,
                Optional.of(smoothing.areas()),
                Optional.of(checks),
                warnings);
    }

    private static AreaInput unsized(DirectFigures figures, String outcome, AreaLevel model) {
        boolean measured = model.measuredIn() != null;
        double[] variance = figures.variance().clone();
        boolean[] replaced = new boolean[variance.length];
        double pooled = measured ? pooledVariance(figures) : Double.NaN;
        for (int j = 0; j < variance.length; j++) {
            replaced[j] = !Double.isNaN(figures.proportion()[j]) && Double.isNaN(variance[j]);
            if (measured && (replaced[j] || model.smoothing() == Smoothing.POOLED)) {
                variance[j] = pooled / figures.respondents()[j];
            } else if (replaced[j]) {
                throw problem(
                        figures,
                        j,
                        model.published().orElseThrow().spread(),
                        model.proportions()
                                ? Reason.of("spread-needed").then(Reason.of("or-name-respondents"))
                                : Reason.of("spread-needed"));
            }
        }
        if (model.smoothing() != Smoothing.NONE && !measured) {
            throw new ImportProblem(
                    new Problem(SurveyData.REGION_TABLE, 0, "", "", Reason.of("smoothing-without-respondents")));
        }
        List<Warning> warnings = new ArrayList<>();
        warn(figures, model, List.of(), replaced, warnings);
        return new AreaInput(
                estimates(figures, outcome, model, variance, figures.effectiveSize(), design(figures)),
                variance,
                figures.effectiveSize(),
                replaced,
                Optional.empty(),
                Optional.empty(),
                warnings);
    }

    /** Σ ν_j n_j V_j / Σ ν_j, ν_j the degrees of freedom of V_j: of a simple random sample s² within regions. */
    private static double pooledVariance(DirectFigures figures) {
        double sum = 0;
        double degrees = 0;
        for (int j = 0; j < figures.variance().length; j++) {
            // several answers that are all equal are an own variance of 0, which no area can have, and count here
            boolean equal = figures.coded().design().isEmpty()
                    && Double.isNaN(figures.variance()[j])
                    && figures.respondents()[j] > 1;
            double variance = equal ? 0 : figures.variance()[j];
            if (variance >= 0) {
                sum += figures.degreesOfFreedom()[j] * figures.respondents()[j] * variance;
                degrees += figures.degreesOfFreedom()[j];
            }
        }
        if (!(degrees > 0)) {
            throw new NotEstimable("as-many-effects-as-rows", Map.of());
        }
        if (!(sum > 0)) {
            throw new NotEstimable("outcome-explained-exactly", Map.of());
        }
        return sum / degrees;
    }

    private static DMatrixRMaj design(DirectFigures figures) {
        DMatrixRMaj design =
                new DMatrixRMaj(figures.predictors().size(), figures.terms().size());
        for (int j = 0; j < design.numRows; j++) {
            System.arraycopy(figures.predictors().get(j), 0, design.data, j * design.numCols, design.numCols);
        }
        return design;
    }

    /**
     * Own variances with NaN where the design effect is more than ten times, or less than a tenth of, the median one.
     */
    private static double[] withoutOutliers(DirectFigures figures, List<Warning> warnings) {
        double[] effects = new double[figures.proportion().length];
        for (int j = 0; j < effects.length; j++) {
            double p = figures.proportion()[j];
            effects[j] = p > 0 && p < 1
                    ? figures.variance()[j] * (figures.respondents()[j] - 1) / (p * (1 - p))
                    : Double.NaN;
        }
        double[] known =
                Arrays.stream(effects).filter(each -> each > 0).sorted().toArray();
        double[] typical = figures.variance().clone();
        if (known.length == 0) {
            return typical;
        }
        double median = known[known.length / 2];
        List<RegionFacts> large = new ArrayList<>();
        for (int j = 0; j < typical.length; j++) {
            if (effects[j] > OUTLYING * median || effects[j] < median / OUTLYING) {
                typical[j] = Double.NaN;
                if (effects[j] > median) {
                    large.add(figures.coded().regions().get(j));
                }
            }
        }
        if (!large.isEmpty()) {
            warnings.add(named(NamedRegions.VARIANCE_TOO_LARGE, large, Map.of()));
        }
        return typical;
    }

    /** What each region's proportion is likely to be: a first fit on the arcsine scale at the mean design effect. */
    private static double[] expected(DirectFigures figures, double[] typical, DMatrixRMaj design) {
        double[] national = VarianceSmoothing.nationalProportion(figures.proportion(), figures.respondents());
        double[] sizes =
                VarianceSmoothing.pooledDesignEffect(figures.proportion(), typical, figures.respondents(), national)
                        .areas()
                        .stream()
                        .mapToDouble(SmoothedVariance::effectiveSize)
                        .toArray();
        List<AreaPrediction> first = new FayHerriot(
                        AreaScale.arcsine(figures.proportion(), sizes, design, figures.terms()), VarianceEstimator.REML)
                .fit()
                .predictions(AreaScale.ARCSINE, 0.95);
        return first.stream()
                .mapToDouble(each -> Math.min(1 - NEAREST_TO_CERTAIN, Math.max(NEAREST_TO_CERTAIN, each.estimate())))
                .toArray();
    }

    private static AreaEstimates estimates(
            DirectFigures figures,
            String outcome,
            AreaLevel model,
            double[] variance,
            double[] effective,
            DMatrixRMaj design) {
        AreaScale scale = model.scale();
        boolean sizes = IntStream.range(0, effective.length)
                .allMatch(j -> Double.isNaN(figures.proportion()[j]) || effective[j] > 0);
        requireInside(figures, outcome, model, scale == AreaScale.LOGIT || scale == AreaScale.ARCSINE && !sizes);
        try {
            return scale == AreaScale.ARCSINE && sizes
                    ? AreaScale.arcsine(figures.proportion(), effective, design, figures.terms())
                    : scale.estimates(figures.proportion(), variance, design, figures.terms());
        } catch (UnusableEstimate e) {
            throw problem(figures, e.area(), outcome, Reason.of(e.code()));
        }
    }

    /** Every estimate of 0 or 1, where the scale has no place for it. */
    private static void requireInside(DirectFigures figures, String outcome, AreaLevel model, boolean inside) {
        List<Problem> problems = new ArrayList<>();
        for (int j = 0; inside && j < figures.proportion().length; j++) {
            double p = figures.proportion()[j];
            if (p == 0 || p == 1) {
                problems.add(new Problem(
                        SurveyData.REGION_TABLE,
                        figures.rows()[j],
                        outcome,
                        p == 0
                                ? "0"
                                : model.published()
                                                .filter(PublishedColumns::percent)
                                                .isPresent()
                                        ? "100"
                                        : "1",
                        Reason.of(
                                "estimate-off-scale",
                                "scale",
                                model.scale(),
                                "region",
                                figures.coded().regions().get(j).key())));
            }
        }
        if (!problems.isEmpty()) {
            throw new ImportProblem(ImportReport.of(problems));
        }
    }

    private static ImportProblem problem(DirectFigures figures, int j, String column, Reason why) {
        return new ImportProblem(new Problem(
                SurveyData.REGION_TABLE,
                0,
                column,
                figures.coded().regions().get(j).key(),
                why));
    }

    private static void warn(
            DirectFigures figures,
            AreaLevel model,
            List<VarianceCheck> checks,
            boolean[] replaced,
            List<Warning> warnings) {
        List<RegionFacts> absent = new ArrayList<>();
        List<RegionFacts> small = new ArrayList<>();
        for (int j = 0; j < replaced.length; j++) {
            RegionFacts region = figures.coded().regions().get(j);
            if (replaced[j]) {
                absent.add(region);
            } else if (!checks.isEmpty() && checks.get(j).flagged()) {
                small.add(region);
            }
        }
        Map<String, String> from = Map.of("from", model.published().isEmpty() ? "survey" : "table");
        if (!absent.isEmpty() && model.smoothing() == Smoothing.NONE) {
            warnings.add(named(NamedRegions.VARIANCE_ABSENT, absent, from));
        }
        if (!small.isEmpty() && model.smoothing() == Smoothing.NONE) {
            warnings.add(named(NamedRegions.VARIANCE_TOO_SMALL, small, from));
        }
    }

    private static Warning named(NamedRegions what, List<RegionFacts> regions, Map<String, String> facts) {
        return what.warning(
                regions.stream().map(RegionFacts::key).toList(),
                regions.stream()
                        .map(region -> region.name() == null ? region.key() : region.name())
                        .toList(),
                facts);
    }

    /** Numbers of the regions with a direct estimate. */
    int[] sampled() {
        return IntStream.range(0, estimates.size()).filter(estimates::sampled).toArray();
    }
}
