package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.survey.ShellWord;

/** The command that fits the same model again. */
public final class LinearCommand {
    private static final double USUAL_LEVEL = 0.95;

    private LinearCommand() {}

    /** {@code regionwise model survey.csv --formula '…'}, on one line, with the options that are not usual. */
    public static String line(LinearAnswer answer) {
        LinearQuestion question = answer.question();
        List<String> line = new ArrayList<>(
                List.of("regionwise", "model", ShellWord.of(answer.source().name())));
        add(line, "--formula", question.formula().text());
        for (Formula other : question.compared()) {
            add(line, "--compare", other.text());
        }
        if (question.bayes()) {
            line.add("--bayes");
        } else if (question.criterion() == Criterion.ML) {
            line.add("--ml");
        }
        if (!question.bayes() && question.tests() != CoefficientTests.Method.SATTERTHWAITE) {
            add(line, "--df", question.tests().code());
        }
        if (question.terms()) {
            line.add("--anova");
        }
        if (question.weights() != null) {
            add(line, "--weights", question.weights());
        }
        if (question.offset() != null) {
            add(line, "--offset", question.offset());
        }
        if (question.level() != USUAL_LEVEL) {
            add(line, "--interval", Double.toString(question.level()));
        }
        if (question.intervals() != IntervalMethod.WALD) {
            add(line, "--intervals", question.intervals().code());
        }
        return String.join(" ", line);
    }

    private static void add(List<String> line, String option, String value) {
        line.add(option);
        line.add(ShellWord.of(value));
    }
}
