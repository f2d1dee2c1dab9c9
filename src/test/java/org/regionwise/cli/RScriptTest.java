package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of analysis as a script for R, run by R: its estimates are Regionwise's. */
class RScriptTest {
    private static final String HARASSMENT = "harassment/survey.csv --region region --outcome harassed_6m --missing 9"
            + " --regions harassment/regions.csv --population population";
    private static final String VACCINATION = "vaccination/survey.csv --region district --outcome vaccinated"
            + " --missing don't_know --regions vaccination/regions.csv --population population";
    private static final String POVERTY = "poverty/survey.csv --region region --outcome poor --regions"
            + " poverty/regions.csv --weight weight --stratum stratum --cluster area";
    private static final String PUBLISHED = "published.csv --model area --region region --estimate est"
            + " --standard-error se --respondents n --percent";

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsR() {
        Rscript.requireOrSkip();
    }

    /** The first figure is the tolerance of the raw estimates, the second that of the pooled ones. */
    @ParameterizedTest
    @CsvSource({
        // Raw shares agree to rounding. glmer stops its search when the deviance changes little.
        "HARASSMENT --predictors unemployment --method ml, 1e-12, 1e-5",
        "HARASSMENT --method ml --respondent-predictors sex/age_group --benchmark logit, 1e-12, 1e-5",
        "HARASSMENT --method ml --respondent-predictors sex --predict-unanswered --benchmark ratio, 1e-12, 1e-5",
        "POVERTY --method ml --predictors unemployment, 1e-12, 1e-5",
        // The draws of four chains have a Monte Carlo error of about 0.0006 of a pooled estimate's mean.
        "HARASSMENT --predictors unemployment, 1e-12, 0.004",
        // rma stops as tightly as told; the means over 2,000 quantiles are exact to about 1e-6
        "POVERTY --model area --method reml --predictors rural_share, 1e-12, 1e-5",
        "POVERTY --model area --scale logit --smoothing gvf --method ml, 1e-12, 1e-5",
        "HARASSMENT --model area --method fh --predictors education --benchmark ratio, 1e-12, 1e-5",
        "PUBLISHED --method reml, 1e-12, 1e-5",
        "PUBLISHED --method pr --scale arcsine --smoothing deff, 1e-12, 1e-5",
        // 400 points over sigma and 200 quantiles
        "PUBLISHED, 1e-12, 1e-4",
        "PUBLISHED --method bayes, 1e-12, 1e-4",
        "POVERTY --model area --method bayes --predictors unemployment --scale arcsine, 1e-12, 1e-4"
    })
    void givesTheSame(String line, double rawTolerance, double pooledTolerance) throws Exception {
        lay();
        String printed = Rscript.run(script(line.replace("HARASSMENT", HARASSMENT)
                .replace("VACCINATION", VACCINATION)
                .replace("POVERTY", POVERTY)
                .replace("PUBLISHED", PUBLISHED)));
        assertTrue(largest(printed, "raw estimates") <= rawTolerance, printed);
        assertTrue(largest(printed, "pooled estimates") <= pooledTolerance, printed);
        if (line.startsWith("POVERTY")) {
            // both linearise the same ratio
            assertTrue(largest(printed, "standard errors") <= 1e-12, printed);
        }
    }

    /** Those that take R longest: predictors of both tables, and chains for each of many cells. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "VACCINATION --method ml --predictors urban/age65_share --respondent-predictors age, 1e-12, 1e-5",
        "POVERTY --respondent-predictors persons --benchmark logit, 1e-12, 0.004"
    })
    void givesTheSameInMinutes(String line, double rawTolerance, double pooledTolerance) throws Exception {
        givesTheSame(line, rawTolerance, pooledTolerance);
    }

    /** Decimal commas, another encoding, spellings of a region, and names that R has to quote. */
    @Test
    void readsAFileAsItWasRead() throws Exception {
        StringBuilder survey = new StringBuilder("Kraj;Odpověď ano?;weight;\"`q\"\"\"\n");
        StringBuilder regions = new StringBuilder("kraj;název;Podíl %\n");
        String[] names = {"Praha", "Zlín", "Žďár", "=Brno", "007", "Plzeň \"2\""};
        for (int j = 0; j < names.length; j++) {
            regions.append(quoted(names[j]))
                    .append(";;1")
                    .append(",")
                    .append(j * j % 5)
                    .append('\n');
            for (int i = 0; i < 12 + 3 * j; i++) {
                String region = j == 1 && i % 2 == 0 ? "ZLÍN" : names[j];
                survey.append(quoted(region))
                        .append(';')
                        .append((i * 7 + j) % 5 == 0 ? "Ano" : i == 3 ? "neví" : "Ne")
                        .append(';')
                        .append(1 + i % 3)
                        .append(",5;")
                        .append(i % 4 == 0 ? "x" : "y\\")
                        .append('\n');
            }
        }
        Files.write(folder.resolve("anketa č.1.csv"), survey.toString().getBytes("windows-1250"));
        Files.write(folder.resolve("kraje.csv"), regions.toString().getBytes("windows-1250"));
        List<String> arguments = new ArrayList<>(List.of(
                "--region",
                "Kraj",
                "--outcome",
                "Odpověď ano?",
                "--positive",
                "ano",
                "--negative",
                "ne",
                "--missing",
                "neví",
                "--encoding",
                "windows-1250",
                "--delimiter",
                ";",
                "--decimal-mark",
                ",",
                "--regions",
                folder.resolve("kraje.csv").toString(),
                "--regions-key",
                "kraj",
                "--regions-encoding",
                "windows-1250",
                "--regions-decimal-mark",
                ",",
                "--predictors",
                "Podíl %",
                "--respondent-predictors",
                "weight",
                "--respondent-predictors",
                "`q\"",
                "--method",
                "ml"));
        String printed = Rscript.run(write(folder.resolve("anketa č.1.csv"), arguments));
        assertTrue(largest(printed, "raw estimates") <= 1e-12, printed);
        assertTrue(largest(printed, "pooled estimates") <= 1e-5, printed);
        assertContains("weight_predictor", Files.readString(folder.resolve("analysis.R")));
    }

    private static String quoted(String text) {
        return text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    @Test
    void formatsOfStatisticsProgramsAreReadToo() throws Exception {
        for (String file : List.of("haven-byte.sav", "haven-15.dta", "openxlsx.xlsx", "comma-utf8.csv.gz")) {
            Path copy = folder.resolve(file);
            Files.copy(Path.of("src/test/resources/extracts", file), copy);
            List<String> arguments = new ArrayList<>(List.of(
                    "--region",
                    "region",
                    "--outcome",
                    "answer",
                    "--positive",
                    "1",
                    "--negative",
                    "2",
                    "--missing",
                    "8,9",
                    "--respondent-predictors",
                    "weight",
                    "--method",
                    "ml"));
            if (file.endsWith(".xlsx")) {
                arguments.addAll(List.of("--sheet", "Data", "--header-row", "3"));
            }
            String printed = Rscript.run(write(copy, arguments));
            assertTrue(largest(printed, "raw estimates") <= 1e-12, file + printed);
            assertTrue(largest(printed, "pooled estimates") <= 1e-5, file + printed);
        }
    }

    private static double largest(String printed, String what) {
        Matcher found =
                Pattern.compile("Largest difference of " + what + ": *(\\S+)").matcher(printed);
        assertTrue(found.find(), printed);
        assertFalse(found.group(1).equals("NA"), printed);
        return Double.parseDouble(found.group(1));
    }

    private void lay() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sample-surveys"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".csv")).toList()) {
                Path copy = folder.resolve(Path.of("sample-surveys").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(
                folder.resolve("published.csv"),
                "region,name,est,se,n\nA,Alpha,12.5,2.1,240\nB,Beta,8,3.4,60\nC,=Gamma,5,4.9,20\nD,Delta,20.1,4,98\n"
                        + "E,Epsilon,11,,15\nG,Eta,,,\nH,Theta,9.9,2,220\nI,Iota,18.2,5.5,48\n");
    }

    private Path script(String line) throws IOException {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        Path survey = folder.resolve(words.remove(0));
        words.replaceAll(word -> word.replace("don't_know", "don't know"));
        words.replaceAll(
                word -> word.endsWith("regions.csv") ? folder.resolve(word).toString() : word);
        words.replaceAll(word -> word.contains("/") && !word.endsWith(".csv") ? word.replace('/', ',') : word);
        return write(survey, words);
    }

    /** The script lies beside the survey, as it asks to. */
    private static Path write(Path survey, List<String> arguments) throws IOException {
        Path script = survey.resolveSibling("analysis.R");
        List<String> all = new ArrayList<>(List.of("estimate", survey.toString()));
        all.addAll(arguments);
        all.addAll(List.of("--format", "r", "--output", script.toString()));
        Run run = Run.of(all.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        return script;
    }
}
