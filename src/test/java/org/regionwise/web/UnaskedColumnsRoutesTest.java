package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.web.Visitor.Sent;

/** Columns that nobody asked for stop no upload; what was changed of them is said, and kept with the survey. */
class UnaskedColumnsRoutesTest {
    private static final Path ERRORS = Path.of("src/test/resources/unasked/error-cells.xlsx");

    @AutoClose
    private RunningApplication application;

    private Visitor visitor;

    @BeforeEach
    void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
    }

    @Test
    void cellsInErrorAreCountedAndMatterOnceTheirColumnIsUsed() throws IOException {
        String page = visitor.upload(new Sent("survey", "errors.xlsx", Files.readAllBytes(ERRORS)));
        String columns = visitor.get(page).body();
        assertTrue(columns.contains("Column “age” has 2 cells that could not be read"), columns);
        String check = visitor.step(page, "columns", "region", "region", "outcome", "age");
        assertTrue(check.contains("#N/A") && check.contains("The formula ends in an error"), check);
        visitor.post(page + "/back");
        assertContains(
                "8 respondents in 3 regions.", visitor.step(page, "columns", "region", "region", "outcome", "y"));
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        assertTrue(visitor.get(survey).body().contains("Column “age” has 2 cells"), "it stays with the survey");
    }

    @Test
    void namesThatWereGivenAreSaidBeforeAndAfterStoring() {
        String page = visitor.upload(
                Sent.survey(",region,y,y,\"age\n(years)\",\n1,A,1,0,30,\n2,A,0,1,31,\n3,B,1,0,32,\n4,B,0,0,33,\n"));
        String columns = visitor.get(page).body();
        assertTrue(columns.contains("it is called “column1”"), columns);
        assertTrue(columns.contains("the others are called “y_2”"), columns);
        assertFalse(columns.contains("column6"), columns);
        visitor.step(page, "columns", "region", "region", "outcome", "y_2");
        String survey = visitor.store(page, Visitor.NO_AND_YES);
        String body = visitor.get(survey).body();
        assertTrue(body.contains("it is called “column1”") && body.contains("age (years)"), body);
    }

    @Test
    void oneMessageForADefectOfEveryRow() {
        String body = visitor.get(visitor.upload(Sent.survey("region,y,w\n" + "A,1,1,25\nB,0,1,05\n".repeat(50))))
                .body();
        assertTrue(body.contains("Every row has 1 field more than the header"), body);
        assertFalse(body.contains("row 3"), body);
    }
}
