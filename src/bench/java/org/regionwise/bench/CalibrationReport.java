package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.SoftwareVersion;

/**
 * Turns what {@link SimulationBasedCalibration} saved into docs/calibration.md and its pictures.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CalibrationReport
 * -Dexec.args="FOLDER [docs]"}
 */
public final class CalibrationReport {
    private static final int ACROSS = 4;
    private static final double PANEL_WIDTH = 190;
    private static final double PANEL_HEIGHT = 150;
    private static final double[] SUSPICIOUS = {0.05, 0.01};

    private CalibrationReport() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path docs = Path.of(arguments.length > 1 ? arguments[1] : "docs");
        List<List<String>> rows = new ArrayList<>();
        List<Double> probabilities = new ArrayList<>();
        List<String> pictures = new ArrayList<>();
        int replicates = 0;
        int poor = 0;
        int all = 0;
        for (CalibrationShape shape : CalibrationShape.all()) {
            double[][] columns = columns(folder.resolve(shape.name() + ".csv"));
            List<String> names = shape.quantities();
            replicates = columns[0].length;
            UniformityBand test = new UniformityBand(replicates);
            poor += (int) Arrays.stream(columns[names.size()]).sum();
            all += replicates;
            for (int q = 0; q < names.size(); q++) {
                double band = test.bandProbability(columns[q]);
                double chiSquare = test.chiSquareProbability(columns[q]);
                probabilities.add(band);
                probabilities.add(chiSquare);
                rows.add(List.of(
                        q == 0 ? shape.words() : "",
                        names.get(q),
                        Markdown.number(
                                "%.3f", Arrays.stream(columns[q]).average().orElseThrow()),
                        Markdown.number(
                                "%.1f%%",
                                100.0
                                        * Arrays.stream(columns[q])
                                                .filter(place -> place > 0.025 && place < 0.975)
                                                .count()
                                        / replicates),
                        Markdown.number("%.3f", band),
                        Markdown.number("%.3f", chiSquare)));
            }
            String file = "pictures/calibration-" + shape.name() + ".svg";
            picture(shape, columns, test).save(docs.resolve(file));
            pictures.add(file);
        }
        double[] sorted =
                probabilities.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        Markdown report = new Markdown().title("Is the posterior right? Simulation-based calibration");
        report.say("""
                Parameters are drawn from the priors, a survey is simulated from them, and the survey is analysed by \
                `bayes`. If the
                posterior is computed correctly, the true value of anything lies below the posterior's p-quantile in a \
                share p of
                such surveys, for every p: the place of the truth in its posterior is uniform between 0 and 1 (Talts \
                et al. 2018;
                Modrák et al. 2023). This tests the whole computation at once, with no other software to agree with. \
                It says nothing about
                how well the priors suit a real survey; for that see [coverage](coverage.md).
                """);
        report.say(Markdown.number(
                "%,d surveys of each of %d shapes. Priors: the defaults (intercept N(0, 2.5²) with "
                        + "predictors centred, slopes N(0, 2.5²) per standard deviation of the "
                        + "predictor over respondents, σ Exponential(1)). They are wide, so surveys in "
                        + "which everybody or nobody says yes, and separation, are part of the test. "
                        + "Respondents per region run from 1 to 200 on a logarithmic scale; with 14 and "
                        + "60 regions one region has none. National prevalence is weighted by unequal "
                        + "populations. The log-likelihood of the counts given the regions' prevalences "
                        + "is there because it detects errors in how regions depend on each other that single "
                        + "quantities miss. Coefficients, σ and the π are placed by the posterior's "
                        + "distribution functions, the last two by rank among %,d joint draws.",
                replicates, CalibrationShape.all().size(), SimulationBasedCalibration.DRAWS));
        report.heading("Result");
        int suspicious5 =
                (int) Arrays.stream(sorted).filter(p -> p < SUSPICIOUS[0]).count();
        int suspicious1 =
                (int) Arrays.stream(sorted).filter(p -> p < SUSPICIOUS[1]).count();
        report.say(Markdown.number(
                "Of %d tests (two for each quantity) %d have p below 0.05 and %d below 0.01, where %.1f "
                        + "and %.1f are expected of a perfect computation, and the smallest p is %.4f "
                        + "(times %d tests: %.2f). %s The program reported poor integration in %d of %,d surveys.",
                sorted.length,
                suspicious5,
                suspicious1,
                SUSPICIOUS[0] * sorted.length,
                SUSPICIOUS[1] * sorted.length,
                sorted[0],
                sorted.length,
                Math.min(1, sorted[0] * sorted.length),
                sorted[0] * sorted.length > SUSPICIOUS[0]
                        ? "No departure from uniformity can be shown."
                        : "At least one quantity departs from uniformity by more than chance explains.",
                poor,
                all));
        report.say("""
                In the pictures the line is the empirical distribution function of the places minus the uniform one, \
                and a uniform
                sample stays within the grey band as a whole in 95% of cases. A line that rises first and falls later \
                would mean
                posteriors that are too wide, the reverse ones that are too narrow; a line on one side, bias.
                """);
        for (int i = 0; i < pictures.size(); i++) {
            report.picture(
                    "Empirical distribution of the truth's place in its posterior against the uniform, "
                            + CalibrationShape.all().get(i).words(),
                    pictures.get(i));
        }
        report.heading("All quantities");
        report.say(Markdown.number(
                "“Inside 95%%” is the share of surveys whose truth lies inside the central 95%% "
                        + "interval (Monte Carlo standard error %.1f points). p (band) belongs to the "
                        + "band of the pictures, p (χ²) to 20 even bins.",
                100 * Math.sqrt(0.95 * 0.05 / replicates)));
        report.table(List.of("Survey", "Quantity", "Mean place", "Inside 95%", "p (band)", "p (χ²)"), rows);
        report.heading("How to repeat it");
        report.say("""
                ```
                mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.SimulationBasedCalibration \
                -Dexec.args="FOLDER %d"
                mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CalibrationReport \
                -Dexec.args=FOLDER
                ```
                """.formatted(replicates));
        report.say(Markdown.number(
                "Regionwise %s, seed %d. A small version of this runs "
                        + "with the tests (`CalibrationTest`).",
                SoftwareVersion.version(),
                SimulationBasedCalibration.SEED));
        report.save(docs.resolve("calibration.md"));
    }

    private static double[][] columns(Path file) throws IOException {
        List<String[]> lines =
                Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
        double[][] columns = new double[lines.get(0).length][lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            for (int q = 0; q < columns.length; q++) {
                columns[q][i] = Double.parseDouble(lines.get(i)[q]);
            }
        }
        return columns;
    }

    private static Picture picture(CalibrationShape shape, double[][] columns, UniformityBand test) {
        List<String> names = shape.quantities();
        int down = (names.size() + ACROSS - 1) / ACROSS;
        Picture picture = new Picture(
                55 + ACROSS * PANEL_WIDTH,
                66 + down * PANEL_HEIGHT,
                "Calibration, " + shape.words() + ": deviation of the distribution of the truth's place from uniform");
        picture.text("title ink", 12, 20, "Is the truth's place in its posterior uniform? " + shape.words());
        double most = 0.08;
        for (int q = 0; q < names.size(); q++) {
            double left = 50 + q % ACROSS * PANEL_WIDTH;
            double top = 50 + q / ACROSS * PANEL_HEIGHT;
            double wide = PANEL_WIDTH - 22;
            double high = PANEL_HEIGHT - 52;
            UniformityBand.Deviation deviation = test.deviation(columns[q]);
            int size = deviation.observed().length;
            double[] x = new double[size + 2];
            double[] y = new double[size + 2];
            double[] around = new double[2 * size + 2];
            double[] height = new double[2 * size + 2];
            for (int i = 0; i < size; i++) {
                double at = left + wide * (i + 1) / (size + 1);
                x[i + 1] = at;
                y[i + 1] = vertical(top, high, deviation.observed()[i], most);
                around[i + 1] = at;
                height[i + 1] = vertical(top, high, deviation.upper()[i], most);
                around[2 * size + 1 - i] = at;
                height[2 * size + 1 - i] = vertical(top, high, deviation.lower()[i], most);
            }
            double zero = vertical(top, high, 0, most);
            x[0] = left;
            y[0] = zero;
            x[size + 1] = left + wide;
            y[size + 1] = zero;
            around[0] = left;
            height[0] = zero;
            around[size + 1] = left + wide;
            height[size + 1] = zero;
            picture.path("band", around, height, true);
            picture.line("axis", left, zero, left + wide, zero);
            picture.path("line", x, y, false);
            picture.text("ink", left, top - 4, names.get(q));
            for (double tick : new double[] {-0.05, 0, 0.05}) {
                double at = vertical(top, high, tick, most);
                picture.line("axis", left - 4, at, left, at);
                if (q % ACROSS == 0) {
                    picture.text("quiet end", left - 7, at + 4, Markdown.number(tick == 0 ? "0" : "%+.2f", tick));
                }
            }
            picture.text("quiet", left, top + high + 14, "0");
            picture.text("quiet middle", left + wide / 2, top + high + 14, "place of the truth");
            picture.text("quiet end", left + wide, top + high + 14, "1");
        }
        return picture;
    }

    private static double vertical(double top, double high, double deviation, double most) {
        return top + high / 2 * (1 - Math.min(Math.max(deviation / most, -1), 1));
    }
}
