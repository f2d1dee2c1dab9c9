package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.regionwise.Said;

class ProblemCollectorTest {
    private static final String REASON = "this is no number; mend it";

    @Test
    void whatFewRowsHaveIsToldOfEach() {
        ProblemCollector problems = collector(new ArrayList<>(), ProblemCauses.MANY_ROWS - 1);
        assertEquals(ProblemCauses.MANY_ROWS - 1, problems.report().first().size());
    }

    @Test
    void whatAllRowsOfAShortFileHaveIsToldOnce() {
        ProblemCollector problems = collector(new ArrayList<>(), 3);
        assertEquals(
                List.of("f.csv, row 2, column “w”: “x0”: this is no number; mend it. 3 cells in this column have this"
                        + " problem; other values: “x1” and “x2”."),
                problems.report(3).first().stream().map(Said::of).toList());
    }

    @Test
    void whatManyRowsHaveIsToldOnceWhileEachIsCountedAndHeard() {
        List<Problem> heard = new ArrayList<>();
        ProblemCollector problems = collector(heard, 300);
        problems.add(new Problem("f.csv", 400, "y", "", "another reason"));
        ImportReport report = problems.report();
        assertEquals(
                List.of(
                        "f.csv, row 2, column “w”: “x0”: this is no number; mend it. 300 cells in this column have this"
                                + " problem; other values: “x1”, “x2” and “x3”.",
                        "f.csv, row 400, column “y”: another reason"),
                report.first().stream().map(Said::of).toList());
        assertEquals(301, report.total());
        assertEquals(0, report.untold());
        assertEquals(301, heard.size());
    }

    @Test
    void aReportWithinAnotherKeepsItsCounts() {
        ProblemCollector all = new ProblemCollector();
        all.addAll(collector(new ArrayList<>(), 300).report());
        all.addAll(new ImportReport(List.of(new Problem("g.csv", 2, "", "", "odd")), 50));
        assertEquals(350, all.report().total());
        assertEquals(49, all.report().untold());
        assertEquals(2, all.report().first().size());
    }

    @Test
    void problemsOfTheWholeFileStayApart() {
        ProblemCollector problems = new ProblemCollector();
        for (int i = 0; i < 20; i++) {
            problems.add(new Problem("f.csv", 0, "", "column " + i, "there is no such column"));
        }
        assertEquals(20, problems.report().first().size());
    }

    private static ProblemCollector collector(List<Problem> heard, int rows) {
        ProblemCollector problems = new ProblemCollector(heard::add);
        for (int i = 0; i < rows; i++) {
            problems.add(new Problem("f.csv", i + 2, "w", "x" + i, REASON));
        }
        return problems;
    }
}
