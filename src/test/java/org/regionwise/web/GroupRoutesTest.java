package org.regionwise.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.web.Visitor.Sent;

/** Groups of regions chosen on the page of an analysis. */
class GroupRoutesTest {
    private static final List<String> TABLE = List.of(
            "region,population,land,code,whole,own,odd,partly,known,name2",
            "R0,1000,north,11,all,A,=1+1,x,0.31,a",
            "R1,1001,north,11,all,B,=1+1,x,0.31,b",
            "R2,1002,north,11,all,C,\"<b>&\"\"é,; </b>\",x,0.31,c",
            "R3,1003,north,12,all,D,_T,y,0.31,d",
            "R4,1004,south,12,all,E,_T,,0.38,e",
            "R5,1005,south,12,all,F,R0,y,0.38,f");

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
        String table = String.join("\n", TABLE) + "\n";
        String upload = visitor.upload(Sent.survey(rows.toString()), Sent.regions(table));
        visitor.step(
                upload, "columns", "region", "region", "outcome", "y", "key", "region", "population", "population");
        survey = visitor.store(upload, Visitor.NO_AND_YES);
    }

    private static String analysis(String... fields) {
        return visitor.analyse(survey, Visitor.question(fields));
    }

    @ParameterizedTest
    @CsvSource({"binomial, ml", "binomial, bayes", "area, reml"})
    void theirFiguresStandOnThePageAndInItsFiles(String model, String method) throws IOException {
        String analysis = analysis("model", model, "method", method, "group", "land");
        String page = visitor.get(analysis).body();
        assertContains("Groups of regions by “land”", page);
        assertContains("<tr data-row=\"south\">", page);
        assertContains("How do the groups of regions compare?", page);
        assertContains("<svg", visitor.get(analysis + "/charts/groups.svg").body());
        assertEquals(
                2, visitor.json("/api" + analysis + "/result").get("aggregates").size());
        assertContains(
                "Groups of regions by “land”",
                visitor.get(analysis + "/report.html").body());
        byte[] pdf = visitor.bytes(analysis + "/report.pdf").body();
        assertContains("%PDF", new String(pdf, 0, 10, StandardCharsets.UTF_8));
        assertContains(
                "word/media/groups.png",
                String.join(
                        " ", entries(visitor.bytes(analysis + "/report.docx").body())));
        assertContains(
                "groups.csv groups.csv-metadata.json",
                String.join(
                        " ",
                        entries(visitor.bytes(analysis + "/regions-csvw.zip").body())));
        assertContains("\nsouth,", visitor.get(analysis + "/groups.csv").body());
        assertContains(",south\n", visitor.get(analysis + "/regions.csv").body().replace("\r", ""));
        String sdmx = visitor.get(analysis + "/regions-sdmx.csv").body();
        assertContains(",south,y,RAW,_T,GROUP,", sdmx);
        assertContains(",_T,y,POOLED,_T,NATION,", sdmx);
        assertContains("weighted.mean(", visitor.get(analysis + "/analysis.R").body());
    }

    private static List<String> entries(byte[] archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    /** Each kind of column with as many groups as it makes, and the word that is said of it. */
    @ParameterizedTest
    @CsvSource({
        "code, 2, Groups of regions by “code”",
        "whole, 1, its figures are those of all regions",
        "own, 6, figures of groups repeat those of the regions",
        "partly, 2, R4 is in no group",
        "odd, 4, Groups of regions by “odd”",
    })
    void everyColumnMakesItsGroups(String column, int groups, String said) {
        String analysis = analysis("method", "ml", "group", column);
        assertEquals(
                groups,
                visitor.json("/api" + analysis + "/result").get("aggregates").size());
        String pages =
                visitor.get(analysis).body() + visitor.get(analysis + "/audit").body();
        assertContains(said, pages.replaceAll("<[^>]*>", ""));
    }

    /** A name is text wherever it stands, and no other dimension of a file is mistaken for it. */
    @Test
    void oddNamesStayText() {
        String analysis = analysis("method", "ml", "group", "odd");
        String page = visitor.get(analysis).body();
        assertContains("&lt;b&gt;&amp;", page);
        assertFalse(page.contains("<b>&"), "markup of a name");
        assertContains("\n'=1+1,", visitor.get(analysis + "/groups.csv").body());
        String sdmx = visitor.get(analysis + "/regions-sdmx.csv").body();
        assertContains(",_T,y,RAW,_T,GROUP,", sdmx);
        assertContains(",_T,y,RAW,_T,NATION,", sdmx);
        assertContains(",R0,y,RAW,_T,GROUP,", sdmx);
        assertContains(",R0,y,RAW,_T,REGION,", sdmx);
        for (String file : List.of("/report.html", "/analysis.R", "/regions-tidy.csv", "/regions.ods")) {
            assertEquals(200, visitor.get(analysis + file).statusCode(), file);
        }
    }

    @Test
    void groupsAgreeWithTheirFiguresAndTheFormSaysSo() {
        String form = visitor.get(survey + "/analyses/new").body();
        assertContains("Known figures: known", form);
        assertContains("<option value=\"code\">code</option>", form);
        String analysis =
                analysis("method", "bayes", "group", "land", "benchmark", "logit", "benchmark-groups", "known");
        JsonNode result = visitor.json("/api" + analysis + "/result");
        assertEquals(0.38, result.at("/aggregates/1/pooled/estimate").asDouble(), 1e-12);
        assertContains(
                "brought into agreement with its known figure",
                visitor.get(analysis + "/audit").body());
        String page = visitor.get(analysis).body();
        assertContains("Brought to", page);
        assertContains("known figures of column “known” are taken as exact", page);
        String refused = visitor.post(
                        survey + "/analyses", Visitor.question("group", "land", "benchmark-groups", "direct"))
                .body();
        assertContains("Choose how groups are brought to their figures: by one shift or by one factor", refused);
        assertContains(
                "Choose the column that groups regions",
                visitor.post(survey + "/analyses", Visitor.question("benchmark", "logit", "benchmark-groups", "direct"))
                        .body());
    }

    @Test
    void withoutGroupsThereIsNoTableOfThem() {
        String analysis = analysis("method", "ml");
        assertEquals(404, visitor.get(analysis + "/groups.csv").statusCode());
        assertFalse(visitor.get(analysis).body().contains("groups.csv"), "a link to nothing");
    }
}
