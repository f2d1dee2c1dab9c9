package org.regionwise.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What {@code estimate} costs as rows and regions grow, beside reading and counting alone by {@code data.table::fread}:
 * whole processes, in turn, each from a CSV file. Writes docs/cost.md and its picture.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CostStudy
 * -Dexec.args="FOLDER RUNS target/image/bin/regionwise"}: what is measured is the last, which may be several words. The
 * files, 260 MB, are left in FOLDER. Processor time counts, as a busy machine stretches the clock.
 */
public final class CostStudy {
    private static final int USUAL_REGIONS = 300;
    private static final int USUAL_ROWS = 1_000_000;

    private final Path folder;
    private final int runs;
    private final List<String> program;

    private CostStudy(Path folder, int runs, List<String> program) {
        this.folder = folder;
        this.runs = runs;
        this.program = program;
    }

    /** What one size of survey costs: seconds of processor time, and megabytes of {@code ml}. */
    private record Cost(int rows, int regions, double ml, double bayes, double fread, long memory) {
        List<String> cells() {
            return List.of(
                    Markdown.number("%,d", rows),
                    Markdown.number("%,d", regions),
                    Markdown.number("%.2f", ml),
                    Markdown.number("%.2f", bayes),
                    Markdown.number("%.2f", fread),
                    Long.toString(memory));
        }
    }

    public static void main(String[] arguments) throws Exception {
        CostStudy study = new CostStudy(
                Files.createDirectories(Path.of(arguments[0])),
                Integer.parseInt(arguments[1]),
                Arrays.asList(arguments).subList(2, arguments.length));
        List<Cost> byRows = new ArrayList<>();
        for (int rows : new int[] {1_000, 10_000, 100_000, 1_000_000, 10_000_000}) {
            byRows.add(study.cost(rows, USUAL_REGIONS));
        }
        List<Cost> byRegions = new ArrayList<>();
        for (int regions : new int[] {30, 300, 3_000}) {
            byRegions.add(study.cost(USUAL_ROWS, regions));
        }
        report(byRows, byRegions, study.runs);
    }

    private Cost cost(int rows, int regions) throws Exception {
        Path file = folder.resolve("rows-" + rows + "-" + regions + ".csv");
        if (!Files.exists(file)) {
            simulate(file, rows, regions);
        }
        WholeProcess ml = estimate(file, "ml");
        WholeProcess bayes = estimate(file, "bayes");
        WholeProcess fread = new WholeProcess(List.of("Rscript", "src/bench/r/fread-groupby.R", file.toString()));
        Repeated.inTurn(runs, ml::run, bayes::run, fread::run);
        Cost cost = new Cost(
                rows,
                regions,
                ml.processorSeconds(),
                bayes.processorSeconds(),
                fread.processorSeconds(),
                ml.peakMegabytes());
        System.out.println(cost);
        return cost;
    }

    private WholeProcess estimate(Path file, String method) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(
                "estimate", file.toString(), "--region", "region", "--outcome", "outcome", "--method", method,
                "--format", "csv", "--output", "/dev/null"));
        return new WholeProcess(command);
    }

    /** Regions of uneven size, prevalences around a fifth, and two columns that nothing is asked of. */
    private static void simulate(Path file, int rows, int regions) throws IOException {
        SplittableRandom random = new SplittableRandom(regions);
        double[] prevalence = random.doubles(regions, 0.05, 0.35).toArray();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,region,outcome,sex,age\n");
            for (int i = 1; i <= rows; i++) {
                double place = random.nextDouble();
                int region = (int) (regions * place * place);
                int outcome = random.nextDouble() < prevalence[region] ? 1 : 0;
                out.write(i + ",R" + region + "," + outcome + "," + (random.nextBoolean() ? "f" : "m") + ","
                        + random.nextInt(18, 91) + "\n");
            }
        }
    }

    private static void report(List<Cost> byRows, List<Cost> byRegions, int runs) throws IOException {
        List<String> head = List.of(
                "rows",
                "regions",
                "`estimate --method ml`",
                "`estimate` (full Bayes)",
                "`fread` and count",
                "MB, `ml`");
        Markdown report = new Markdown()
                .title("What an estimate costs")
                .say("`regionwise estimate` from a CSV file with five columns to the regional table, as a process of"
                        + " its own, beside R that reads the file by `data.table::fread` and counts, without a model."
                        + " Seconds of processor time, start and all, medians of " + runs + " runs in turn on two"
                        + " cores, other work beside them; on an idle machine the clock shows less, as two cores share"
                        + " the work. Files below 100 MB by the quick compiler alone, as the installed program does.")
                .heading("As rows grow")
                .say("What does not grow is the start; beyond it rows cost in proportion to their number. The model"
                        + " works on counts, so its cost does not depend on rows.")
                .table(head, byRows.stream().map(Cost::cells).toList())
                .picture("Processor time by number of rows", "pictures/cost-rows.svg")
                .heading("As regions grow")
                .say("A million rows each. `ml` takes a few integrals a region, full Bayes their whole posterior.")
                .table(head, byRegions.stream().map(Cost::cells).toList())
                .picture("Processor time by number of regions", "pictures/cost-regions.svg")
                .heading("Repeat it")
                .say("`org.regionwise.bench.CostStudy` in `src/bench` writes this page.");
        report.save(Path.of("docs/cost.md"));
        picture("Processor time by number of rows, 300 regions", "rows", byRows, byRows.stream()
                        .mapToDouble(Cost::rows)
                        .toArray())
                .save(Path.of("docs/pictures/cost-rows.svg"));
        picture("Processor time by number of regions, 1,000,000 rows", "regions", byRegions, byRegions.stream()
                        .mapToDouble(Cost::regions)
                        .toArray())
                .save(Path.of("docs/pictures/cost-regions.svg"));
    }

    /** Both axes logarithmic. */
    private static Picture picture(String title, String across, List<Cost> costs, double[] sizes) {
        double left = 60;
        double right = 560;
        double top = 56;
        double bottom = 300;
        double[][] seconds = {
            costs.stream().mapToDouble(Cost::bayes).toArray(),
            costs.stream().mapToDouble(Cost::ml).toArray(),
            costs.stream().mapToDouble(Cost::fread).toArray()
        };
        double lowest = Math.floor(Math.log10(Arrays.stream(seconds[2]).min().orElse(0.1)));
        double most = Arrays.stream(seconds).flatMapToDouble(Arrays::stream).max().orElse(10);
        double highest = Math.ceil(Math.log10(most));
        double from = Math.log10(sizes[0]);
        double width = Math.log10(sizes[sizes.length - 1]) - from;
        Picture picture = new Picture(760, 360, title);
        picture.text("title ink", 12, 22, title);
        picture.text("quiet", 12, 40, "seconds");
        for (double power = lowest; power <= highest; power++) {
            double y = bottom - (bottom - top) * (power - lowest) / (highest - lowest);
            picture.line("grid", left, y, right, y);
            String tick = power < 0 ? "0.1" : Markdown.number("%.0f", Math.pow(10, power));
            picture.text("quiet end", left - 8, y + 4, tick);
        }
        String[] looks = {"first", "third", "second"};
        String[] names = {"estimate, full Bayes", "estimate, ml", "fread and count"};
        for (int s = 0; s < seconds.length; s++) {
            double[] x = new double[sizes.length];
            double[] y = new double[sizes.length];
            for (int i = 0; i < sizes.length; i++) {
                x[i] = left + (right - left) * (Math.log10(sizes[i]) - from) / width;
                y[i] = bottom - (bottom - top) * (Math.log10(seconds[s][i]) - lowest) / (highest - lowest);
                picture.text("ink middle", x[i], bottom + 20, s == 0 ? Markdown.number("%,.0f", sizes[i]) : "");
            }
            for (int i = 1; i < sizes.length; i++) {
                picture.line("axis", x[i - 1], y[i - 1], x[i], y[i]);
            }
            for (int i = 0; i < sizes.length; i++) {
                picture.mark(s, looks[s], x[i], y[i]);
            }
            picture.mark(s, looks[s], right + 29, top + 8 + 24 * s);
            picture.text("ink", right + 44, top + 12 + 24 * s, names[s]);
        }
        picture.line("axis", left, bottom, right, bottom);
        picture.text("quiet middle", (left + right) / 2, bottom + 42, across);
        return picture;
    }
}
