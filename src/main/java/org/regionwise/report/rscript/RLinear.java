package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.name;
import static org.regionwise.report.rscript.RText.number;
import static org.regionwise.report.rscript.RText.string;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.ComparedModel;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.analysis.linear.TermLine;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ReadingOptions;

/**
 * A linear mixed model as a script for R: reads the analyst's own file, fits the same model with lme4 (tests by
 * lmerTest
 * and pbkrtest) or rstanarm, and prints the largest differences to Regionwise's figures.
 */
public final class RLinear {
    private final LinearAnswer answer;
    private final LinearQuestion question;
    private final RComments comments;
    private final StringBuilder script = new StringBuilder();

    private RLinear(LinearAnswer answer, Words words) {
        this.answer = answer;
        this.question = answer.question();
        this.comments = new RComments(words);
    }

    /**
     * The script, in UTF-8. Equal answers give equal scripts.
     *
     * @param words what its comments are said in; the code is the same in every language
     */
    public static String of(LinearAnswer answer, Words words) {
        return new RLinear(answer, words).text();
    }

    private String text() {
        head();
        add(comments.say("model-figures"));
        figures();
        add("", comments.part("model-data"));
        data();
        add("", comments.part("model-fit"));
        fit();
        add("", comments.part("beside"));
        beside();
        String text = script.toString();
        return text.chars().allMatch(c -> c < 128)
                ? text
                : text.replaceFirst(
                        "\n\n",
                        "\n\n"
                                + Matcher.quoteReplacement(lines(
                                        comments.say("letters"),
                                        "if (!l10n_info()[[\"UTF-8\"]]) stop(" + comments.string("locale") + ")")));
    }

    private void add(String... all) {
        script.append(lines(all));
    }

    private void head() {
        List<String> packages = packages();
        add(
                comments.say("model-title", "formula", question.formula().text()),
                comments.say("written", "version", SoftwareVersion.version()),
                "#   Rscript analysis.R",
                comments.say(
                        "data",
                        "file",
                        answer.source().name(),
                        "hash",
                        answer.source().sha256()),
                comments.say("packages", "packages", String.join(", ", packages)),
                "");
        packages.forEach(each -> add("suppressPackageStartupMessages(library(" + each + "))"));
        add("");
    }

    private List<String> packages() {
        List<String> packages = new ArrayList<>();
        if (question.bayes()) {
            packages.add("rstanarm");
        } else {
            packages.add("lme4");
            if (question.tests() != CoefficientTests.Method.NONE) {
                packages.add("lmerTest");
            }
            if (question.tests() == CoefficientTests.Method.KENWARD_ROGER) {
                packages.add("pbkrtest");
            }
        }
        RReading.needed(answer.source().imported().format()).ifPresent(packages::add);
        return packages;
    }

    private void figures() {
        List<CoefficientLine> fixed = answer.coefficients().stream()
                .filter(line -> !Double.isNaN(line.estimate()))
                .toList();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(
                "estimate",
                numbers(fixed.stream().mapToDouble(CoefficientLine::estimate).toArray()));
        columns.put(
                "error",
                numbers(fixed.stream()
                        .mapToDouble(CoefficientLine::standardError)
                        .toArray()));
        columns.put(
                "df",
                numbers(fixed.stream()
                        .mapToDouble(CoefficientLine::degreesOfFreedom)
                        .toArray()));
        frame("fixed", fixed.stream().map(CoefficientLine::term).toList(), columns);
        List<VarianceLine> variances = answer.variances();
        add("variances <- "
                + RText.vector(numbers(variances.stream()
                        .mapToDouble(line -> line.component().variance())
                        .toArray())));
        if (!answer.terms().isEmpty()) {
            Map<String, List<String>> tests = new LinkedHashMap<>();
            tests.put(
                    "f",
                    numbers(answer.terms().stream()
                            .mapToDouble(line -> line.test() == null
                                    ? Double.NaN
                                    : line.test().statistic())
                            .toArray()));
            frame("terms", answer.terms().stream().map(TermLine::term).toList(), tests);
        }
        if (!answer.comparison().isEmpty()) {
            Map<String, List<String>> compared = new LinkedHashMap<>();
            compared.put(
                    "logLik",
                    numbers(answer.comparison().stream()
                            .mapToDouble(ComparedModel::logLikelihood)
                            .toArray()));
            frame(
                    "models",
                    answer.comparison().stream().map(ComparedModel::name).toList(),
                    compared);
        }
    }

    private void frame(String variable, List<String> names, Map<String, List<String>> columns) {
        List<String> texts = new ArrayList<>();
        columns.forEach((name, values) -> texts.add(name + " = " + RText.vector(values)));
        add(
                variable + " <- data.frame(",
                "  " + String.join(",\n  ", texts) + ",",
                "  row.names = " + RText.strings(names) + ")");
    }

    private static List<String> numbers(double[] values) {
        List<String> numbers = new ArrayList<>();
        for (double value : values) {
            numbers.add(number(value));
        }
        return numbers;
    }

    private void data() {
        ReadingOptions options = answer.source().imported().options();
        script.append(
                RReading.file("survey", answer.source().name(), answer.source().imported(), comments));
        options.missingIn()
                .forEach((column, values) -> add("survey[[" + string(column) + "]][survey[[" + string(column)
                        + "]] %in% " + RText.strings(values) + "] <- NA"));
        script.append(RReading.number("number", options));
        add(comments.say("categories"));
        Map<String, List<String>> categories = answer.source().categories();
        for (String column : question.columns()) {
            String cells = "survey[[" + string(column) + "]]";
            List<String> levels = categories.get(column);
            if (levels == null) {
                add(cells + " <- number(" + cells + ")");
            } else if (levels.isEmpty()) {
                add(cells + " <- factor(" + cells + ")");
            } else {
                add(cells + " <- factor(" + cells + ", levels = " + RText.strings(levels) + ")");
            }
        }
        if (!question.splits().isEmpty() || question.formula().text().matches(".*\\b(within|between)\\(.*")) {
            add(
                    comments.say("model-parted"),
                    "between <- function(x, ...) ave(x, ..., FUN = function(each) mean(each, na.rm = TRUE))",
                    "within <- function(x, ...) x - between(x, ...)");
        }
        if (!question.compared().isEmpty()) {
            add(
                    comments.say("model-rows"),
                    "complete <- complete.cases(survey[, " + RText.strings(List.copyOf(question.columns())) + "])");
        }
    }

    private void fit() {
        boolean reml = question.criterion() == Criterion.REML;
        if (question.bayes()) {
            add(
                    "model <- stan_lmer(" + arguments(question.formula()) + ",",
                    "  chains = 4, iter = 4000, seed = " + question.seed() + ", refresh = 0, adapt_delta = 0.99)");
            return;
        }
        add(
                comments.say("model-control"),
                "control <- lmerControl(optimizer = \"bobyqa\", optCtrl = list(rhoend = 1e-11, maxfun = 1e5))",
                "model <- lmer(" + arguments(question.formula()) + ",",
                "  REML = " + (reml ? "TRUE" : "FALSE") + ", control = control)",
                "print(summary(model" + ddf() + "))");
        if (!answer.terms().isEmpty()) {
            add("print(anova(model" + ddf() + "))");
        }
        int number = 2;
        for (Formula other : question.compared()) {
            String fitted = other.random().isEmpty()
                    ? "lm(" + arguments(other) + ")"
                    : "lme4::lmer(" + arguments(other) + ", REML = FALSE, control = control)";
            add("m" + number++ + " <- " + fitted);
        }
        if (number > 2) {
            List<String> all = new ArrayList<>();
            for (int k = 2; k < number; k++) {
                all.add("m" + k);
            }
            add(
                    "m1 <- lme4::lmer(" + arguments(question.formula()) + ", REML = FALSE, control = control)",
                    "print(anova(m1, " + String.join(", ", all) + "))");
        }
    }

    private String ddf() {
        return adjusted() ? ", ddf = \"Kenward-Roger\"" : "";
    }

    /** Of a fit by maximum likelihood lmerTest does not give what is defined for REML. */
    private boolean adjusted() {
        return question.tests() == CoefficientTests.Method.KENWARD_ROGER && question.criterion() == Criterion.REML;
    }

    private String arguments(Formula formula) {
        String arguments = formula.text() + ", data = survey";
        if (question.weights() != null) {
            arguments += ", weights = " + name(question.weights());
        }
        if (question.offset() != null) {
            arguments += ", offset = " + name(question.offset());
        }
        return subset().isEmpty() ? arguments : arguments + ", subset = " + subset();
    }

    /** Rows that all models share; lmer counts rows of weight 0 and finds no likelihood. */
    private String subset() {
        List<String> conditions = new ArrayList<>();
        if (!question.compared().isEmpty()) {
            conditions.add("complete");
        }
        if (answer.source().weightless() > 0) {
            conditions.add(name(question.weights()) + " > 0");
        }
        return String.join(" & ", conditions);
    }

    private void beside() {
        add(
                "furthest <- function(what, ours, theirs, scale = abs(ours)) {",
                "  if (anyNA(theirs[!is.na(ours)])) stop(what)",
                "  away <- max(0, abs(ours - theirs) / scale, na.rm = TRUE)",
                "  cat(sprintf(\"%s: %.3g\\n\", what, away))",
                "}");
        if (question.bayes()) {
            add(
                    comments.say("model-chains"),
                    "draws <- as.matrix(model)",
                    "theirs <- colMeans(draws)[rownames(fixed)]",
                    "furthest(" + comments.string("model-coefficients") + ", fixed$estimate, theirs, fixed$error)");
            return;
        }
        add(
                comments.say("model-relative"),
                "furthest(" + comments.string("model-coefficients")
                        + ", fixed$estimate, fixef(model)[rownames(fixed)], fixed$error)",
                "furthest(" + comments.string("model-variances")
                        + ", variances, as.data.frame(VarCorr(model))$vcov, max(abs(variances)))");
        if (question.tests() == CoefficientTests.Method.KENWARD_ROGER && !adjusted()) {
            return;
        }
        String table = "coef(summary(model" + ddf() + "))[rownames(fixed), ";
        add("furthest(" + comments.string("model-errors") + ", fixed$error, " + table + "\"Std. Error\"])");
        if (question.tests() != CoefficientTests.Method.NONE) {
            add("furthest(" + comments.string("model-degrees") + ", fixed$df, " + table + "\"df\"])");
        }
        if (!answer.terms().isEmpty()) {
            add("furthest(" + comments.string("model-terms") + ", terms$f, anova(model" + ddf()
                    + ")[rownames(terms), \"F value\"])");
        }
        if (!answer.comparison().isEmpty()) {
            add("furthest(" + comments.string("model-likelihoods")
                    + ", models$logLik, sapply(mget(rownames(models)), function(each) as.numeric(logLik(each))))");
        }
    }
}
