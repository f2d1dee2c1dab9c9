package org.regionwise.survey.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ReadingRemark;

class HeaderNamesTest {
    private static FileColumns columns(String... header) {
        ImportLimits limits = new ImportLimits(1 << 20, 1 << 20, 100, 5, 100);
        return HeaderNames.of(new ReceivedFile(Path.of("none"), "survey.csv", limits), 1, List.of(header));
    }

    private static List<String> codes(FileColumns columns) {
        return columns.remarks().stream().map(ReadingRemark::code).toList();
    }

    @Test
    void namelessColumnsAreCalledByTheirPlace() {
        FileColumns columns = columns("", "region", " \u00A0", "column1");
        assertEquals(List.of("column1_2", "region", "column3", "column1"), columns.names());
        assertEquals(List.of(ReadingRemark.NAMELESS), codes(columns));
        assertEquals(List.of("column1_2", "column3"), columns.remarks().get(0).columns());
    }

    @Test
    void repeatedNamesAreNumberedPastThoseThatAreThere() {
        FileColumns columns = columns("y", "y_2", " y", "y", "y_2");
        assertEquals(List.of("y", "y_2", "y_3", "y_4", "y_2_2"), columns.names());
        assertEquals(List.of(ReadingRemark.REPEATED), codes(columns));
    }

    @Test
    void longNamesStayDifferentAndShort() {
        String question = "q".repeat(300);
        FileColumns columns = columns(question + "a", question + "b", question + "b", "y");
        assertEquals(4, new HashSet<>(columns.names()).size());
        assertTrue(columns.names().stream().allMatch(name -> name.length() <= 200), columns.names() + "");
        assertEquals(Optional.of(columns.names().get(0)), columns.find(question + "a"), "by the whole question");
    }

    @Test
    void manyEqualNamesTakeNoLonger() {
        FileColumns columns = HeaderNames.of(
                new ReceivedFile(Path.of("none"), "survey.csv", ImportLimits.USUAL),
                1,
                Collections.nCopies(100_000, "y"));
        assertEquals("y_100000", columns.names().get(99_999));
    }

    @Test
    void lineBreaksAreBlanksAndTheNameIsFoundEitherWay() {
        FileColumns columns = columns("age\r\n (years)", "\uFEFFregion\u00A0", "y\u2007\u200B", "a\tb");
        assertEquals(List.of("age (years)", "region", "y", "a b"), columns.names());
        assertEquals(List.of(ReadingRemark.BROKEN), codes(columns));
        for (String called : List.of("age (years)", "age\n(years)", " age  (years) ")) {
            assertEquals(Optional.of("age (years)"), columns.find(called));
        }
        assertEquals(Optional.of("y"), columns.find("y\u2007\u200B"));
        assertEquals(Optional.empty(), columns.find("Age (years)"));
    }

    @Test
    void columnsBeyondTheLimitAreKnownByName() {
        FileColumns columns = columns("a", "b", "c", "d", "e", "f");
        assertEquals(List.of(ReadingRemark.BEYOND), codes(columns));
        assertEquals(Optional.of("f"), columns.find("f"));
    }
}
