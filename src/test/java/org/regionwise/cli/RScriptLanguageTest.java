package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A script for R says the same code in every language, and every comment in the reader's. */
class RScriptLanguageTest {
    private static final String SAMPLES = "sample-surveys/";
    private static final String HARASSMENT =
            "harassment/survey.csv --region region --outcome harassed_6m --missing 9 --regions " + SAMPLES
                    + "harassment/regions.csv";
    private static final String POVERTY = "poverty/survey.csv --region region --outcome poor --regions " + SAMPLES
            + "poverty/regions.csv --weight weight --stratum stratum --cluster area";

    private static String script(String line, String tag) {
        String all = "estimate " + SAMPLES
                + line.replace("HARASSMENT", HARASSMENT).replace("POVERTY", POVERTY) + " --format r --language " + tag;
        Run run = Run.of(all.split(" "));
        assertEquals(0, run.status(), run.err());
        return run.out();
    }

    /** Comments, and what is printed or said when it stops, aside. */
    private static List<String> code(String script) {
        return script.lines()
                .map(line -> line.replaceAll("(cat|stop)\\(\"[^\"]*\"", "$1(…"))
                .filter(line -> !line.strip().startsWith("#") && !line.contains("l10n_info"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "HARASSMENT --method ml --respondent-predictors sex --benchmark logit, es",
        "HARASSMENT --method ml --predictors unemployment, cs",
        "POVERTY --model area --method reml --predictors rural_share, cs",
        "POVERTY --model area --scale arcsine, es"
    })
    void theCodeIsTheSameAndTheCommentsAreNot(String line, String tag) {
        String english = script(line, "en");
        String other = script(line, tag);
        assertEquals(code(english), code(other));
        List<String> comments = english.lines()
                .filter(each -> each.startsWith("# ") && each.matches(".* (the|of|are|is) .*"))
                .toList();
        assertTrue(comments.size() > 3, english);
        assertTrue(comments.stream().noneMatch(other::contains), other);
    }
}
