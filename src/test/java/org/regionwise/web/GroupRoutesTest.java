package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.web.Visitor.Sent;

/** Groups of regions chosen on the page of an analysis. */
class GroupRoutesTest {
    @AutoClose
    private static RunningApplication application;

    private static Visitor visitor;
    private static String survey;

    @BeforeAll
    static void start(@TempDir Path data) {
        application = RunningApplication.on(data);
        visitor = new Visitor(application);
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder("region,y\n");
        for (int i = 0; i < 240; i++) {
            rows.append('R')
                    .append(i % 6)
                    .append(',')
                    .append(random.nextInt(3) == 0 ? 1 : 0)
                    .append('\n');
        }
        StringBuilder table = new StringBuilder("region,population,land\n");
        for (int j = 0; j < 6; j++) {
            table.append('R').append(j).append(',').append(1000 + j).append(j < 4 ? ",north\n" : ",south\n");
        }
        String upload = visitor.upload(Sent.survey(rows.toString()), Sent.regions(table.toString()));
        visitor.step(
                upload, "columns", "region", "region", "outcome", "y", "key", "region", "population", "population");
        survey = visitor.store(upload, Visitor.NO_AND_YES);
    }

    @ParameterizedTest
    @CsvSource({"binomial, ml", "binomial, bayes", "area, reml"})
    void theirFiguresStandOnThePageAndInItsFiles(String model, String method) {
        String analysis = visitor.analyse(survey, Visitor.question("model", model, "method", method, "group", "land"));
        String page = visitor.get(analysis).body();
        assertContains("Groups of regions by “land”", page);
        assertContains("<tr data-row=\"south\">", page);
        assertEquals(
                2, visitor.json("/api" + analysis + "/result").get("aggregates").size());
        assertContains(
                "Groups of regions by “land”",
                visitor.get(analysis + "/report.html").body());
        byte[] pdf = visitor.bytes(analysis + "/report.pdf").body();
        assertContains("%PDF", new String(pdf, 0, 10, StandardCharsets.UTF_8));
        byte[] word = visitor.bytes(analysis + "/report.docx").body();
        assertContains("PK", new String(word, 0, 10, StandardCharsets.UTF_8));
    }
}
