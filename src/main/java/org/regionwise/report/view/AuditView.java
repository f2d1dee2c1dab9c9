package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.sensitivity.Approximation;
import org.regionwise.engine.sensitivity.ApproximationAudit;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.WarningWords;
import org.regionwise.survey.name.Labels;

/**
 * One model computed in three ways, made ready to be read.
 *
 * @param verdict sentences
 * @param figures one row a figure, with its value under Laplace, quadrature, and full Bayes
 */
public record AuditView(List<String> verdict, List<Row> figures) {

    /** A figure under the three ways. */
    public record Row(String name, String laplace, String quadrature, String bayes) {}

    /** The three ways of computing beside each other, a row a figure. */
    public static AuditView of(ApproximationAudit audit, Labels labels, Words words) {
        Numerals numerals = words.numerals();
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                audit,
                words.say("result.audit.deviation"),
                way -> numerals.number(way.sigma()) + " ("
                        + numerals.interval(
                                way.sigmaInterval().lower(), way.sigmaInterval().upper()) + ")"));
        rows.add(
                row(audit, words.say("result.audit.correlation"), way -> numerals.hundredths(way.latentCorrelation())));
        for (int k = 0; k < audit.laplace().coefficients().size(); k++) {
            int term = k;
            rows.add(row(
                    audit,
                    words.say(
                            "result.audit.coefficient",
                            "term",
                            words.opening(labels.term(
                                    audit.laplace().coefficients().get(k).term()))),
                    way -> coefficient(way.coefficients().get(term), numerals)));
        }
        rows.add(row(audit, words.say("result.audit.log-likelihood"), way -> numerals.criterion(way.logLikelihood())));
        rows.add(row(audit, words.say("result.audit.width"), way -> numerals.fixed(100 * way.medianWidth(), 1)));
        rows.add(new Row(
                words.say("result.audit.difference"),
                numerals.fixed(100 * audit.laplaceBayes(), 2),
                numerals.fixed(100 * audit.quadratureBayes(), 2),
                ""));
        return new AuditView(
                audit.findings().stream().map(new WarningWords(words)::ofAudit).toList(), rows);
    }

    private static Row row(ApproximationAudit audit, String name, Function<Approximation, String> value) {
        return new Row(name, value.apply(audit.laplace()), value.apply(audit.quadrature()), value.apply(audit.bayes()));
    }

    private static String coefficient(Coefficient coefficient, Numerals numerals) {
        return numerals.number(coefficient.estimate()) + " ("
                + numerals.interval(coefficient.lower(), coefficient.upper()) + ")";
    }
}
