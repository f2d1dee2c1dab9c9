package org.regionwise.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.Grain;
import org.regionwise.engine.cells.Cells;

/**
 * What region effects by Student's t are worth where single regions lie far out, and what they cost where none does:
 * coverage and width of 95% limits and errors of estimates, of the region that lies out and of all others. 20 regions
 * of 20 to 100 respondents, σ .5, prevalence 20%. Prints the table of docs/coverage.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.OutlierStudy
 * -Dexec.args=SURVEYS}
 */
public final class OutlierStudy {
    private static final long SEED = 20264;
    private static final int REGIONS = 20;

    private OutlierStudy() {}

    /** Of one group of regions: how many, covered, and sums of widths and squared errors. */
    private record Tally(double size, double covered, double width, double squares) {
        static final Tally NONE = new Tally(0, 0, 0, 0);

        Tally plus(double truth, PosteriorSummary of) {
            boolean within = of.lower() <= truth && truth <= of.upper();
            return new Tally(
                    size + 1,
                    covered + (within ? 1 : 0),
                    width + of.upper() - of.lower(),
                    squares + (of.mean() - truth) * (of.mean() - truth));
        }

        Tally plus(Tally other) {
            return new Tally(
                    size + other.size, covered + other.covered, width + other.width, squares + other.squares);
        }

        String cells() {
            return size == 0
                    ? " – | – | – |"
                    : String.format(
                            " %.1f%% | %.1f | %.1f |",
                            100 * covered / size, 100 * width / size, 100 * Math.sqrt(squares / size));
        }
    }

    public static void main(String[] arguments) {
        int surveys = Integer.parseInt(arguments[0]);
        double[] trials = IntStream.range(0, REGIONS)
                .mapToDouble(j -> Math.round(20 * Math.pow(5, (double) j / (REGIONS - 1))))
                .toArray();
        SurveyDesign design = new SurveyDesign(trials, new double[0][]);
        SurveyDesign.Parameters truth = new SurveyDesign.Parameters(new double[] {Math.log(0.25)}, 0.5);
        System.out.println("| Regional effects | estimated as | others: covered | width | error | odd region: covered |"
                + " width | error |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (EffectShape shape : List.of(EffectShape.NORMAL, EffectShape.T3, EffectShape.OUTLIER)) {
            for (RegionEffects effects : RegionEffects.values()) {
                Tally[] all = {Tally.NONE, Tally.NONE};
                IntStream.range(0, surveys)
                        .parallel()
                        .mapToObj(survey -> survey(design, truth, shape, effects, survey))
                        .toList()
                        .forEach(each -> Arrays.setAll(all, i -> all[i].plus(each[i])));
                System.out.println(
                        "| " + shape.title() + " | " + effects.code() + " |" + all[0].cells() + all[1].cells());
            }
        }
    }

    private static Tally[] survey(
            SurveyDesign design,
            SurveyDesign.Parameters truth,
            EffectShape shape,
            RegionEffects effects,
            int survey) {
        SplittableRandom random = new SplittableRandom(SEED + 1_000_003L * survey);
        double[] prevalence = design.prevalence(truth, shape, random);
        Cells cells = design.survey(prevalence, random);
        List<RegionMarginal> marginals = new BinomialPosterior(
                        cells,
                        new BinomialPosterior.Settings(Priors.DEFAULT, 0, 100, survey, 0.95, effects, Grain.FINE))
                .regions(Double.NaN)
                .marginals();
        Tally[] tallies = {Tally.NONE, Tally.NONE};
        for (int j = 0; j < prevalence.length; j++) {
            int group = shape == EffectShape.OUTLIER && j == EffectShape.ODD_REGION ? 1 : 0;
            tallies[group] = tallies[group].plus(prevalence[j], marginals.get(j).prevalence());
        }
        return tallies;
    }
}
