package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.sensitivity.Approximation;
import org.regionwise.engine.sensitivity.ApproximationAudit;
import org.regionwise.report.Numbers;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.WarningWords;

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
    public static AuditView of(ApproximationAudit audit, Words words) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(
                audit,
                "Between-region standard deviation",
                way -> Numbers.number(way.sigma()) + " ("
                        + Numbers.interval(
                                way.sigmaInterval().lower(), way.sigmaInterval().upper()) + ")"));
        rows.add(
                row(audit, "Intraclass correlation, latent scale", way -> Numbers.hundredths(way.latentCorrelation())));
        for (int k = 0; k < audit.laplace().coefficients().size(); k++) {
            int term = k;
            rows.add(row(
                    audit,
                    "Coefficient " + audit.laplace().coefficients().get(k).term(),
                    way -> coefficient(way.coefficients().get(term))));
        }
        rows.add(row(audit, "Log-likelihood", way -> Numbers.criterion(way.logLikelihood())));
        rows.add(row(
                audit,
                "Median width of the regions' intervals, percentage points",
                way -> Numbers.fixed(100 * way.medianWidth(), 1)));
        rows.add(new Row(
                "Largest difference of a region's percentage from full Bayes",
                Numbers.fixed(100 * audit.laplaceBayes(), 2),
                Numbers.fixed(100 * audit.quadratureBayes(), 2),
                ""));
        return new AuditView(
                audit.findings().stream().map(new WarningWords(words)::ofAudit).toList(), rows);
    }

    private static Row row(ApproximationAudit audit, String name, Function<Approximation, String> value) {
        return new Row(name, value.apply(audit.laplace()), value.apply(audit.quadrature()), value.apply(audit.bayes()));
    }

    private static String coefficient(Coefficient coefficient) {
        return Numbers.number(coefficient.estimate()) + " ("
                + Numbers.interval(coefficient.lower(), coefficient.upper()) + ")";
    }
}
