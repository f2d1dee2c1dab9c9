package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.file.SurveyFile;

/** Only what can be read in one way is read so. Semicolons separate cells, slashes rows. */
class DecimalCommasTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "region;y;w/A;1;4,80/B;0;5|1234,5",
                "region;y;w/A;1;1.285,0/B;0;1.157,5|1.234,5",
                "region;y;w/A;1;1 285,0/B;0;1 157,5|1 234,5",
                "region;y;w/A;1;4,8/B;0;NA|1234,5",
                "region;y;w/A;1;1,234/B;0;2,345|1234.5",
                "region;y;w/A;1;1,234.5/B;0;2,345.5|1234.5",
                "region;y;w;x/A;1;4,80;1.5/B;0;5,1;2|1234.5",
                "region;y;w;x/A;1;4,80;1.500/B;0;5,1;2|1234.5",
                "region;y;w/A;1;4,80/B;0;5.1|1234.5",
                "region;y;w/A;1;1,2,3/B;0;2,3|1234.5",
                "region;y;w/A;1;agree, mostly 1,5/B;0;no|1234.5",
                "region;y;w/A;1;4/B;0;5|1234.5"
            })
    void isReadSo(String lines, String example) throws IOException {
        Path path = Files.writeString(folder.resolve("survey.csv"), lines.replace('/', '\n') + "\n");
        SurveyFile file = DecimalCommas.read(SurveyFile.open(path, "survey.csv"));
        assertEquals(example, file.options().numbers().example());
        assertEquals(
                example.equals("1234.5") ? 0 : 1,
                file.remarks().stream()
                        .filter(remark -> remark.code().equals(ReadingRemark.DECIMAL_COMMA))
                        .count());
    }
}
