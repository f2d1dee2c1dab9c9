package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.Said;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.FindingWords;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.row.RowTally;

/**
 * Every file of {@code nasty/} is refused with exactly the problems that stand beside it, or read with these remarks.
 */
class NastyFilesTest {
    private static final Path FOLDER = Path.of("src/test/resources/nasty");
    private static final String EXPECTED = ".expected";
    private static final ImportLimits SMALL = new ImportLimits(1 << 20, 1 << 20, 2_000, 200, 1_000);

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(FOLDER)) {
            return all.filter(file -> !file.toString().endsWith(EXPECTED))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isRefusedWithReasons(Path file) throws IOException {
        List<String> problems = problems(file);
        Path beside = FOLDER.resolve(file.getFileName() + EXPECTED);
        if (Boolean.getBoolean("regionwise.write-expected")) {
            Files.write(beside, problems);
        }
        assertEquals(Files.readAllLines(beside), problems);
    }

    private static Stream<String> sentences(List<ReadingRemark> remarks) {
        return remarks.stream().map(new FindingWords(Words.english())::remark);
    }

    private static List<String> problems(Path file) {
        try {
            SurveyFile opened = SurveyFile.open(file, file.getFileName().toString(), ReadingOptions.SUGGESTED, SMALL);
            // as if every column were used
            RowTally tally = opened.read(opened.columns(), (row, cells) -> {}, Progress.SILENT);
            return Stream.of(Stream.of("nothing is wrong"), sentences(opened.remarks()), sentences(tally.remarks()))
                    .flatMap(each -> each)
                    .toList();
        } catch (ImportProblem problem) {
            List<String> sentences = new ArrayList<>();
            problem.report().first().forEach(each -> sentences.add(Said.of(each).replace('\0', ' ')));
            return sentences;
        }
    }
}
