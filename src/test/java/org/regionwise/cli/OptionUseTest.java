package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.cli.option.OptionUse;
import org.regionwise.report.message.Catalogue;
import picocli.CommandLine.Model.OptionSpec;

/** No option of {@code estimate} is ignored without a word. */
class OptionUseTest {
    private static final Path SAMPLES = Path.of("sample-surveys");
    private static final String AREAS = "region,p,se,n\na,0.2,0.03,100\nb,0.3,0.04,90\nc,0.25,0.04,80\nd,0.4,0.05,70\n";
    /** What every analysis reads, or refuses where it does not fit. */
    private static final Set<String> ALWAYS =
            Set.of(("--counts --source --table --query --outcome-sums --source-user --source-password-file"
                            + " --region --outcome --outcome-name --people-name --survey-name --field-dates --label"
                            + " --regions --regions-key --regions-name --predictors --population"
                            + " --respondent-predictors --pooled-predictors --factors --weight --stratum"
                            + " --cluster"
                            + " --finite-population --second-stage --calibrated-on --base-weight --model"
                            + " --estimate --variance --standard-error --respondents --percent --unit --scale"
                            + " --smoothing --prior-sd-mean --population-mean --mean-squared-error --method"
                            + " --interval --threshold --benchmark --release --release-pooled --format --output"
                            + " --same-shape --include-cells --max-upload-megabytes --max-rows --max-columns"
                            + " --max-cell-length --language --help --version"
                            + " --replicate-weights --replicate-type --replicate-scale --replicate-rscales --fay-rho"
                            + " --replicate-centre --region-effects --population-table --population-table-count"
                            + " --population-table-region --standard --group --benchmark-groups --plan --write-plan"
                            + " --transform --transform-power --transform-shift")
                    .split(" "));

    @TempDir
    private Path folder;

    @Test
    void everyOptionHasItsPlace() {
        PrintStream none = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Catalogue catalogue = Catalogue.load();
        Set<String> options = new EstimateCommand(catalogue, catalogue.english(), none, none)
                .line().getCommandSpec().options().stream()
                        .map(OptionSpec::longestName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> placed = new TreeSet<>(ALWAYS);
        OptionUse.options().forEach(placed::add);
        assertEquals(options, placed);
        OptionUse.options().forEach(option -> assertTrue(!ALWAYS.contains(option), option));
    }

    /** Each family and method, with options that it has no use for, and what is said of each. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linear | --quadrature-points=5 --draws=200 --highest=2 --prior-intercept-sd=1 --prior-slope-sd=1"
                        + " --prior-sd-exponential=2 --predict-unanswered --yes-name=x --seed=2",
                "linear --method=ml | --draws=200",
                "linear --mean-squared-error=bootstrap | --order=name --no-annex --markers=letters",
                "binomial --method=ml | --draws=200 --highest=2 --prior-intercept-sd=1 --prior-slope-sd=1"
                        + " --prior-sd-exponential=2 --seed=2 --predict-unanswered",
                "binomial | --prior-slope-sd=1 --predict-unanswered --title=x --author=x --note=x --contact=x --date=x"
                        + " --regions-sheet=x --regions-decimal-mark=, --source-timeout=3",
                "area --method=reml | --quadrature-points=5 --draws=200 --highest=2 --prior-sd-exponential=2"
                        + " --predict-unanswered",
                "area | --quadrature-points=5 --prior-intercept-sd=1 --prior-slope-sd=1",
                "published | --missing=9 --positive=1 --same-region=a=b --quadrature-points=5",
                "published --unit=CZK | --yes-name=x --prior-slope-sd=1"
            })
    void toldOfEach(String model, String options) throws IOException {
        List<String> words = new ArrayList<>(List.of("estimate"));
        boolean linear = model.startsWith("linear");
        if (model.startsWith("published")) {
            words.add(Files.writeString(folder.resolve("areas.csv"), AREAS).toString());
            words.addAll(List.of("--estimate=p", "--standard-error=se", "--model=area"));
        } else {
            String file = linear ? "hours/survey.csv" : "harassment/survey.csv";
            words.add(SAMPLES.resolve(file).toString());
            words.addAll(List.of("--outcome=" + (linear ? "hours" : "harassed_6m"), "--missing=9"));
            words.add("--model=" + model.split(" ")[0]);
        }
        words.addAll(Arrays.asList(model.split(" ")).subList(1, model.split(" ").length));
        words.addAll(List.of("--region=region", "--format=json"));
        words.addAll(List.of(options.split(" ")));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        Set<String> told = run.err()
                .lines()
                .filter(line -> line.contains("has no effect without"))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> given = Arrays.stream(options.split(" "))
                .map(option -> option.split("=")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(given, told, run.err());
    }
}
