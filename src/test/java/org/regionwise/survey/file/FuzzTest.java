package org.regionwise.survey.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.row.ReceivedFile;

/**
 * Sound files with seeded damage, in their bytes and, behind the packing, in their structure. Whatever is read, nothing
 * but {@link ImportProblem} may come out, and what takes for ever ends with the test's time. A long run is in the
 * profile {@code long}; {@code -Dregionwise.fuzz=100000} says how many inputs it spreads over the files.
 */
class FuzzTest {
    private static final Path FOLDER = Path.of("src/test/resources/extracts");
    /** For every file; the long run has as many as its property says. */
    private static final int FEW = 40;

    private static final int MANY = Integer.getInteger("regionwise.fuzz", 100_000) / 25;
    private static final ImportLimits LIMITS = new ImportLimits(1 << 24, 1 << 25, 100_000, 200, 5_000);
    private static final int[] EXTREMES = {0, 1, 127, 128, 255, 254, 253, 252, '<', '>', '"', '\'', '&', '\n', ';', ','
    };

    static List<Path> soundFiles() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("soundFiles")
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void onlyImportProblemsEscape(Path sound) throws IOException {
        damage(sound, FEW);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("soundFiles")
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void onlyImportProblemsEscapeOfMany(Path sound) throws IOException {
        damage(sound, MANY);
    }

    /** The input that is being read lies in {@code target} and is left there when it is not read as it should be. */
    private static void damage(Path sound, int inputs) throws IOException {
        byte[] bytes = Files.readAllBytes(sound);
        Random random = new Random(sound.getFileName().toString().hashCode());
        Path damaged = Path.of("target", "fuzz-" + sound.getFileName());
        int refused = 0;
        for (int i = 0; i < inputs; i++) {
            Files.write(damaged, i % 2 == 0 ? mutated(bytes, random) : behindThePacking(bytes, random));
            try {
                readEverything(damaged, options(random));
            } catch (ImportProblem problem) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError(damaged + ", input " + i + ", let something else escape", e);
            }
        }
        Files.delete(damaged);
        System.out.println(
                sound.getFileName() + ": " + inputs + " damaged inputs, " + refused + " refused with reasons");
    }

    private static ReadingOptions options(Random random) {
        ReadingOptions options = ReadingOptions.SUGGESTED;
        if (random.nextInt(3) == 0) {
            options = options.withEncoding("windows-1250").withNumbers(NumberNotation.COMMA);
        }
        return random.nextBoolean() ? options.leavingOut() : options;
    }

    private static void readEverything(Path file, ReadingOptions options) {
        EncodingSuggestion.of(new ReceivedFile(file, "file", LIMITS));
        SurveyFile opened = SurveyFile.open(file, "file", options, LIMITS);
        opened.rawRows(20);
        try {
            SurveyScan.of(opened, Progress.SILENT);
        } catch (ImportProblem problem) {
            opened.forEachProblem(each -> {});
        }
        String first = opened.columns().get(0);
        ResponseCounter.count(opened, first, first, opened.columns());
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] bytes = sound.clone();
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times && bytes.length > 8; i++) {
            // headers are where a small change does most
            int reach = random.nextBoolean() ? Math.min(bytes.length, 2_000) : bytes.length;
            int at = random.nextInt(reach);
            switch (random.nextInt(7)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) EXTREMES[random.nextInt(EXTREMES.length)];
                case 2 -> bytes = cut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)), 0);
                case 3 -> bytes = cut(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(40)), 2);
                case 4 -> bytes = cut(bytes, at, bytes.length, 0);
                case 5 -> {
                    byte extreme = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
                    for (int j = at; j < Math.min(bytes.length, at + 4); j++) {
                        bytes[j] = extreme;
                    }
                }
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = Math.min(1 + random.nextInt(16), Math.min(bytes.length - from, bytes.length - at));
                    System.arraycopy(sound.length >= from + length ? sound : bytes, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    /** The bytes with those from one place to another repeated so many times, 0 to cut them out. */
    private static byte[] cut(byte[] bytes, int from, int to, int times) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        for (int i = 0; i < times; i++) {
            out.write(bytes, from, to - from);
        }
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private static byte[] behindThePacking(byte[] sound, Random random) throws IOException {
        if (sound[0] == 'P' && sound[1] == 'K') {
            return workbook(sound, random);
        }
        if (sound[0] == 0x1F) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sound));
                    GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(mutated(in.readAllBytes(), random));
            }
            return packed.toByteArray();
        }
        return mutated(sound, random);
    }

    private static byte[] workbook(byte[] sound, Random random) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(sound))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        String chosen = parts.keySet().stream()
                .skip(random.nextInt(parts.size()))
                .findFirst()
                .orElseThrow();
        if (random.nextInt(20) == 0) {
            parts.remove(chosen);
        } else {
            parts.computeIfPresent(chosen, (name, bytes) -> mutated(bytes, random));
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return packed.toByteArray();
    }
}
