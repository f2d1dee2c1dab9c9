package org.regionwise.engine.linear.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RandomTerm;

/** Small-area means from single answers, against dense algebra and against R's sae. */
class BatteseHarterFullerTest {
    private static final JsonNode EXPECTED = ReferenceCase.json("linear/unit.json");

    private static LinearFit fit() {
        LinearCase data = new LinearCase("linear/unit.csv");
        return new LinearRandomEffects(
                        data.data(
                                "y",
                                List.of("x", "z"),
                                List.of(RandomTerm.intercept(data.factor("area", "area"))),
                                null,
                                null),
                        Criterion.REML)
                .fit();
    }

    private static List<AreaPopulation> populations(boolean finite) {
        return StreamSupport.stream(EXPECTED.get("population").spliterator(), false)
                .map(line -> new AreaPopulation(
                        new double[] {1, line.get("x").asDouble(), line.get("z").asDouble()},
                        finite ? line.get("size").asDouble() : Double.POSITIVE_INFINITY))
                .toList();
    }

    @Test
    void estimatesAndMeanSquaredErrors() {
        for (boolean finite : new boolean[] {false, true}) {
            List<UnitLevelMean> ours = new BatteseHarterFuller(fit()).means(populations(finite));
            String name = finite ? "finite" : "infinite";
            for (int j = 0; j < ours.size(); j++) {
                JsonNode theirs = EXPECTED.get("areas").get(j);
                // lme4's θ is good to 1e-6
                assertEquals(theirs.get(name).asDouble(), ours.get(j).estimate(), 1e-5);
                assertEquals(theirs.get("synthetic").asDouble(), ours.get(j).synthetic(), 1e-5);
                assertEquals(theirs.get("gamma").asDouble(), ours.get(j).gamma(), 1e-5);
                double mse = theirs.get(name + "Mse").asDouble();
                assertEquals(mse, ours.get(j).meanSquaredError(), 2e-5 * mse);
            }
        }
    }

    @Test
    void bootstrapAgreesWithTheFormula() {
        LinearFit fit = fit();
        List<UnitLevelMean> formula = new BatteseHarterFuller(fit).means(populations(true));
        UnitLevelBootstrap ours = UnitLevelBootstrap.of(fit, populations(true), 1000, 5, FitProgress.UNWATCHED);
        double ratio = 0;
        for (int j = 0; j < formula.size(); j++) {
            // the formula holds g3 twice, the bootstrap's world once; 1,000 replications leave 4.5% a figure
            double each = ours.meanSquaredErrors()[j] / formula.get(j).meanSquaredError();
            assertTrue(each > 0.65 && each < 1.15, formula.get(j).area() + ": " + each);
            ratio += each / formula.size();
        }
        assertEquals(0.92, ratio, 0.08);
    }

    @Test
    void moreAnswersThanPeople() {
        List<AreaPopulation> populations = new ArrayList<>(populations(true));
        populations.set(11, new AreaPopulation(populations.get(11).means(), 9));
        assertThrows(IllegalArgumentException.class, () -> new BatteseHarterFuller(fit()).means(populations));
    }

    @Test
    void expectationsOfPowers() {
        for (JsonNode each : EXPECTED.get("boxCox")) {
            OutcomeScale scale = new OutcomeScale(each.get("lambda").asDouble(), 0);
            double expected = each.get("value").asDouble();
            double ours = scale.expectation(
                    each.get("mean").asDouble(), each.get("deviation").asDouble());
            // R's integrate is asked for 1e-12; where next to nothing is above 0 it reaches 1e-8
            assertEquals(expected, ours, 1e-8 * Math.max(expected, 0.01), each.toString());
        }
        assertEquals(Math.exp(1.5 + 0.32), OutcomeScale.logarithm(0).expectation(1.5, 0.8), 1e-12);
        assertEquals(
                7.25,
                OutcomeScale.logarithm(2).inverse(OutcomeScale.logarithm(2).of(7.25)),
                1e-12);
        assertEquals(7.25, new OutcomeScale(0.3, 1).inverse(new OutcomeScale(0.3, 1).of(7.25)), 1e-12);
    }

    /** Of one cell with the area's means and no transformation it is the estimate of an infinite population. */
    @Test
    void empiricalBestOfAnUntransformedOutcome() {
        LinearFit fit = fit();
        List<UnitLevelMean> linear = new BatteseHarterFuller(fit).means(populations(false));
        List<List<PopulationCell>> cells = populations(false).stream()
                .map(each -> List.of(new PopulationCell(each.means(), 3)))
                .toList();
        EmpiricalBestMeans same = new EmpiricalBestMeans(new OutcomeScale(1, 1000), cells);
        EmpiricalBestMeans logarithm = new EmpiricalBestMeans(OutcomeScale.logarithm(0), cells);
        double residual = fit.sigma() * fit.sigma();
        for (int j = 0; j < cells.size(); j++) {
            // y = (Y + 1000) − 1, so that Y = y − 999
            assertEquals(linear.get(j).estimate() - 999, same.means(fit)[j], 1e-8);
            double own = fit.groupEffects(0).covariances()[j][0];
            double expected = Math.exp(linear.get(j).estimate() + (own + residual) / 2);
            assertEquals(expected, logarithm.means(fit)[j], 1e-9 * expected);
        }
        UnitLevelBootstrap errors = UnitLevelBootstrap.of(fit, logarithm, 50, 3, FitProgress.UNWATCHED);
        for (double each : errors.meanSquaredErrors()) {
            assertTrue(each > 0 && Double.isFinite(each), "an error of " + each);
        }
    }

    /** Data of R's sae, whose licence keeps them out of this repository: runs where they are beside it. */
    @ParameterizedTest
    @EnumSource
    void corn(Criterion criterion) throws IOException {
        Path folder = folder();
        assumeTrue(folder != null, "the reference folder is not here");
        List<String[]> rows = lines(folder.resolve("cornsoybean_survey.csv")).stream()
                .filter(row -> row[6].equals("0"))
                .toList();
        DMatrixRMaj design = new DMatrixRMaj(rows.size(), 3);
        double[] y = new double[rows.size()];
        for (int i = 0; i < y.length; i++) {
            y[i] = Double.parseDouble(rows.get(i)[1]);
            design.set(i, 0, 1);
            design.set(i, 1, Double.parseDouble(rows.get(i)[3]));
            design.set(i, 2, Double.parseDouble(rows.get(i)[4]));
        }
        GroupingFactor county =
                GroupingFactor.of("county", rows.stream().map(row -> row[0]).toList());
        LinearData data =
                new LinearData(y, design, List.of("(Intercept)", "corn", "soy"), List.of(RandomTerm.intercept(county)));
        LinearFit fit = new LinearRandomEffects(data, criterion).fit();
        JsonNode theirs = new ObjectMapper()
                .readTree(folder.resolve("expected.json").toFile())
                .at("/cornsoybean/" + criterion);
        // sae fits with nlme, which stops at a relative 1e-6 or so of the log standard deviations
        assertEquals(theirs.get("refvar").asDouble(), fit.effectCovariance(0)[0], 1e-4 * 140);
        assertEquals(theirs.get("errorvar").asDouble(), fit.sigma() * fit.sigma(), 1e-4 * 147);
        assertEquals(theirs.get("loglike").asDouble(), fit.logLikelihood(), 1e-6);
        List<AreaPopulation> populations = lines(folder.resolve("cornsoybean_covariates.csv")).stream()
                .map(row -> new AreaPopulation(
                        new double[] {1, Double.parseDouble(row[4]), Double.parseDouble(row[5])},
                        Double.parseDouble(row[3])))
                .toList();
        List<UnitLevelMean> ours = new BatteseHarterFuller(fit).means(populations);
        for (int j = 0; j < ours.size(); j++) {
            assertEquals(
                    theirs.at("/eblup/" + j + "/eblup").asDouble(), ours.get(j).estimate(), 1e-3);
            if (criterion == Criterion.REML) {
                JsonNode bootstrap = new ObjectMapper()
                        .readTree(folder.resolve("expected.json").toFile())
                        .at("/cornsoybean/pbmse_REML_B400_seed123/mse/" + j + "/mse");
                // 400 replications leave 7%; the formula holds g3 once more
                assertEquals(bootstrap.asDouble(), ours.get(j).meanSquaredError(), 0.3 * bootstrap.asDouble());
            }
        }
    }

    private static List<String[]> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/reference/sae");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }
}
