package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A predictor of respondents that is a number but for a word or two. */
class NearlyNumbersTest {
    @TempDir
    Path folder;

    private Run estimate(int ages, String... more) throws IOException {
        StringBuilder rows = new StringBuilder("region,y,age\nA,1,NA\nB,0,NA\n");
        for (int i = 0; i < 240; i++) {
            rows.append("ABCD".charAt(i % 4))
                    .append(',')
                    .append(i % 3 == 0 ? 1 : 0)
                    .append(',')
                    .append(20 + i % ages);
            rows.append('\n');
        }
        Path survey = Files.writeString(folder.resolve("survey.csv"), rows);
        String[] asked = {
            "estimate",
            survey.toString(),
            "--region",
            "region",
            "--outcome",
            "y",
            "--respondent-predictors",
            "age",
            "--method",
            "ml"
        };
        String[] all = new String[asked.length + more.length];
        System.arraycopy(asked, 0, all, 0, asked.length);
        System.arraycopy(more, 0, all, asked.length, more.length);
        return Run.of(all);
    }

    @Test
    void isACategoryWithAWarningThatSaysWhatToDo() throws IOException {
        Run run = estimate(5);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("“age” enters as a category, not as a number"), run.err());
        assertTrue(run.err().contains("--empty-in age=NA"), run.err());
        for (String[] said : new String[][] {{"--empty-in", "age=NA"}, {"--empty", "NA"}, {"--factors", "age"}}) {
            assertFalse(estimate(5, said).err().contains("enters as a category"), said[0]);
        }
    }

    @Test
    void isRefusedWithTheSameAdviceWhereItWouldHaveTooManyLevels() throws IOException {
        Run run = estimate(70);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("“NA”") || run.err().contains("\"NA\""), run.err());
        assertTrue(run.err().contains("--empty-in age=NA"), run.err());
        assertEquals(0, estimate(70, "--empty-in", "age=NA").status());
    }
}
