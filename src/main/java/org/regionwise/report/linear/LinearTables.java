package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.ComparedModel;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.TermLine;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PlainTable;

/**
 * The tables of a linear mixed model, for pages and documents. A coefficient has as many decimals as its error needs.
 */
final class LinearTables {
    /** Of a standard error. */
    private static final int DIGITS = 3;

    private static final int MOST_DECIMALS = 8;

    private final LinearAnswer answer;
    private final LinearFit fit;
    private final Words words;
    private final Numerals numerals;

    LinearTables(LinearAnswer answer, Words words) {
        this.answer = answer;
        this.fit = answer.fit();
        this.words = words;
        this.numerals = words.numerals();
    }

    PlainTable coefficients() {
        return coefficients(
                "means.caption.coefficients."
                        + (answer.posterior() == null
                                ? answer.question().tests().code()
                                : "bayes"),
                answer.coefficients());
    }

    /** What a group's mean adds, where predictors were split. */
    Optional<PlainTable> contextual() {
        return answer.contextual().isEmpty()
                ? Optional.empty()
                : Optional.of(coefficients("means.caption.contextual", answer.contextual()));
    }

    private PlainTable coefficients(String caption, List<CoefficientLine> lines) {
        boolean bayes = answer.posterior() != null;
        List<PlainTable.Column> columns = new ArrayList<>();
        columns.add(text("means.column.term"));
        columns.add(figure("means.column.estimate"));
        columns.add(figure(bayes ? "means.column.posterior-sd" : "means.column.error"));
        if (!bayes) {
            columns.add(figure("means.column.df"));
            columns.add(figure("means.column.t"));
            columns.add(figure("means.column.p"));
        }
        columns.add(level());
        List<List<String>> rows = new ArrayList<>();
        for (CoefficientLine line : lines) {
            int decimals = decimals(line.standardError());
            List<String> row = new ArrayList<>(
                    List.of(line.term(), fixed(line.estimate(), decimals), fixed(line.standardError(), decimals)));
            if (!bayes) {
                row.add(Double.isInfinite(line.degreesOfFreedom()) ? "∞" : fixed(line.degreesOfFreedom(), 1));
                row.add(fixed(line.statistic(), 2));
                row.add(Double.isNaN(line.pValue()) ? Numerals.UNDEFINED : numerals.pValue(line.pValue()));
            }
            row.add(interval(line.lower(), line.upper(), decimals));
            rows.add(row);
        }
        return new PlainTable(words.say(caption), columns, rows, List.of());
    }

    /** F tests of whole terms, where they were asked for. */
    Optional<PlainTable> terms() {
        if (answer.terms().isEmpty()) {
            return Optional.empty();
        }
        List<List<String>> rows = answer.terms().stream()
                .filter(line -> line.test() != null)
                .map(this::term)
                .toList();
        return Optional.of(new PlainTable(
                words.say("means.caption.terms"),
                List.of(
                        text("means.column.term"),
                        figure("means.column.f"),
                        figure("means.column.numerator-df"),
                        figure("means.column.df"),
                        figure("means.column.p")),
                rows,
                List.of()));
    }

    private List<String> term(TermLine line) {
        return List.of(
                line.term(),
                fixed(line.test().statistic(), 2),
                numerals.count(line.test().numerator()),
                fixed(line.test().denominator(), 1),
                numerals.pValue(line.test().pValue()));
    }

    PlainTable variances() {
        boolean limits = answer.variances().stream().anyMatch(line -> Double.isFinite(line.lower()));
        List<PlainTable.Column> columns = new ArrayList<>(List.of(
                text("means.column.group"),
                text("means.column.effect"),
                figure("means.column.variance"),
                figure("means.column.deviation"),
                figure("means.column.correlation")));
        if (limits) {
            columns.add(level());
        }
        List<String> groups = VarianceTable.groupOfLine(answer.variances());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            rows.add(variance(groups.get(i), answer.variances().get(i), limits));
        }
        return new PlainTable(
                words.say("means.caption.variances"),
                columns,
                rows,
                limits ? List.of(words.say("means.note.variance-limits")) : List.of());
    }

    private List<String> variance(String group, VarianceLine line, boolean limits) {
        VarianceComponent component = line.component();
        boolean covariance = component.other() != null;
        boolean residual = component.group().equals(VarianceComponent.RESIDUAL);
        List<String> row = new ArrayList<>(List.of(
                residual ? words.say("means.residual") : group,
                covariance ? effect(component.term()) + ", " + effect(component.other()) : effect(component.term()),
                significant(component.variance()),
                covariance ? "" : significant(component.standardDeviation()),
                covariance ? fixed(component.standardDeviation(), 2) : ""));
        if (limits) {
            row.add(interval(line.lower(), line.upper(), covariance ? 2 : decimals(component.standardDeviation())));
        }
        return row;
    }

    private String effect(String term) {
        return term.equals(RandomTerm.INTERCEPT) ? words.say("means.intercept") : term;
    }

    PlainTable fit() {
        List<List<String>> rows = new ArrayList<>();
        boolean bayes = answer.posterior() != null;
        double correlation = bayes
                ? answer.posterior().intraclassCorrelation().mean()
                : answer.partition().intraclassCorrelation();
        fact(rows, "icc", fixed(correlation, DIGITS));
        if (bayes) {
            return facts(rows);
        }
        fact(rows, "r2-marginal", fixed(answer.partition().marginalR2(), DIGITS));
        fact(rows, "r2-conditional", fixed(answer.partition().conditionalR2(), DIGITS));
        if (answer.imputed()) {
            // several completed data sets have no one likelihood
            return facts(rows);
        }
        boolean reml = fit.criterion() == Criterion.REML;
        fact(rows, reml ? "reml" : "deviance", numerals.criterion(fit.criterionValue()));
        fact(rows, "log-likelihood", numerals.criterion(fit.logLikelihood()));
        fact(rows, "aic", numerals.criterion(fit.aic()));
        fact(rows, "bic", numerals.criterion(fit.bic()));
        fact(rows, "parameters", numerals.count(fit.parameters()));
        return facts(rows);
    }

    private void fact(List<List<String>> rows, String name, String value) {
        rows.add(List.of(words.say("means.fact." + name), value));
    }

    private PlainTable facts(List<List<String>> rows) {
        return new PlainTable(
                words.say("means.caption.fit"),
                List.of(text("means.column.figure"), figure("means.column.value")),
                rows,
                List.of());
    }

    /** The likelihood-ratio table, where the model is compared. */
    Optional<PlainTable> comparison() {
        if (answer.comparison().isEmpty()) {
            return Optional.empty();
        }
        List<PlainTable.Column> columns = List.of(
                text("means.column.model"),
                figure("means.column.parameters"),
                figure("means.column.aic"),
                figure("means.column.bic"),
                figure("means.column.log-likelihood"),
                figure("means.column.chi-square"),
                figure("means.column.numerator-df"),
                figure("means.column.p"),
                figure("means.column.boundary-p"));
        return Optional.of(new PlainTable(
                words.say("means.caption.comparison"),
                columns,
                answer.comparison().stream().map(this::compared).toList(),
                List.of(words.say("means.note.comparison"))));
    }

    private List<String> compared(ComparedModel model) {
        ComparedModel.Test test = model.test();
        return List.of(
                model.formula().text(),
                numerals.count(model.parameters()),
                numerals.criterion(model.aic()),
                numerals.criterion(model.bic()),
                numerals.criterion(model.logLikelihood()),
                test == null ? "" : fixed(test.statistic(), 2),
                test == null ? "" : numerals.count(test.degreesOfFreedom()),
                test == null || Double.isNaN(test.pValue()) ? "" : numerals.pValue(test.pValue()),
                test == null || Double.isNaN(test.boundaryPValue()) ? "" : numerals.pValue(test.boundaryPValue()));
    }

    private PlainTable.Column text(String key) {
        return new PlainTable.Column(words.say(key), false);
    }

    private PlainTable.Column figure(String key) {
        return new PlainTable.Column(words.say(key), true);
    }

    private PlainTable.Column level() {
        return new PlainTable.Column(
                words.say(
                        "means.column.interval",
                        "level",
                        numerals.level(answer.question().level())),
                true);
    }

    private String interval(double lower, double upper, int decimals) {
        return Double.isNaN(lower) && Double.isNaN(upper)
                ? Numerals.UNDEFINED
                : numerals.interval(lower, upper, value -> fixed(value, decimals));
    }

    private String significant(double value) {
        return Double.isFinite(value) ? numerals.significant(value, DIGITS + 1) : Numerals.UNDEFINED;
    }

    private String fixed(double value, int decimals) {
        return !Double.isFinite(value)
                ? Numerals.UNDEFINED
                : decimals > MOST_DECIMALS ? numerals.significant(value, DIGITS) : numerals.fixed(value, decimals);
    }

    /** Three digits of the error. */
    private static int decimals(double error) {
        return error > 0 && Double.isFinite(error) ? Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(error))) : 2;
    }
}
