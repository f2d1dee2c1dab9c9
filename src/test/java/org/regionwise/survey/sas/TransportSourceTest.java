package org.regionwise.survey.sas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;

/** Transport files made by hand, byte by byte as TS-140 has them, for what no program at hand writes. */
class TransportSourceTest {
    private static final int RECORD = 80;

    @TempDir
    private Path folder;

    private static void record(ByteArrayOutputStream out, String text) {
        out.writeBytes(Arrays.copyOf((text + " ".repeat(RECORD)).getBytes(StandardCharsets.ISO_8859_1), RECORD));
    }

    private static void header(ByteArrayOutputStream out, String kind, String numbers) {
        record(out, String.format("HEADER RECORD*******%-8sHEADER RECORD!!!!!!!%s", kind, numbers));
    }

    private static void variable(ByteBuffer out, int type, int length, String name, String format, int position) {
        int at = out.position();
        out.putShort((short) type).putShort((short) 0).putShort((short) length).putShort((short) 0);
        out.put(String.format("%-8s%-40s%-8s", name, "", format).getBytes(StandardCharsets.ISO_8859_1));
        out.position(at + 84);
        out.putInt(position);
        out.position(at + 140);
    }

    /** A data set with text of 3 bytes, a number of 8, and a day of 4. */
    private static byte[] member(byte[]... observations) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, "MEMBER", "000000000000000001600000000140");
        header(out, "DSCRPTR", "0".repeat(30));
        record(out, "SAS     SURVEY  SASDATA 9.4");
        record(out, "");
        header(out, "NAMESTR", "000000000300000000000000000000");
        ByteBuffer variables = ByteBuffer.allocate(480);
        variable(variables, 2, 3, "REGION", "", 0);
        variable(variables, 1, 8, "Y", "BEST", 3);
        variable(variables, 1, 4, "DAY", "DATE9", 11);
        Arrays.fill(variables.array(), 420, 480, (byte) ' ');
        out.writeBytes(variables.array());
        header(out, "OBS", "0".repeat(30));
        int length = 0;
        for (byte[] each : observations) {
            out.writeBytes(each);
            length += each.length;
        }
        out.writeBytes(" ".repeat((RECORD - length % RECORD) % RECORD).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] observation(String region, long number, int day) {
        return ByteBuffer.allocate(15)
                .put(region.getBytes(Charset.forName("windows-1252")))
                .putLong(number)
                .putInt(day)
                .array();
    }

    private Path file(byte[]... members) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        header(out, "LIBRARY", "0".repeat(30));
        record(out, "SAS     SAS     SASLIB  9.4");
        record(out, "");
        for (byte[] each : members) {
            out.writeBytes(each);
        }
        return Files.write(folder.resolve("survey.xpt"), out.toByteArray());
    }

    private static List<List<String>> rows(Path file) {
        List<List<String>> rows = new ArrayList<>();
        SurveyFile.open(file, "survey.xpt").forEachRow((number, cells) -> rows.add(Arrays.asList(cells.clone())));
        return rows;
    }

    @Test
    void numbersOfTheSystem360MissingValuesAndDays() throws IOException {
        // 1 = 1/16 · 16¹; −118.625 is the example of every description of this format; 21,915 days are 1 January 2020
        assertEquals(
                List.of(
                        Arrays.asList("abc", "1", "2020-01-01"),
                        Arrays.asList("á", "-118.625", null),
                        Arrays.asList(null, null, "1960-01-01"),
                        Arrays.asList("z", null, null)),
                rows(file(member(
                        observation("abc", 0x4110000000000000L, 0x44559B00),
                        observation("á  ", 0xC276A00000000000L, 0x2E000000),
                        observation("   ", 0x5F00000000000000L, 0),
                        observation("z  ", 0x5A00000000000000L, 0x41000000)))));
    }

    @Test
    void blanksThatFillTheLastRecordAreNoObservations() throws IOException {
        byte[] blank = " ".repeat(15).getBytes(StandardCharsets.ISO_8859_1);
        byte[] one = observation("a  ", 0x4110000000000000L, 0);
        assertEquals(1, rows(file(member(one))).size());
        assertEquals(3, rows(file(member(one, blank, one))).size());
    }

    /** Three observations are 45 bytes, and eleven are two records and five bytes. */
    @Test
    void anObservationCutInItsMiddleIsNoEnd() throws IOException {
        byte[] one = observation("a  ", 0x4110000000000000L, 0);
        byte[][] all = new byte[11][];
        Arrays.fill(all, one);
        byte[] whole = Files.readAllBytes(file(member(all)));
        assertEquals(11, rows(folder.resolve("survey.xpt")).size());
        Path cut = Files.write(folder.resolve("cut.xpt"), Arrays.copyOf(whole, whole.length - RECORD));
        assertEquals(
                "damaged",
                assertThrows(ImportProblem.class, () -> rows(cut))
                        .report()
                        .first()
                        .get(0)
                        .expected()
                        .code());
    }

    @Test
    void anEncodingThatNothingSaysIsGuessedByWords() throws IOException {
        byte[][] all = new byte[200][];
        for (int i = 0; i < all.length; i++) {
            all[i] = ByteBuffer.allocate(15)
                    .put("řeč".getBytes(Charset.forName("windows-1250")))
                    .putLong(0x4110000000000000L)
                    .putInt(0)
                    .array();
        }
        assertEquals("řeč", rows(file(member(all))).get(0).get(0));
    }

    @Test
    void severalDataSetsAreRefused() throws IOException {
        byte[] one = member(observation("a  ", 0x4110000000000000L, 0));
        Path file = file(one, one);
        ImportProblem problem = assertThrows(ImportProblem.class, () -> rows(file));
        assertEquals(
                "several-data-sets", problem.report().first().get(0).expected().code());
    }

    @Test
    void everyCutGivesAnAnswerOrAProblem() throws IOException {
        byte[] whole = Files.readAllBytes(file(member(observation("abc", 0x4110000000000000L, 0x44559B00))));
        for (int length = RECORD; length < whole.length; length += 37) {
            Path cut = Files.write(folder.resolve("cut.xpt"), Arrays.copyOf(whole, length));
            try {
                rows(cut);
            } catch (ImportProblem problem) {
                assertEquals(
                        "damaged", problem.report().first().get(0).expected().code());
            }
        }
    }
}
