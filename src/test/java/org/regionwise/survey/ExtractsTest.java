package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One survey as other programs wrote it, in every format: {@code src/test/r/extracts.R}. */
class ExtractsTest {
    private static final Path FOLDER = Path.of("src/test/resources/extracts");

    @ParameterizedTest
    @CsvSource({
        "semicolon-1250.csv, windows-1250, COMMA",
        "semicolon-8859-2.csv, ISO-8859-2, COMMA",
        "tab-utf16le.txt, , POINT",
        "pipe-utf8.csv, , POINT",
        "comma-utf8.csv.gz, , POINT"
    })
    void delimitedText(String name, String encoding, String notation) {
        ReadingOptions options = ReadingOptions.SUGGESTED
                .withEncoding(encoding)
                .withNumbers(notation.equals("COMMA") ? NumberNotation.COMMA : NumberNotation.POINT);
        assertEquals(expected(), understood(open(name, options)));
    }

    @ParameterizedTest
    @CsvSource({"semicolon-1250.csv, windows-1250", "semicolon-8859-2.csv, ISO-8859-2"})
    void theEncodingIsSuggestedAndNotTaken(String name, String encoding) {
        EncodingSuggestion suggestion = EncodingSuggestion.of(FOLDER.resolve(name), name, ImportLimits.USUAL)
                .orElseThrow();
        assertEquals(encoding, suggestion.encoding());
    }

    static SurveyFile open(String name, ReadingOptions options) {
        return SurveyFile.open(FOLDER.resolve(name), name, options, ImportLimits.USUAL);
    }

    static List<List<String>> expected() {
        return understood(open("expected.csv", ReadingOptions.SUGGESTED));
    }

    /** Header and rows as they would be stored: numbers in canonical form. */
    static List<List<String>> understood(SurveyFile file) {
        List<Column> columns = SurveyScan.of(file, Progress.SILENT).types();
        List<List<String>> rows = new ArrayList<>();
        rows.add(file.columns());
        file.forEachRow((row, cells) -> {
            String[] stored = cells.clone();
            for (int i = 0; i < stored.length; i++) {
                if (stored[i] != null && columns.get(i).type() == ColumnType.NUMBER) {
                    stored[i] = file.options().numbers().canonical(stored[i]);
                }
            }
            rows.add(Collections.unmodifiableList(Arrays.asList(stored)));
        });
        return rows;
    }
}
