package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.formula.TermContrasts;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.Interval;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.LinearProfile;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.engine.linear.inference.ParametricBootstrap;
import org.regionwise.engine.linear.inference.TermTests;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.engine.linear.inference.VariancePartition;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;

/** Fits the model of a question to the rows of a file. */
public final class LinearEstimation {
    /** Errors of the order of a hundredth of a standard deviation. */
    private static final int POINTS = 4096;

    private static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    private final LinearQuestion question;
    private final DataFrame data;
    /** Null where values are imputed. */
    private final LinearRows rows;

    /** Null where rows with a value missing are left out. */
    private final MultipleImputation imputation;

    private final FitProgress progress;

    /** @throws InvalidFormula when a formula asks for what the columns do not have, or no row is complete */
    public LinearEstimation(LinearQuestion question, DataFrame data, FitProgress progress) {
        if (question.formula().random().isEmpty()) {
            throw new InvalidFormula(
                    "formula-no-random", "formula", question.formula().text());
        }
        this.question = question;
        this.data = data;
        this.progress = progress;
        imputation = question.imputations() > 0 ? new MultipleImputation(question, data, progress) : null;
        rows = imputes() ? null : new LinearRows(question, data);
    }

    /** Predicts rows of another file by the fit of an answer of this question. */
    public PredictedRows predict(LinearAnswer answer, PredictedRows.Of file, DataFrame other) {
        return new LinearPrediction(rows, answer).of(file, other);
    }

    /**
     * The groups of one factor under the three poolings, for pictures of an answer of this question.
     *
     * @param factor its name; null, or one that there is not, for the first whose slopes differ
     * @param covariate column that lines run along, likewise
     */
    public GroupPoolings poolings(LinearAnswer answer, String factor, String covariate) {
        return new PoolingLines(rows, answer, factor).of(covariate);
    }

    /**
     * The answer.
     *
     * @param name of the file
     * @param sha256 of its bytes
     * @param imported how it was read
     * @throws InvalidFormula when a formula asks for what the columns do not have
     * @throws NotEstimable when the model has no answer; its code says why
     */
    public LinearAnswer answer(String name, String sha256, ImportFacts imported) {
        if (imputes()) {
            return imputed(name, sha256, imported);
        }
        LinearData model = rows.data(question.formula());
        LinearFit fit = new LinearRandomEffects(model, question.criterion(), progress).fit();
        if (question.bayes()) {
            LinearAnswer posterior = posterior(fit, source(name, sha256, imported));
            return rows.unanswered().length == 0
                    ? posterior
                    : posterior.with(unanswered(posterior, new PredictedRows.Of(name, sha256, null, false)));
        }
        ParametricBootstrap bootstrap = question.intervals() == IntervalMethod.BOOTSTRAP
                ? new ParametricBootstrap(fit, question.replications(), question.seed(), progress)
                : null;
        LinearProfile profile =
                question.intervals() == IntervalMethod.PROFILE ? new LinearProfile(fit, question.level()) : null;
        return new LinearAnswer(
                question,
                source(name, sha256, imported),
                fit,
                null,
                coefficients(fit, profile, bootstrap),
                variances(fit, profile, bootstrap),
                question.terms() ? terms(fit) : List.of(),
                contextual(fit),
                VariancePartition.of(fit),
                IntStream.range(0, fit.factors().size())
                        .mapToObj(factor -> ThreePoolings.of(fit, factor))
                        .toList(),
                LinearComparison.of(question, rows, fit),
                bootstrap == null ? 0 : bootstrap.failed(),
                question.validation() == null ? null : new LinearValidation(question, progress).of(fit, rows),
                null,
                imputation == null ? null : ImputedFigures.NONE);
    }

    private LinearAnswer.Source source(String name, String sha256, ImportFacts imported) {
        return new LinearAnswer.Source(
                name, sha256, data.rows(), rows.rows(), rows.missing(), rows.weightless(), categories(), imported);
    }

    /** A missing outcome is a parameter like others to a posterior: rows that lack nothing else are predicted. */
    private PredictedRows unanswered(LinearAnswer answer, PredictedRows.Of here) {
        Set<String> columns = question.predictionColumns(false, data.columns().keySet());
        Map<String, FrameColumn> predicting = new LinkedHashMap<>(data.columns());
        predicting.keySet().retainAll(columns);
        return predict(answer, here, new DataFrame(predicting, data.fileRows()).rows(rows.unanswered()));
    }

    private boolean imputes() {
        return imputation != null && !imputation.imputed().isEmpty();
    }

    private Map<String, List<String>> categories() {
        Map<String, List<String>> categories = new LinkedHashMap<>();
        Set<String> grouping = question.groupingColumns();
        data.columns().forEach((name, column) -> {
            if (column instanceof FrameColumn.Categories of) {
                categories.put(name, grouping.contains(name) ? List.of() : of.levels());
            }
        });
        return categories;
    }

    private List<TermLine> terms(LinearFit fit) {
        FixedEffects fixed = fit.fixedEffects();
        int[] kept = IntStream.range(0, fixed.terms().size())
                .filter(fixed::estimated)
                .toArray();
        TermTests tests = new TermTests(fit, question.tests());
        List<TermLine> lines = new ArrayList<>();
        new TermContrasts(question.formula().fixed(), rows.frame(), kept)
                .all()
                .forEach((term, contrasts) ->
                        lines.add(new TermLine(term, contrasts.length == 0 ? null : tests.test(contrasts))));
        return lines;
    }

    private List<CoefficientLine> contextual(LinearFit fit) {
        if (question.splits().isEmpty()) {
            return List.of();
        }
        CoefficientTests tests = new CoefficientTests(fit, question.tests());
        List<CoefficientLine> lines = new ArrayList<>();
        for (PartedPredictor split : question.splits()) {
            CoefficientTests.Tested tested = tests.contrast(contrast(split, fit));
            Interval limits = Double.isNaN(tested.estimate()) ? NONE : tested.interval(question.level());
            lines.add(new CoefficientLine(
                    split.column(),
                    tested.estimate(),
                    tested.standardError(),
                    tested.degreesOfFreedom(),
                    tested.statistic(),
                    tested.pValue(),
                    limits.lower(),
                    limits.upper()));
        }
        return lines;
    }

    private static double[] contrast(PartedPredictor split, LinearFit fit) {
        List<String> terms = fit.data().terms();
        double[] contrast = new double[terms.size()];
        contrast[terms.indexOf(split.between())] = 1;
        contrast[terms.indexOf(split.within())] = -1;
        return contrast;
    }

    private LinearAnswer posterior(LinearFit fit, LinearAnswer.Source source) {
        double level = question.level();
        PosteriorFigures posterior = PosteriorFigures.of(
                new LinearPosterior(fit.data(), question.priors(), POINTS, question.seed(), progress), fit, level);
        List<CoefficientLine> coefficients = posterior.coefficients(fit.data().terms(), level);
        return new LinearAnswer(
                question,
                source,
                fit,
                posterior,
                coefficients,
                posterior.variances(fit, level),
                List.of(),
                question.splits().stream()
                        .map(split -> posterior.contrast(split.column(), contrast(split, fit), level))
                        .toList(),
                VariancePartition.of(fit),
                IntStream.range(0, fit.factors().size())
                        .mapToObj(factor -> posterior.partial(factor, ThreePoolings.of(fit, factor), coefficients, fit))
                        .toList(),
                List.of(),
                0,
                null,
                null,
                null);
    }

    private LinearAnswer imputed(String name, String sha256, ImportFacts imported) {
        ImputedEstimation pooled =
                new ImputedEstimation(question, imputation.completed(question.imputations()), progress);
        List<Double> missingInformation = new ArrayList<>();
        List<CoefficientLine> coefficients = pooled.coefficients(missingInformation);
        Map<String, Long> missing = new LinkedHashMap<>();
        for (String column : question.columns()) {
            long without = IntStream.range(0, data.rows())
                    .filter(data.column(column)::missing)
                    .count();
            if (without > 0 && !imputation.imputed().containsKey(column)) {
                missing.put(column, without);
            }
        }
        return new LinearAnswer(
                question,
                new LinearAnswer.Source(
                        name, sha256, data.rows(), pooled.first().rows(), missing, 0, categories(), imported),
                pooled.first(),
                null,
                coefficients,
                pooled.variances(),
                List.of(),
                List.of(),
                pooled.partition(),
                pooled.poolings(),
                List.of(),
                0,
                null,
                null,
                pooled.figures(imputation.imputed(), missingInformation));
    }

    private List<CoefficientLine> coefficients(LinearFit fit, LinearProfile profile, ParametricBootstrap bootstrap) {
        CoefficientTests tests = new CoefficientTests(fit, question.tests());
        List<CoefficientLine> lines = new ArrayList<>();
        for (int k = 0; k < fit.data().terms().size(); k++) {
            CoefficientTests.Tested tested = tests.coefficient(k);
            Interval limits = Double.isNaN(tested.estimate()) ? NONE : limits(k, tested, profile, bootstrap);
            lines.add(new CoefficientLine(
                    fit.data().terms().get(k),
                    tested.estimate(),
                    tested.standardError(),
                    tested.degreesOfFreedom(),
                    tested.statistic(),
                    tested.pValue(),
                    limits.lower(),
                    limits.upper()));
        }
        return lines;
    }

    private Interval limits(
            int term, CoefficientTests.Tested tested, LinearProfile profile, ParametricBootstrap bootstrap) {
        return switch (question.intervals()) {
            case WALD -> tested.interval(question.level());
            case PROFILE -> profile.fixedEffect(term);
            case BOOTSTRAP -> bootstrap.interval(term, question.level());
        };
    }

    private List<VarianceLine> variances(LinearFit fit, LinearProfile profile, ParametricBootstrap bootstrap) {
        List<VarianceLine> lines = new ArrayList<>();
        List<VarianceComponent> components = fit.varianceComponents();
        for (int k = 0; k < components.size(); k++) {
            VarianceComponent component = components.get(k);
            Interval limits = switch (question.intervals()) {
                case WALD -> NONE;
                case PROFILE -> profiled(fit, component, profile);
                case BOOTSTRAP -> bootstrap.interval(fit.data().terms().size() + k, question.level());
            };
            lines.add(new VarianceLine(component, limits.lower(), limits.upper()));
        }
        return lines;
    }

    private static Interval profiled(LinearFit fit, VarianceComponent component, LinearProfile profile) {
        if (component.group().equals(VarianceComponent.RESIDUAL)) {
            return profile.sigma();
        }
        int factor = IntStream.range(0, fit.factors().size())
                .filter(f -> fit.factors().get(f).name().equals(component.group()))
                .findFirst()
                .orElseThrow();
        int effect = fit.effects(factor).indexOf(component.term());
        return component.other() == null
                ? profile.standardDeviation(factor, effect)
                : profile.correlation(factor, effect, fit.effects(factor).indexOf(component.other()));
    }
}
