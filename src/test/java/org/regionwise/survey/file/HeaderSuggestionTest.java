package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.count.GroupedLayout;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.count.ResponseCounts;
import org.regionwise.survey.row.HeaderSuggestion;
import org.regionwise.survey.row.RawRow;

/** Rows below the column names that are no data. */
class HeaderSuggestionTest {
    private static final Path LAYOUTS = Path.of("src/test/resources/layouts");

    @TempDir
    Path folder;

    private SurveyFile csv(String text, ReadingOptions options) throws IOException {
        Path file = Files.writeString(folder.resolve("survey.csv"), text);
        return SurveyFile.open(file, "survey.csv", options, ImportLimits.USUAL);
    }

    /** Files that hold nothing of the kind: every survey and table of the project. */
    static Stream<Path> ordinary() {
        return Stream.of("sample-surveys", "src/test/resources/extracts", "src/test/resources/reference")
                .flatMap(HeaderSuggestionTest::below)
                .filter(path -> path.toString().matches(".*\\.(csv|csv\\.gz|txt|xlsx)"));
    }

    private static Stream<Path> below(String folder) {
        try (Stream<Path> all = Files.walk(Path.of(folder))) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void ordinaryFilesRaiseNoQuestion(Path path) {
        SurveyFile file;
        try {
            file = SurveyFile.open(path, path.getFileName().toString());
        } catch (ImportProblem refused) {
            return;
        }
        assertEquals(Optional.empty(), file.headerSuggestion(), path::toString);
    }

    @ParameterizedTest
    @CsvSource({"twohead.xlsx, 1, true", "qualtrics.csv, 2, false"})
    void layoutsOfSurveyProgramsAreSeen(String name, int further, boolean grouped) {
        HeaderSuggestion seen =
                SurveyFile.open(LAYOUTS.resolve(name), name).headerSuggestion().orElseThrow();
        assertEquals(further, seen.further());
        assertEquals(grouped, seen.grouped());
    }

    /** Rows of a file, a header and what stands below it, then how many rows are no data. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // SurveyMonkey
                "id,Which region?,Harassed?,Other ; ,Response,Response,Open-Ended Response ; 1,N,Yes, ; "
                        + "2,N,No,x ; 3,S,No, ~ 1",
                // names of variables, then labels, as KoBo and LimeSurvey export both
                "reg,q1,w ; Region of residence,Harassed in six months,Weight of respondent ; N,1,1.5 ; "
                        + "S,0,2.5 ; S,1,0.5 ~ 1",
                // groups over names
                "region,answers, ; ,harassed,age ; N,1,30 ; S,0,31 ; S,1,32 ~ 1",
                // units below names
                "region,income,age ; (name),(euros),(years) ; N,1000,30 ; S,2000,31 ; S,1500,32 ~ 1",
                // the first respondent answered in words
                "region,y,age ; N,1,unknown ; N,0,31 ; S,1,32 ; S,0,33 ~ 0",
                "region,y,age ; N,refused,refused ; N,0,31 ; S,1,32 ; S,0,33 ~ 0",
                "region,a,b ; Xland,suppressed,suppressed ; N,0,31 ; S,1,32 ; S,0,33 ~ 0",
                "region,a,b ; EU,:,: ; N,0,31 ; S,1,32 ; S,0,33 ~ 0",
                // R's row names, texts alone, and the first region once
                ",region,y ; a,N,yes ; b,S,no ; c,S,no ; d,S,no ; e,W,no ; f,W,no ; g,W,no ~ 0",
                "region,y,sex ; N,yes,female ; S,no,male ; S,no,male ; S,no,male ; S,no,male ; S,no,male ~ 0",
                "id,comment,y ; 1,a long remark on how it was,1 ; 2,ok,0 ; 3,no,1 ; 4,fine,0 ~ 0"
            })
    void rowsAreJudgedByWhatStandsBelow(String rows, int further) {
        List<RawRow> all = Stream.of(rows.split(" ; "))
                .map(row -> new RawRow(1, List.of(row.split(",", -1))))
                .toList();
        List<RawRow> numbered = Stream.iterate(0, i -> i < all.size(), i -> i + 1)
                .map(i -> new RawRow(i + 1, all.get(i).cells()))
                .toList();
        assertEquals(
                further,
                HeaderSuggestion.of(1, numbered.get(0).cells(), numbered.subList(1, numbered.size()))
                        .map(HeaderSuggestion::further)
                        .orElse(0));
    }

    @Test
    void textsOfQuestionsBecomeDescriptions() {
        SurveyFile file = SurveyFile.open(
                LAYOUTS.resolve("qualtrics.csv"),
                "qualtrics.csv",
                ReadingOptions.SUGGESTED.withHeader(null, 2),
                ImportLimits.USUAL);
        assertEquals(
                "Have you been harassed in the last 6 months?",
                file.labels("Q2").label());
        assertEquals(130, file.forEachRow((row, cells) -> {}));
        assertEquals(4, firstRow(file));
        assertEquals(130, ResponseCounter.count(file, "Q1", "Q2", List.of()).respondents());
    }

    private static long firstRow(SurveyFile file) {
        long[] first = {0};
        file.forEachRow((row, cells) -> first[0] = first[0] == 0 ? row : first[0]);
        return first[0];
    }

    @Test
    void namesAreJoinedDownwards() throws IOException {
        String text = "title\nregion,answers,,,\n,harassed,age,\"{\"\"ImportId\"\":1}\",w\nN,1,30,x,1\n";
        ReadingOptions two = ReadingOptions.SUGGESTED.withHeaderRow(2).withHeader(2, 0);
        SurveyFile file = csv(text.replace("\"{\"\"ImportId\"\":1}\"", "id"), two);
        assertEquals(List.of("region", "answers harassed", "answers age", "answers id", "answers w"), file.columns());
        assertEquals(4, firstRow(file));
        assertEquals(
                1,
                ResponseCounter.count(file, "region", "answers harassed", List.of())
                        .respondents());
    }

    @Test
    void emptyCellsMeanTheOneAbove() throws IOException {
        SurveyFile file =
                csv("region,y\n,1\nN,1\n,0\nS,\n,1\n", ReadingOptions.SUGGESTED.withFilledDown(List.of("region")));
        ResponseCounts counts = ResponseCounter.count(file, "region", "y", List.of());
        assertEquals(
                "null 1, N 0, N 1, S null, S 1",
                counts.counts().stream()
                        .map(each -> each.region() + " " + each.answer())
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource({
        // a name, then rows without; a name in half of the rows; each name once, with gaps
        "'N,,,S,,', 1",
        "'N,N,,S,S,', 0",
        "'N,,S,W,E', 0",
        "'N,,S,,W,', 1",
        "'N,N,N,,,', 0",
        "'N,,,,N,', 1",
        "',,,', 0"
    })
    void mostRowsWithoutARegionAreAskedAbout(String regions, int asked) {
        List<ResponseCount> counts = Stream.of(regions.split(",", -1))
                .map(region -> new ResponseCount(region.isEmpty() ? null : region, "1", List.of(), 1, 1))
                .toList();
        ResponseCounts all = new ResponseCounts("region", "y", List.of(), counts);
        assertEquals(asked, GroupedLayout.of(all, ReadingOptions.SUGGESTED).size());
        assertEquals(
                0,
                GroupedLayout.of(all, ReadingOptions.SUGGESTED.withMostlyEmpty(List.of("region")))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        // values, those with a label, those that are codes
        "'1619 2292 2618 3284 4500 9998', '9998', '9998'",
        "'10 20 30 988888', '988888', '988888'",
        "'0 1 2 3 40 -9', '-9', '-9'",
        // the ends of scales, and the middle
        "'1 2 3 4 5 6 7', '1 7', ''",
        "'0 10 20 30 40 50 60 70 80 90 100', '0 50 100', ''",
        "'0 500 700 900 1200', '0', ''",
        "'20 30 40 50 60 95', '95', '95'",
        "'90 91 92 93 94 95', '95', ''",
        // every value has its label
        "'1 2 3 9998', '1 2 3 9998', ''",
        "'1 2 9998', '9998', ''"
    })
    void labelledValuesOfMeasuresAreCodes(String values, String labelled, String codes) {
        Map<String, String> labels =
                Stream.of(labelled.split(" ")).collect(Collectors.toMap(each -> each, each -> "label"));
        assertEquals(
                codes,
                String.join(
                        " ",
                        MissingCode.labelled(List.of(values.split(" ")), labels).keySet()));
    }
}
