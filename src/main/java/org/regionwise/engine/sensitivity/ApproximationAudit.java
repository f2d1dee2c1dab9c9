package org.regionwise.engine.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.regionwise.engine.numeric.TwoDigits;

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
    /** Percentage points; a closer agreement is not worth telling. */
    private static final double SMALLEST_TOLD = 0.1;
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
                points,
                respondents,
                laplace.largestDifference(quadrature),
                laplace.largestDifference(bayes),
                quadrature.largestDifference(bayes),
                findings(fine, laplace, quadrature, bayes, respondents));
    }

    /** The findings one after the other. */
    public String sentence() {
        return String.join(" ", findings.stream().map(FitWarning::message).toList());
    }

    private static List<FitWarning> findings(
            BinomialFit fine,
            Approximation laplace,
            Approximation quadrature,
            Approximation bayes,
            double respondents) {
        List<FitWarning> findings = new ArrayList<>();
        if (fine.summary().penalised()) {
            findings.add(FitWarning.ofModel(
                    "no-maximum",
                    "The likelihood has no maximum here, so both maximum-likelihood answers rest on "
                            + "weak priors that had to be added. Use the full posterior, whose priors "
                            + "are stated and yours to choose."));
        }
        if (!fine.variationIdentified()) {
            findings.add(FitWarning.ofModel(
                    "variation-not-identified",
                    "The data cannot tell how much regions differ. Maximum likelihood takes it that "
                            + "they do not; the full posterior takes its prior's word. Neither is a finding."));
        } else if (quadrature.sigma() == 0) {
            findings.add(FitWarning.ofModel(
                    "variation-zero",
                    "Maximum likelihood puts the between-region standard deviation at zero and then treats regions as"
                            + " alike; the full posterior, by the same data, leaves room for "
                            + TwoDigits.of(bayes.sigmaInterval().lower()) + " to "
                            + TwoDigits.of(bayes.sigmaInterval().upper()) + ". Use the full posterior.",
                    Map.of(
                            "lower", bayes.sigmaInterval().lower(),
                            "upper", bayes.sigmaInterval().upper())));
        }
        double sigmaOff = laplace.sigma() - quadrature.sigma();
        if (Math.abs(sigmaOff) > SIGMA_OFF * quadrature.sigma()) {
            boolean under = sigmaOff < 0;
            findings.add(FitWarning.ofModel(
                    under ? "laplace-understates" : "laplace-overstates",
                    "Laplace " + (under ? "understates" : "overstates") + " between-region variation here ("
                            + TwoDigits.of(laplace.sigma()) + " against " + TwoDigits.of(quadrature.sigma())
                            + "): the median region has " + respondents(respondents) + ".",
                    Map.of(
                            "laplace", laplace.sigma(),
                            "quadrature", quadrature.sigma(),
                            "medianRespondents", respondents)));
        }
        double narrower = 1 - quadrature.medianWidth() / bayes.medianWidth();
        if (Math.abs(narrower) > WIDTH_OFF) {
            findings.add(FitWarning.ofModel(
                    narrower > 0 ? "plug-in-narrow" : "plug-in-wide",
                    "Intervals that hold the parameters fixed are " + percent(Math.abs(narrower))
                            + (narrower > 0 ? " narrower" : " wider") + " than the full ones here ("
                            + TwoDigits.of(100 * quadrature.medianWidth()) + " against "
                            + TwoDigits.of(100 * bayes.medianWidth()) + " percentage points in the median region).",
                    Map.of("quadratureWidth", quadrature.medianWidth(), "bayesWidth", bayes.medianWidth())));
        }
        double largest = Math.max(
                quadrature.largestDifference(bayes),
                Math.max(laplace.largestDifference(bayes), laplace.largestDifference(quadrature)));
        if (largest > PREVALENCE_OFF) {
            // Laplace is the odd one out when quadrature keeps with the posterior and it does not
            boolean laplaceAlone = quadrature.largestDifference(bayes) <= PREVALENCE_OFF
                    && laplace.largestDifference(quadrature) > PREVALENCE_OFF;
            findings.add(FitWarning.ofModel(
                    "estimates-differ",
                    "A region's percentage depends on the way it is computed, by up to " + TwoDigits.of(100 * largest)
                            + " percentage points"
                            + (laplaceAlone
                                    ? ", by Laplace only. Use more quadrature points, or the full posterior."
                                    : ". Use the full posterior."),
                    Map.of("largest", largest)));
        }
        if (findings.isEmpty()) {
            findings.add(FitWarning.ofModel(
                    "agree",
                    "The three agree to within " + TwoDigits.of(Math.max(SMALLEST_TOLD, 100 * largest))
                            + " percentage points in every region, and the widths of their intervals to within "
                            + percent(WIDTH_OFF) + "; any would do.",
                    Map.of("largest", largest)));
        }
        return findings;
    }

    private static String respondents(double median) {
        String count = median == Math.rint(median)
                ? String.format(Locale.ROOT, "%,.0f", median)
                : String.format(Locale.ROOT, "%.1f", median);
        return count + (median == 1 ? " respondent" : " respondents");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f%%", 100 * share);
    }
}
