package org.regionwise.web.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.report.message.Words;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.name.DisplayNames;

/** In what an analysis differs from the one that it was made from, in a sentence. */
final class ChangeWords {
    private final Analysis before;
    private final Analysis now;
    private final DisplayNames names;
    private final Words words;
    private final List<String> changes = new ArrayList<>();

    private ChangeWords(Analysis before, Analysis now, DisplayNames names, Words words) {
        this.before = before;
        this.now = now;
        this.names = names;
        this.words = words;
    }

    static String of(Analysis before, Analysis now, DisplayNames names, Words words) {
        return new ChangeWords(before, now, names, words).sentence();
    }

    private String sentence() {
        setting("outcome", each -> names.of(each.outcomeColumn()));
        if (now.outcomeColumn().equals(before.outcomeColumn()) && !now.coding().equals(before.coding())) {
            changes.add(words.say("analysis.change.answers"));
        }
        named("with", predictors(now), predictors(before));
        named("without", predictors(before), predictors(now));
        Set<String> used = new HashSet<>(predictors(now));
        used.addAll(now.design().calibratedOn());
        named("categories", now.factors(), before.factors());
        named("quantity", before.factors().stream().filter(used::contains).toList(), now.factors());
        design();
        model();
        means();
        settings();
        return changes.isEmpty()
                ? words.say("analysis.unchanged")
                : words.say("analysis.changed", "changes", String.join(words.say("list.separator"), changes));
    }

    private static List<String> predictors(Analysis analysis) {
        List<String> all = new ArrayList<>(analysis.predictors());
        all.addAll(analysis.respondentPredictors());
        return all;
    }

    /** Columns that one analysis names and the other does not. */
    private void named(String code, List<String> of, List<String> other) {
        of.stream()
                .filter(name -> !other.contains(name))
                .forEach(name -> changes.add(words.say("analysis.change." + code, "predictor", names.of(name))));
    }

    private void design() {
        column("weight", DesignColumns::weight);
        column("stratum", DesignColumns::stratum);
        column("cluster", DesignColumns::cluster);
        column("finite-population", DesignColumns::finitePopulation);
        column("second-stage", DesignColumns::secondStage);
        column("second-finite-population", DesignColumns::secondFinitePopulation);
        setting(
                "calibrated-on",
                each -> each.design().calibratedOn().isEmpty()
                        ? none()
                        : words.lists()
                                .and(each.design().calibratedOn().stream()
                                        .map(names::of)
                                        .toList())
                                .text());
        column("base-weight", DesignColumns::baseWeight);
        setting("replicate-weights", each -> replicates(each.design().replicates()));
    }

    private String replicates(DesignColumns.Replicates replicates) {
        return replicates == null
                ? none()
                : words.say(
                        "analysis.change.replicates",
                        "patterns",
                        words.lists().and(replicates.patterns()),
                        "type",
                        replicates.method().code());
    }

    private void column(String field, Function<DesignColumns, String> column) {
        setting(
                field,
                each -> Optional.ofNullable(column.apply(each.design()))
                        .map(names::of)
                        .orElseGet(this::none));
    }

    private void model() {
        setting(
                "group",
                each -> Optional.ofNullable(each.settings().group())
                        .map(names::of)
                        .orElseGet(this::none));
        setting(
                "model",
                each -> words.say(
                        switch (each.model().kind()) {
                            case RANDOM_INTERCEPT -> "analysis.binomial";
                            case AREA_LEVEL -> "analysis.area";
                            case LINEAR_UNIT -> "analysis.means-answers";
                        }));
        setting(
                "method",
                each -> words.say("analysis.method." + each.settings().method().code()));
        Optional<AreaLevel> area = area(now);
        Optional<AreaLevel> areaBefore = area(before);
        if (area.isPresent() && areaBefore.isPresent()) {
            setting(
                    "scale",
                    each -> area(each).map(AreaLevel::scale).map(this::scale).orElseGet(this::usual));
            setting(
                    "smoothing",
                    each -> area(each)
                            .map(AreaLevel::smoothing)
                            .map(this::smoothing)
                            .orElseGet(this::usual));
            setting("prior-sd-mean", each -> number(area(each).orElseThrow().sigmaPriorMean(), usual()));
        }
    }

    private void means() {
        setting(
                "unit",
                each -> Optional.ofNullable(
                                each.model().<String>choose(binomial -> null, AreaLevel::unit, LinearUnit::unit))
                        .orElseGet(this::none));
        if (linear(now).isPresent() && linear(before).isPresent()) {
            setting(
                    "mean-squared-error",
                    each -> words.say("analysis.mean-error."
                            + linear(each).orElseThrow().error().code()));
            setting(
                    "transform",
                    each -> transformation(linear(each).orElseThrow().transformation()));
            setting(
                    "population-means",
                    each -> words.lists()
                            .and(linear(each).orElseThrow().populationMeans().values().stream()
                                    .map(names::of)
                                    .toList())
                            .text());
        }
    }

    private String transformation(OutcomeTransformation of) {
        String kind = words.say("analysis.transform." + of.kind().code());
        String power = of.lambda() == null ? "" : ", λ = " + NumberText.format(of.lambda());
        return kind + power + (of.shift() == 0 ? "" : ", + " + NumberText.format(of.shift()));
    }

    private static Optional<LinearUnit> linear(Analysis analysis) {
        return analysis.model().choose(binomial -> Optional.empty(), area -> Optional.empty(), Optional::of);
    }

    private static Optional<AreaLevel> area(Analysis analysis) {
        return analysis.model().choose(randomIntercept -> Optional.empty(), Optional::of, linear -> Optional.empty());
    }

    private String scale(AreaScale scale) {
        return words.say("analysis.scale." + AreaChoice.code(scale));
    }

    private String smoothing(Smoothing smoothing) {
        return words.say("analysis.smoothing." + smoothing.code());
    }

    private void settings() {
        setting(
                "benchmark",
                each -> words.say("analysis.benchmark."
                        + BenchmarkMethod.of(each.settings().benchmark()).code()));
        setting("benchmark-groups", each -> groups(each.settings().benchmarkGroups()));
        changed("level", each -> percent(each.settings().interval(), ""));
        changed("threshold", each -> percent(each.settings().threshold(), words.say("analysis.change.no-threshold")));
        setting("highest", each -> number(each.settings().highest(), ""));
        setting("points", this::points);
        setting(
                "region-effects",
                each -> words.say(
                        "analysis.effects." + each.settings().effects().code()));
        setting("prior-intercept-sd", each -> number(priors(each).interceptSd(), ""));
        changed("slope-sd", each -> number(priors(each).slopeSd(), words.say("analysis.change.scaled")));
        changed("sigma-rate", each -> number(priors(each).sigmaRate(), ""));
        if (now.settings().unansweredPredicted() != before.settings().unansweredPredicted()) {
            changes.add(words.say(
                    "analysis.change.unanswered", "predicted", now.settings().unansweredPredicted()));
        }
    }

    private String points(Analysis analysis) {
        int points = analysis.settings().quadraturePoints();
        return points == Settings.ADAPTIVE ? usual() : number(points, "");
    }

    private static Priors priors(Analysis analysis) {
        Settings settings = analysis.settings();
        return settings.priors();
    }

    private String none() {
        return words.say("analysis.none");
    }

    private String usual() {
        return words.say("analysis.change.usual");
    }

    private String percent(double proportion, String none) {
        return Double.isNaN(proportion)
                ? none
                : words.numerals().percentage(number(Math.round(proportion * 1e8) / 1e6, ""));
    }

    /** As it is typed, with the language's decimal mark. */
    private String number(double value, String none) {
        return Double.isNaN(value) ? none : NumberText.format(value).replace(".", words.say("figure.point"));
    }

    /** A field of the form that has another value now. */
    private String groups(String agreeing) {
        if (agreeing == null) {
            return none();
        }
        return agreeing.equals(Settings.DIRECT)
                ? words.say("analysis.benchmark-groups.direct")
                : words.say("analysis.benchmark-groups.known", "column", names.of(agreeing));
    }

    private void setting(String field, Function<Analysis, String> value) {
        String is = value.apply(now);
        String was = value.apply(before);
        if (!is.equals(was)) {
            changes.add(words.say(
                    "analysis.change.setting",
                    "label",
                    words.say("analysis.label." + field),
                    "now",
                    is,
                    "before",
                    was));
        }
    }

    /** The same with words of its own. */
    private void changed(String code, Function<Analysis, String> value) {
        String is = value.apply(now);
        String was = value.apply(before);
        if (!is.equals(was)) {
            changes.add(words.say("analysis.change." + code, "now", is, "before", was));
        }
    }
}
