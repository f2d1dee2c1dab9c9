package org.regionwise.engine.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Median;

/**
 * One model computed in three ways, and what the choice of way does here: Laplace's approximation (one node a region,
 * what glmer does by default), adaptive Gauss–Hermite quadrature, and the full posterior.
 *
 * <p>The findings, by code, and when they are made:
 *
 * <ul>
 *   <li>{@code no-maximum}: the likelihood has none, so both maximum-likelihood answers rest on added weak priors.
 *   <li>{@code variation-not-identified}: the data say nothing about σ.
 *   <li>{@code variation-zero}: quadrature's σ̂ is 0.
 *   <li>{@code laplace-understates}, {@code laplace-overstates}: Laplace's σ̂ is off quadrature's by more than 5% of
 *   it.
 *   <li>{@code plug-in-narrow}, {@code plug-in-wide}: the median width of the regions' intervals that hold the
 *   parameters
 *       at their estimates is off the full posterior's by more than 10% of it.
 *   <li>{@code estimates-differ}: some region's percentage differs between two ways by more than 1 percentage point.
 *   <li>{@code agree}: none of these.
 * </ul>
 *
 * @param quadraturePoints nodes a region of {@code quadrature} and {@code bayes}
 * @param medianRespondents over regions with respondents
 * @param laplaceQuadrature largest difference of a region's prevalence between the two, a proportion
 * @param laplaceBayes and so on
 * @param quadratureBayes and so on
 * @param findings at least one
 */
public record ApproximationAudit(
        Approximation laplace,
        Approximation quadrature,
        Approximation bayes,
        int quadraturePoints,
        double medianRespondents,
        double laplaceQuadrature,
        double laplaceBayes,
        double quadratureBayes,
        List<FitWarning> findings) {
    private static final double SIGMA_OFF = 0.05;
    private static final double WIDTH_OFF = 0.10;
    private static final double PREVALENCE_OFF = 0.01;
    /** A closer agreement of percentages is not worth telling. */
    private static final double SMALLEST_TOLD = 0.001;
    /** What an analysis under Laplace is compared with. */
    private static final int USUAL_POINTS = 15;

    public ApproximationAudit {
        findings = List.copyOf(findings);
    }

    /**
     * Computes all three.
     *
     * @param settings the analysis's; with a single quadrature point the other two ways use 15
     * @throws NotEstimable when no region has a response
     */
    public static ApproximationAudit of(Cells cells, BinomialPosterior.Settings settings) {
        return of(cells, settings, FitProgress.UNWATCHED);
    }

    /** The same, watched. */
    public static ApproximationAudit of(Cells cells, BinomialPosterior.Settings settings, FitProgress progress) {
        int points = settings.quadraturePoints() == 1 ? USUAL_POINTS : settings.quadraturePoints();
        BinomialFit rough = new BinomialRandomIntercept(cells, 1, progress).fit();
        BinomialFit fine = new BinomialRandomIntercept(cells, points, progress).fit();
        BinomialPosterior posterior = new BinomialPosterior(
                cells,
                new BinomialPosterior.Settings(
                        settings.priors(), points, settings.draws(), settings.seed(), settings.level()),
                progress);
        Approximation laplace = Approximation.of(rough, settings.level());
        Approximation quadrature = Approximation.of(fine, settings.level());
        Approximation bayes = Approximation.of(posterior, cells.terms());
        double respondents = Median.of(IntStream.range(0, cells.regions())
                .mapToDouble(cells::trialsOfRegion)
                .filter(trials -> trials > 0)
                .toArray());
        return new ApproximationAudit(
                laplace,
                quadrature,
                bayes,
                points == 0 ? USUAL_POINTS : points,
                respondents,
                laplace.largestDifference(quadrature),
                laplace.largestDifference(bayes),
                quadrature.largestDifference(bayes),
                findings(fine, laplace, quadrature, bayes, respondents));
    }

    private static List<FitWarning> findings(
            BinomialFit fine,
            Approximation laplace,
            Approximation quadrature,
            Approximation bayes,
            double respondents) {
        List<FitWarning> findings = new ArrayList<>();
        if (fine.summary().penalised()) {
            findings.add(FitWarning.ofModel("no-maximum"));
        }
        if (!fine.variationIdentified()) {
            findings.add(FitWarning.ofModel("variation-not-identified"));
        } else if (quadrature.sigma() == 0) {
            findings.add(FitWarning.ofModel(
                    "variation-zero",
                    Map.of(
                            "lower", bayes.sigmaInterval().lower(),
                            "upper", bayes.sigmaInterval().upper())));
        }
        double sigmaOff = laplace.sigma() - quadrature.sigma();
        if (Math.abs(sigmaOff) > SIGMA_OFF * quadrature.sigma()) {
            boolean under = sigmaOff < 0;
            findings.add(FitWarning.ofModel(
                    under ? "laplace-understates" : "laplace-overstates",
                    Map.of(
                            "laplace", laplace.sigma(),
                            "quadrature", quadrature.sigma(),
                            "medianRespondents", respondents)));
        }
        double narrower = 1 - quadrature.medianWidth() / bayes.medianWidth();
        if (Math.abs(narrower) > WIDTH_OFF) {
            findings.add(FitWarning.ofModel(
                    narrower > 0 ? "plug-in-narrow" : "plug-in-wide",
                    Map.of(
                            "quadratureWidth", quadrature.medianWidth(),
                            "bayesWidth", bayes.medianWidth(),
                            "difference", Math.abs(narrower))));
        }
        double largest = Math.max(
                quadrature.largestDifference(bayes),
                Math.max(laplace.largestDifference(bayes), laplace.largestDifference(quadrature)));
        if (largest > PREVALENCE_OFF) {
            // Laplace is the odd one out when quadrature keeps with the posterior and it does not
            boolean laplaceAlone = quadrature.largestDifference(bayes) <= PREVALENCE_OFF
                    && laplace.largestDifference(quadrature) > PREVALENCE_OFF;
            findings.add(FitWarning.ofModel(
                    "estimates-differ", Map.of("largest", largest, "only", laplaceAlone ? "laplace" : "none")));
        }
        if (findings.isEmpty()) {
            findings.add(FitWarning.ofModel(
                    "agree", Map.of("largest", Math.max(SMALLEST_TOLD, largest), "widths", WIDTH_OFF)));
        }
        return findings;
    }
}
