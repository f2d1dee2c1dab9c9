package org.regionwise.engine.area;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.Coefficient;

/** Against R's sae on its milk data, whose licence keeps them out of this repository: runs where they are beside it. */
class FayHerriotSharedReferenceTest {
    private static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared/reference/sae");
            if (Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    private static AreaEstimates milk(Path folder) throws IOException {
        List<String[]> rows = Files.readAllLines(folder.resolve("milk_areas.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        double[] estimate = new double[rows.size()];
        double[] variance = new double[rows.size()];
        DMatrixRMaj design = new DMatrixRMaj(rows.size(), 4);
        for (int j = 0; j < rows.size(); j++) {
            estimate[j] = Double.parseDouble(rows.get(j)[2]);
            variance[j] = Double.parseDouble(rows.get(j)[4]);
            int major = Integer.parseInt(rows.get(j)[5]);
            design.set(j, 0, 1);
            if (major > 1) {
                design.set(j, major - 1, 1);
            }
        }
        return new AreaEstimates(estimate, variance, design, List.of("(Intercept)", "major2", "major3", "major4"));
    }

    @ParameterizedTest
    @CsvSource({"REML, REML", "ML, ML", "FAY_HERRIOT, FH"})
    void milk(VarianceEstimator estimator, String theirName) throws IOException {
        Path folder = folder();
        assumeTrue(folder != null, "the reference folder is not here");
        JsonNode theirs = new ObjectMapper()
                .readTree(folder.resolve("expected.json").toFile())
                .at("/milk/" + theirName + "/tight_precision_1e_13");
        FayHerriotFit ours = new FayHerriot(milk(folder), estimator).fit();
        double refvar = theirs.get("refvar").asDouble();
        // sae iterates to a relative 1e-13 in the variance; nothing but rounding lies between
        assertEquals(refvar, ours.betweenVariance(), 1e-11 * refvar);
        assertEquals(theirs.at("/goodness/loglike").asDouble(), ours.logLikelihood(), 1e-10);
        assertEquals(theirs.at("/goodness/AIC").asDouble(), ours.aic(), 1e-10);
        assertEquals(theirs.at("/goodness/BIC").asDouble(), ours.bic(), 1e-10);
        List<Coefficient> coefficients = ours.coefficients(0.95);
        for (int k = 0; k < 4; k++) {
            JsonNode coefficient = theirs.get("beta").get(k);
            assertEquals(coefficient.get("beta").asDouble(), coefficients.get(k).estimate(), 1e-11);
            assertEquals(
                    coefficient.get("std.error").asDouble(), coefficients.get(k).standardError(), 1e-11);
        }
        List<AreaEblup> areas = ours.areas();
        for (int j = 0; j < areas.size(); j++) {
            assertEquals(theirs.at("/eblup/" + j).asDouble(), areas.get(j).eblup(), 1e-11);
            double mse = theirs.at("/mse/" + j).asDouble();
            assertEquals(mse, areas.get(j).mse().total(), 1e-10 * mse);
        }
    }
}
