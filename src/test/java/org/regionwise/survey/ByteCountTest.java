package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

class ByteCountTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B, 0 B",
        "1023, 1023 B, 1023 B",
        "1024, 1 kB, 1 kB",
        "1048576, 1 MB, 1 MB",
        "1048577, 1 MB, 1.1 MB",
        "3145728, 3 MB, 3 MB",
        "1610612736, 1.5 GB, 1.5 GB",
        "4294967296, 4 GB, 4 GB",
        "4398046511104, 4096 GB, 4096 GB"
    })
    void theLargestUnitOfWhichThereIsOne(long bytes, String down, String up) {
        assertEquals(down, ByteCount.of(bytes).toString());
        assertEquals(up, ByteCount.above(bytes).toString());
        assertEquals(ByteCount.of(bytes), ByteCount.written(down).orElseThrow());
    }

    @Test
    void everyLanguageHasItsMarks() {
        long bytes = 3L << 29;
        assertEquals("1.5\u00a0GB", Words.english().numerals().bytes(ByteCount.of(bytes)));
        Catalogue.load().languages().stream()
                .filter(language -> !language.tag().equals("en"))
                .forEach(language -> assertEquals(
                        "1,5\u00a0GB",
                        Catalogue.load().words(language).numerals().bytes(ByteCount.of(bytes))));
    }
}
