package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A linear mixed model as a script for R, run by R: its figures are Regionwise's. */
class ModelRScriptTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/linear");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsR() {
        Rscript.requireOrSkip();
    }

    /** lmer stops when its steps are small, not when its slope is: relative differences of 1e-5 are its own. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            summary/sleepstudy ; Reaction ~ Days + (Days | Subject) ; --df=kenward-roger ; 4
            summary/machines   ; score ~ Machine + (1 | Worker/Machine) ; --anova ; 5
            summary/orthodont ; log(distance) ~ scale(age) * Sex + (1 | Subject) ; \
            --ml,--compare=log(distance) ~ Sex + (1 | Subject),--anova ; 6
            terms/parted       ; y ~ x + z + (1 | g) ; --within=x,--df=none ; 3
            """)
    void givesTheSame(String survey, String formula, String options, int compared) throws Exception {
        Path data = REFERENCE.resolve(survey + ".csv");
        Files.copy(data, folder.resolve(data.getFileName()));
        Path script = folder.resolve("analysis.R");
        List<String> arguments = new ArrayList<>(List.of(
                "model",
                folder.resolve(data.getFileName()).toString(),
                "--formula=" + formula,
                "--format=r",
                "--output=" + script));
        arguments.addAll(List.of(options.split(",(?=--)")));
        Run run = Run.of(arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        String printed = Rscript.run(script);
        Matcher differences = Pattern.compile("(?m)^([a-zF -]+): ([-+.e0-9]+)$").matcher(printed);
        int found = 0;
        while (differences.find()) {
            double tolerance = differences.group(1).equals("degrees of freedom") ? 1e-4 : 1e-5;
            assertTrue(Double.parseDouble(differences.group(2)) <= tolerance, printed);
            found++;
        }
        assertEquals(compared, found, printed);
    }
}
