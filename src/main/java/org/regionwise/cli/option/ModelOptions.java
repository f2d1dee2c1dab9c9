package org.regionwise.cli.option;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Smoothing;
import org.regionwise.cli.output.Refusal;
import org.regionwise.engine.area.AreaScale;
import picocli.CommandLine.Option;

/** Which model, and what belongs to the area-level one alone. */
public final class ModelOptions {
    @Option(names = "--model", paramLabel = "MODEL", defaultValue = "binomial")
    private String model;

    @Option(names = "--estimate", paramLabel = "COL")
    private String estimate;

    @Option(names = "--variance", paramLabel = "COL")
    private String variance;

    @Option(names = "--standard-error", paramLabel = "COL")
    private String standardError;

    @Option(names = "--respondents", paramLabel = "COL")
    private String respondents;

    @Option(names = "--percent")
    private boolean percent;

    @Option(names = "--unit", paramLabel = "UNIT")
    private String unit;

    @Option(names = "--scale", paramLabel = "SCALE")
    private String scale;

    @Option(names = "--smoothing", paramLabel = "HOW")
    private String smoothing;

    @Option(names = "--prior-sd-mean", paramLabel = "MEAN")
    private Double priorMean;

    @Option(names = "--population-mean", paramLabel = "TERM=COL")
    private Map<String, String> populationMeans;

    @Option(names = "--mean-squared-error", paramLabel = "HOW")
    private String meanError;

    @Option(names = "--transform", paramLabel = "HOW")
    private String transform;

    @Option(names = "--transform-power", paramLabel = "POWER")
    private Double power;

    @Option(names = "--transform-shift", paramLabel = "SHIFT")
    private Double shift;

    /** Whether any option of published estimates was given. */
    public boolean published() {
        return estimate != null;
    }

    /** What the column of published estimates is called; null where a survey is modelled. */
    public String estimate() {
        return estimate;
    }

    /** Whether mean squared errors by a bootstrap were asked for. */
    public boolean bootstrapped() {
        return LinearUnit.MeanError.BOOTSTRAP.code().equals(meanError) || transform != null;
    }

    /** @throws Refusal when there is no such model, or it has no use for options of the area-level one */
    public Model.Kind kind() {
        Model.Kind kind = Model.Kind.of(model).orElseThrow(() -> Refusal.of("command.model", "given", model));
        boolean ofArea = Stream.of(estimate, variance, standardError, respondents, scale, smoothing, priorMean)
                        .anyMatch(option -> option != null)
                || percent;
        Refusal.unless(kind == Model.Kind.AREA_LEVEL || !ofArea, "command.area-options");
        Refusal.unless(kind != Model.Kind.RANDOM_INTERCEPT || unit == null, "command.unit-of-binomial");
        boolean ofLinear =
                Stream.of(populationMeans, meanError, transform, power, shift).anyMatch(option -> option != null);
        Refusal.unless(kind == Model.Kind.LINEAR_UNIT || !ofLinear, "command.linear-options");
        Refusal.unless(unit == null || !unit.isBlank(), "command.unit-name");
        return kind;
    }

    /**
     * The model of a measured outcome, checked for what needs no data.
     *
     * @param respondentPredictors columns of the survey that predict
     * @param ofRegions what a column of the region table is called
     * @param method how it is estimated
     * @param ofPeople whether a population table says who lives in the regions
     */
    public LinearUnit linearUnit(
            List<String> respondentPredictors, UnaryOperator<String> ofRegions, Method method, boolean ofPeople) {
        Refusal.unless(
                transform == null || !LinearUnit.MeanError.PRASAD_RAO.code().equals(meanError),
                "command.mean-squared-error-of-transformed");
        Refusal.unless(!ofPeople || populationMeans == null, "command.population-means-and-table");
        Refusal.unless(method != Method.ML || meanError == null || bootstrapped(), "command.mean-squared-error-of-ml");
        Map<String, String> means = new LinkedHashMap<>();
        if (populationMeans != null) {
            populationMeans.forEach((term, column) -> means.put(term, ofRegions.apply(column)));
        }
        return new LinearUnit(
                respondentPredictors,
                means,
                meanError == null
                        ? LinearUnit.MeanError.PRASAD_RAO
                        : LinearUnit.MeanError.of(meanError)
                                .orElseThrow(() -> Refusal.of("command.mean-squared-error", "given", meanError)),
                unit,
                transformation(),
                ofPeople);
    }

    private OutcomeTransformation transformation() {
        if (transform == null) {
            Refusal.unless(power == null && shift == null, "command.needs-transform");
            return OutcomeTransformation.NONE;
        }
        OutcomeTransformation.Kind kind = OutcomeTransformation.Kind.of(transform)
                .orElseThrow(() -> Refusal.of("command.transform", "given", transform));
        Refusal.unless(power == null || kind == OutcomeTransformation.Kind.BOX_COX, "command.power-of-box-cox");
        Refusal.unless(
                power == null || power >= 0 && power <= 2, "command.transform-power", "given", String.valueOf(power));
        Refusal.unless(
                shift == null || Double.isFinite(shift), "command.transform-shift", "given", String.valueOf(shift));
        return kind == OutcomeTransformation.Kind.NONE
                ? OutcomeTransformation.NONE
                : new OutcomeTransformation(kind, power, shift == null ? 0 : shift);
    }

    /**
     * The area-level model, checked for what needs no data.
     *
     * @param name of the column that is called so
     */
    public AreaLevel areaLevel(UnaryOperator<String> name) {
        boolean described = Stream.of(variance, standardError, respondents).anyMatch(option -> option != null);
        Refusal.unless(!published() || (variance == null) != (standardError == null), "command.estimate-error");
        Refusal.unless(published() || !described && !percent, "command.needs-estimate");
        requireUnit();
        Refusal.unless(
                priorMean == null || priorMean > 0,
                "command.above-zero",
                "option",
                "--prior-sd-mean",
                "given",
                String.valueOf(priorMean));
        return new AreaLevel(
                scale(),
                smoothing(),
                published()
                        ? Optional.of(new PublishedColumns(
                                        standardError == null ? variance : standardError,
                                        standardError != null,
                                        respondents,
                                        percent,
                                        unit)
                                .renamed(name))
                        : Optional.empty(),
                priorMean == null ? Double.NaN : priorMean,
                published() ? null : unit);
    }

    /** Whether the survey measured something, whose means are estimated: the area-level model is told by its unit. */
    public boolean measured() {
        return kind() == Model.Kind.LINEAR_UNIT || kind() == Model.Kind.AREA_LEVEL && unit != null && !published();
    }

    /** What rests on proportions has no meaning for other units. */
    private void requireUnit() {
        if (unit == null) {
            return;
        }
        Refusal.unless(!percent, "command.unit-percent");
        Refusal.unless(scale == null || scale.equals("identity"), "command.unit-scale", "given", String.valueOf(scale));
        Refusal.unless(
                smoothing == null
                        || smoothing.equals(Smoothing.NONE.code())
                        || !published() && smoothing.equals(Smoothing.POOLED.code()),
                "command.unit-smoothing",
                "given",
                String.valueOf(smoothing));
    }

    /** Null where the usual one suits. */
    private AreaScale scale() {
        if (scale == null) {
            return null;
        }
        return Arrays.stream(AreaScale.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(scale))
                .findFirst()
                .orElseThrow(() -> Refusal.of("command.scale", "given", scale));
    }

    /** Null where the usual one suits. */
    private Smoothing smoothing() {
        return smoothing == null
                ? null
                : Smoothing.of(smoothing).orElseThrow(() -> Refusal.of("command.smoothing", "given", smoothing));
    }
}
