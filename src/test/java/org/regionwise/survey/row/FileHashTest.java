package org.regionwise.survey.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;

class FileHashTest {
    @TempDir
    Path folder;

    @Test
    void isThatOfTheStandard() throws IOException {
        // FIPS 180-2, appendix B.1
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                FileHash.of(Files.writeString(folder.resolve("abc"), "abc")).sha256());
    }

    @Test
    void aFileThatIsOpenedAgainIsNotHashedAgain() throws IOException {
        Path path = Files.writeString(folder.resolve("survey.csv"), "region,y\nA,1\n");
        ReceivedFile received = new ReceivedFile(path, "survey.csv", ImportLimits.USUAL);
        String hash = SurveyFile.open(received, ReadingOptions.SUGGESTED).sha256();

        // a second hash would be another one
        Files.writeString(path, "region,y\nA,1\nB,0\n");

        SurveyFile again = SurveyFile.open(received, ReadingOptions.SUGGESTED.withEncoding("UTF-8"));
        assertEquals(hash, again.sha256());
        assertEquals(hash, again.reading(ReadingOptions.SUGGESTED).sha256());
        assertEquals(hash, received.within(ImportLimits.USUAL).hash().sha256());
    }

    @Test
    void aFileThatIsNotThereHasNone() {
        FileHash hash = FileHash.of(folder.resolve("none"));
        hash.start();
        assertThrows(UncheckedIOException.class, hash::sha256);
    }
}
