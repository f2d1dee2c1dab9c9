package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.record.Sha256;

/** What is in a bundle, and that it gives the same numbers again, or says what differs. */
class BundleTest {
    private static final Path SAMPLES = Path.of("sample-surveys");
    private static final String HARASSMENT = "harassment/survey.csv --region region --outcome harassed_6m --missing 9"
            + " --regions harassment/regions.csv --population population --predictors unemployment";
    private static final String VACCINATION = "vaccination/survey.csv --region district --outcome vaccinated"
            + " --positive yes --negative no --missing don't_know --regions vaccination/regions.csv";
    private static final String POVERTY = "poverty/survey.csv --region region --outcome poor"
            + " --regions poverty/regions.csv --weight weight --stratum stratum --cluster area";
    private static final String PUBLISHED = "published.csv --model area --region region --estimate est"
            + " --standard-error se --respondents n --percent";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                HARASSMENT + " --draws 500",
                HARASSMENT + " --method ml --respondent-predictors sex,age_group --benchmark logit",
                HARASSMENT + " --model area",
                VACCINATION + " --predictors urban --draws 500",
                VACCINATION + " --method ml --respondent-predictors age",
                VACCINATION + " --model area --method bayes --draws 500",
                POVERTY + " --draws 500",
                POVERTY + " --method ml --predictors unemployment",
                POVERTY + " --model area --method reml --scale logit",
                PUBLISHED,
                PUBLISHED + " --method bayes --draws 500 --scale arcsine"
            })
    void givesTheSameNumbersAgain(String line) throws IOException {
        Path bundle = bundle(line + " --include-cells");
        Run fromFiles = Run.of("rerun", bundle.toString());
        assertEquals(0, fromFiles.status(), fromFiles.out() + fromFiles.err());
        assertTrue(fromFiles.out().contains("as analysed"), fromFiles.out());
        assertTrue(fromFiles.out().endsWith("identical: same numbers to the last byte\n"), fromFiles.out());

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Run fromCells =
                Run.of("rerun", Files.copy(bundle, elsewhere.resolve("b.zip")).toString());
        assertEquals(0, fromCells.status(), fromCells.out() + fromCells.err());
        assertTrue(fromCells.out().startsWith("cells.json: as recorded\n"), fromCells.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {HARASSMENT + " --method ml", PUBLISHED})
    void soItDoesUnpacked(String line) throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        contents(bundle(line + " --include-cells")).forEach((name, content) -> write(elsewhere.resolve(name), content));
        Run unpacked = Run.of("rerun", elsewhere.resolve("analysis.json").toString());
        assertEquals(0, unpacked.status(), unpacked.out() + unpacked.err());
    }

    @Test
    void equalInputsGiveEqualArchivesThatOtherProgramsOpen() throws Exception {
        byte[] first = Files.readAllBytes(bundle(HARASSMENT + " --method ml --include-cells"));
        Path again = bundle(HARASSMENT + " --method ml --include-cells");
        assertArrayEquals(first, Files.readAllBytes(again));
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/unzip")), "There is no unzip on this machine.");
        }
        Process unzip = new ProcessBuilder("unzip", "-tq", again.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(unzip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, unzip.waitFor(), said);
    }

    @Test
    void everythingIsHashedAndTheDataAreNot() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml");
        Map<String, byte[]> files = contents(bundle);
        assertEquals(
                List.of(
                        "README.txt",
                        "report.html",
                        "report.pdf",
                        "regions.csv",
                        "result.json",
                        "analysis.json",
                        "analysis.R",
                        "DATA-SHA256SUMS",
                        "SHA256SUMS"),
                List.copyOf(files.keySet()));
        Map<String, String> sums = new LinkedHashMap<>();
        text(files, "SHA256SUMS").lines().forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
        assertEquals(files.size() - 1, sums.size());
        sums.forEach((name, sum) -> assertEquals(sum, Sha256.of(files.get(name)), name));
        assertEquals(
                Sha256.of(Files.readAllBytes(SAMPLES.resolve("harassment/survey.csv"))) + "  survey.csv\n"
                        + Sha256.of(Files.readAllBytes(SAMPLES.resolve("harassment/regions.csv"))) + "  regions.csv\n",
                text(files, "DATA-SHA256SUMS"));
        JsonNode record = new ObjectMapper().readTree(files.get("analysis.json"));
        assertEquals(
                Sha256.of(files.get("result.json")), record.at("/result/sha256").asText());
        assertTrue(record.get("cells").isNull());
        assertTrue(text(files, "README.txt").contains("chose not to include"), text(files, "README.txt"));
        Run json = estimate(HARASSMENT + " --method ml --format json");
        assertEquals(json.out(), text(files, "result.json"));
    }

    @Test
    void aChangedByteOfTheDataIsSaidWithTheFiguresItMoves() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml");
        Path survey = folder.resolve("harassment/survey.csv");
        String text = Files.readString(survey);
        assertContains("\n2,CZ064,0,", text);
        Files.writeString(survey, text.replace("\n2,CZ064,0,", "\n2,CZ064,1,"));
        Run run = Run.of("rerun", bundle.toString());
        assertEquals(3, run.status(), run.err());
        assertTrue(run.out().startsWith("survey.csv: not the file that was analysed; its sha256 is "), run.out());
        assertTrue(run.out().contains("regions.csv: as analysed"), run.out());
        assertTrue(run.out().contains("figures differ, by at most "), run.out());
        assertTrue(run.out().contains("survey.sha256: was "), run.out());
        assertFalse(run.out().contains("identical"), run.out());
        // a byte that nothing is computed from
        Files.writeString(survey, text.replace("\n2,CZ064,0,male", "\n2,CZ064,0,mole"));
        Run harmless = Run.of("rerun", bundle.toString());
        assertEquals(3, harmless.status());
        assertTrue(harmless.out().contains("different: all figures are the same"), harmless.out());
    }

    @Test
    void anotherVersionOfTheSoftwareIsSaid() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml");
        Path other = rewritten(bundle, (name, json) -> ((ObjectNode) json.get("software")).put("version", "0.0.7"));
        Run run = Run.of("rerun", other.toString());
        assertEquals(3, run.status(), run.err());
        assertTrue(run.out().contains(": the result was computed by version 0.0.7"), run.out());
        assertTrue(run.out().contains("different: all figures are the same"), run.out());
        assertTrue(run.out().contains("software.version: was \"0.0.7\""), run.out());
    }

    @Test
    void aResultThatWasEditedIsFound() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml");
        Path edited = rewritten(bundle, (name, json) -> {
            if (name.equals("result.json")) {
                ((ObjectNode) json.at("/regions/0/pooled")).put("estimate", 0.5);
            }
        });
        // the forger mends the hash too
        Run run = Run.of("rerun", edited.toString());
        assertEquals(3, run.status(), run.err());
        assertTrue(run.out().contains("different: 1 figure differs, by at most 0."), run.out());
        assertTrue(run.out().contains("regions[CZ010].pooled.estimate: was 0.5, is 0.1"), run.out());
    }

    @Test
    void whatCannotBeRerunIsSaidInALine() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml");
        Files.delete(folder.resolve("harassment/survey.csv"));
        Run gone = Run.of("rerun", bundle.toString());
        assertEquals(2, gone.status());
        assertTrue(gone.err().contains("survey.csv is not there, and the counts are not in the bundle"), gone.err());
        assertEquals(1, gone.problems().size(), gone.err());
        Run given = Run.of(
                "rerun",
                bundle.toString(),
                "--survey",
                SAMPLES.resolve("harassment/survey.csv").toString());
        assertEquals(0, given.status(), given.out() + given.err());

        Path nothing = Files.writeString(folder.resolve("nothing.json"), "{}");
        Run none = Run.of("rerun", nothing.toString());
        assertEquals(2, none.status());
        assertTrue(none.err().contains("this is neither a bundle nor the analysis.json of one"), none.err());
        assertEquals(2, Run.of("rerun", folder.resolve("absent.zip").toString()).status());
    }

    /** A record from a stranger must not make the command read files that lie elsewhere. */
    @Test
    void aRecordLeadsToNoOtherFolder() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml");
        Path secret = Files.writeString(folder.resolve("secret.csv"), "region,harassed_6m\nA,1\n");
        Path hostile = rewritten(bundle, (name, json) -> {
            if (name.equals("analysis.json")) {
                ((ObjectNode) json.at("/data/survey")).put("file", "../secret.csv");
            }
        });
        Run run = Run.of("rerun", hostile.toString());
        assertEquals(2, run.status(), run.out());
        assertTrue(Files.exists(secret));
        assertFalse(run.out().contains("sha256"), run.out());
    }

    @Test
    void formulasStayTextInItsTable() throws IOException {
        Files.writeString(folder.resolve("published.csv"), "");
        Map<String, byte[]> files = contents(bundle(PUBLISHED));
        assertTrue(text(files, "regions.csv").contains(",'=Gamma,"), text(files, "regions.csv"));
    }

    @Test
    void cellsBelongToTheBundleAlone() throws IOException {
        Run run = estimate(HARASSMENT + " --method ml --include-cells");
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--include-cells belongs to --format bundle"), run.err());
        // the cells tell no rows of the file
        JsonNode cells = new ObjectMapper()
                .readTree(contents(bundle(POVERTY + " --method ml --include-cells"))
                        .get("cells.json"));
        cells.at("/design/counts")
                .forEach(each -> assertEquals(0, each.at("/responses/firstRow").asInt()));
        assertLacks("household", cells.toString());
    }

    @Test
    void aProfileIsRecordedAndDecidesAgain() throws IOException {
        Path bundle = bundle(HARASSMENT + " --method ml --release confidential");
        Run run = Run.of("rerun", bundle.toString());
        assertEquals(0, run.status(), run.out() + run.err());
        Map<String, byte[]> files = contents(bundle);
        JsonNode record = new ObjectMapper().readTree(files.get("analysis.json"));
        assertTrue(record.at("/release/rules").size() > 0, record.toString());
        JsonNode inFull = new ObjectMapper()
                .readTree(estimate(HARASSMENT + " --method ml --format json").out());
        int withheld = 0;
        for (JsonNode region :
                new ObjectMapper().readTree(files.get("result.json")).get("regions")) {
            if (region.at("/raw/estimate").isNull()) {
                withheld++;
                for (JsonNode full : inFull.get("regions")) {
                    String raw = full.at("/raw/estimate").asText();
                    boolean same = full.get("region").equals(region.get("region"));
                    files.forEach((name, content) -> assertFalse(
                            same && new String(content, StandardCharsets.UTF_8).contains(raw), name + " tells " + raw));
                }
            }
        }
        assertTrue(withheld > 1, files.keySet().toString());
        assertTrue(text(files, "README.txt").contains("withholds counts"), text(files, "README.txt"));
        Run cells = estimate(HARASSMENT + " --method ml --release confidential --format bundle --include-cells");
        assertEquals(2, cells.status());
        assertTrue(cells.err().contains("the cells would tell what"), cells.err());
        assertEquals("", cells.out());
    }

    /**
     * How often a spelling of a region occurs is a count as well, which a profile that withholds counts does not tell.
     */
    @Test
    void spellingsOfRegionsAreNotCountedOutByAProfile() throws IOException {
        StringBuilder survey = new StringBuilder("region,y\n");
        for (int i = 0; i < 120; i++) {
            survey.append(i % 40 == 0 ? "ZLÍN" : i % 3 == 0 ? "Zlín" : i % 3 == 1 ? "Brno" : "Praha")
                    .append(i % 4 == 0 ? ",1\n" : ",0\n");
        }
        survey.append("Olomouc,1\nOlomouc,0\n");
        Path file = Files.writeString(folder.resolve("spelled.csv"), survey);
        for (String profile : List.of("none", "confidential")) {
            Path bundle = folder.resolve(profile + ".zip");
            Run made = Run.of(
                    "estimate",
                    file.toString(),
                    "--region",
                    "region",
                    "--outcome",
                    "y",
                    "--method",
                    "ml",
                    "--release",
                    profile,
                    "--format",
                    "bundle",
                    "--output",
                    bundle.toString());
            assertEquals(0, made.status(), made.err());
            Map<String, byte[]> files = contents(bundle);
            boolean counted = text(files, "result.json").contains("\"ZLÍN\":3");
            assertEquals(profile.equals("none"), counted, text(files, "result.json"));
            assertEquals(counted, text(files, "analysis.json").contains("\"ZLÍN\" : 3"), profile);
            Run run = Run.of("rerun", bundle.toString());
            assertEquals(0, run.status(), run.out() + run.err());
        }
    }

    private interface Edit {
        void of(String name, JsonNode json);
    }

    /** The bundle with its JSON edited, and the record's hash of the result made to fit. */
    private Path rewritten(Path bundle, Edit edit) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, byte[]> files = contents(bundle);
        String result = null;
        for (String name : List.of("result.json", "analysis.json")) {
            JsonNode tree = json.readTree(files.get(name));
            edit.of(name, tree);
            if (name.equals("result.json")) {
                files.put(name, (tree + "\n").getBytes(StandardCharsets.UTF_8));
                result = Sha256.of(files.get(name));
            } else {
                ((ObjectNode) tree.get("result")).put("sha256", result);
                files.put(name, json.writeValueAsBytes(tree));
            }
        }
        Path other = bundle.resolveSibling("rewritten.zip");
        try (OutputStream out = Files.newOutputStream(other);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return other;
    }

    private static Map<String, byte[]> contents(Path bundle) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            for (ZipEntry entry : zip.stream().map(each -> (ZipEntry) each).toList()) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private Run estimate(String line) throws IOException {
        List<String> words = new ArrayList<>(List.of("estimate"));
        words.addAll(Arrays.asList(line.split(" ")));
        for (String name : List.of("harassment", "vaccination", "poverty")) {
            Files.createDirectories(folder.resolve(name));
            for (String file : List.of("survey.csv", "regions.csv")) {
                Path copy = folder.resolve(name).resolve(file);
                if (Files.notExists(copy)) {
                    Files.copy(SAMPLES.resolve(name).resolve(file), copy);
                }
            }
        }
        Files.writeString(
                folder.resolve("published.csv"),
                "region,name,est,se,n\nA,Alpha,12.5,2.1,240\nB,Beta,8,3.4,60\nC,=Gamma,5,0.4,20\nD,Delta,20.1,4,98\n"
                        + "E,Epsilon,11,,15\nG,Eta,,,\nH,Theta,9.9,2,220\nI,Iota,18.2,5.5,48\n");
        words.replaceAll(
                word -> word.endsWith(".csv") ? folder.resolve(word).toString() : word.replace("don't_", "don't "));
        return Run.of(words.toArray(String[]::new));
    }

    /** A bundle beside its data. */
    private Path bundle(String line) throws IOException {
        Path file = folder.resolve(line.substring(0, line.indexOf(' '))).resolveSibling("bundle.zip");
        Files.createDirectories(file.getParent());
        Run run = estimate(line + " --format bundle --output " + file);
        assertEquals(0, run.status(), run.err());
        return file;
    }
}
