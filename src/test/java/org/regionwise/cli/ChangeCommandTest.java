package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** One question put to several files, and what is said of each region's change. */
class ChangeCommandTest {
    private static final Path REFERENCE = Path.of("src/test/resources/reference/survey-change");
    /** R prints 15 digits; sums run in another order. */
    private static final double RELATIVE = 1e-9;

    private static final String FIRST = rows("north", 9, 40) + rows("south", 20, 44) + rows("east", 3, 30);
    private static final String SECOND = rows("north", 22, 50) + rows("south", 18, 40) + rows("East", 6, 34);

    @TempDir
    private Path folder;

    private static String rows(String region, int yes, int all) {
        return (region + ",1,1000\n").repeat(yes) + (region + ",0,1000\n").repeat(all - yes);
    }

    private Path file(String name, String rows) throws IOException {
        return Files.writeString(folder.resolve(name), "region,y,all\n" + rows);
    }

    private static Run change(String options, Path... files) {
        List<String> words = new ArrayList<>(List.of("change"));
        Arrays.stream(files).forEach(each -> words.add(each.toString()));
        words.addAll(List.of("--region", "region", "--outcome", "y"));
        words.addAll(Arrays.asList(options.split(" ")));
        return Run.of(words.toArray(String[]::new));
    }

    private static JsonNode json(String options, Path... files) throws IOException {
        Run run = change(options + " --format json", files);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static JsonNode region(JsonNode change, String key) {
        for (JsonNode each : change.get("regions")) {
            if (each.get("region").asText().equals(key)) {
                return each;
            }
        }
        throw new AssertionError("no region " + key);
    }

    @ParameterizedTest
    @CsvSource({
        "persons, --identifier id --method ml",
        "weighted-strata, --identifier id --weight weight --stratum stratum",
        "clusters, --identifier id --weight weight --stratum stratum --cluster cluster --method ml",
        "clusters, --identifier cluster --weight weight --stratum stratum --cluster cluster --method ml",
        "calibrated, --identifier id --weight weight --stratum stratum --calibrated-on sex;age --base-weight base",
        "replicates, --identifier id --weight weight --replicate-weights rw* --replicate-type jk1 --method ml"
    })
    void rawChangesOfAPanelAreThoseOfContrastsInR(String name, String options) throws IOException {
        JsonNode expected = ReferenceCase.json("survey-change/" + name + "/expected.json");
        Path folder = REFERENCE.resolve(name);
        JsonNode change = json(options.replace(';', ','), folder.resolve("first.csv"), folder.resolve("second.csv"))
                .at("/changes/0");
        for (JsonNode each : expected.get("regions")) {
            same(each, region(change, each.get("region").asText()).get("raw"));
        }
        same(expected.get("nation"), change.at("/national/raw"));
        assertTrue(change.at("/overlap/common").asLong() > 0, change.get("overlap")::toString);
    }

    private static void same(JsonNode expected, JsonNode ours) {
        assertEquals(expected.get("change").asDouble(), ours.get("estimate").asDouble(), RELATIVE);
        double error = expected.get("se").asDouble();
        assertEquals(error, ours.get("standardError").asDouble(), RELATIVE * error);
    }

    /** Draws or not, the parts add up to the change of the regions' mean, and a region of one wave changes shares. */
    @ParameterizedTest
    @ValueSource(strings = {"--method ml", "--method bayes", "--method bayes --benchmark logit"})
    void partsAddUpToTheNationalChange(String options) throws IOException {
        JsonNode change = json(options, file("a.csv", FIRST), file("b.csv", SECOND + rows("west", 5, 25)))
                .at("/changes/0");
        JsonNode national = change.get("national");
        double parts = national.at("/decomposition/within/estimate").asDouble()
                + national.at("/decomposition/shares/estimate").asDouble();
        // the nation is a mean of draws, regions are integrals
        assertEquals(national.at("/pooled/estimate").asDouble(), parts, 1e-4);
        assertTrue(Math.abs(national.at("/decomposition/shares/estimate").asDouble()) > 1e-4, "shares changed");
        JsonNode west = region(change, "west");
        assertTrue(west.at("/raw/estimate").isNull() && west.get("first").isNull(), west::toString);
        // nothing is said twice, and something of the region that has no change
        assertEquals("waves-regions-alike waves-regions-once", codes(change));
    }

    private static String codes(JsonNode change) {
        List<String> codes = new ArrayList<>();
        change.get("warnings").forEach(each -> codes.add(each.get("code").asText()));
        return String.join(" ", codes);
    }

    @Test
    void threeWavesAreComparedInTurnAndFirstWithLast() throws IOException {
        Path first = file("a.csv", FIRST);
        Path second = file("b.csv", SECOND);
        Path third = file("c.csv", FIRST + rows("south", 4, 4));
        JsonNode changes = json("--method ml", first, second, third).get("changes");
        List<String> pairs = new ArrayList<>();
        changes.forEach(
                each -> pairs.add(each.get("from").asText() + each.get("to").asText()));
        assertEquals(List.of("a.csvb.csv", "b.csvc.csv", "a.csvc.csv"), pairs);
        double step = region(changes.get(0), "south").at("/pooled/estimate").asDouble()
                + region(changes.get(1), "south").at("/pooled/estimate").asDouble();
        assertEquals(
                step, region(changes.get(2), "south").at("/pooled/estimate").asDouble(), 1e-12);
    }

    @Test
    void aRenamedRegionIsOne() throws IOException {
        Path first = file("a.csv", FIRST);
        Path second = file("b.csv", SECOND.replace("East,", "Levante,"));
        assertTrue(
                region(json("--method ml", first, second).at("/changes/0"), "Levante")
                        .get("first")
                        .isNull(),
                "nobody said so");
        JsonNode said =
                json("--method ml --renamed east=Levante", first, second).at("/changes/0");
        assertEquals(
                6 / 34.0 - 3 / 30.0, region(said, "Levante").at("/raw/estimate").asDouble(), 1e-12);
        assertEquals("", codes(said));
        assertEquals(2, change("--renamed east=Nowhere", first, second).status());
        Run both = change("--renamed north=south", first, second);
        assertEquals(2, both.status(), "a wave has both");
        assertTrue(both.err().contains("“a.csv” has both “north” and “south”"), both.err());
        Run two = change(
                "--renamed east=Levante --renamed west=Levante", file("w.csv", FIRST + rows("west", 2, 9)), second);
        assertTrue(two.err().contains("Two regions cannot both have become “Levante”"), two.err());
    }

    @Test
    void theQuestionMayHaveAnotherColumnInEachWave() throws IOException {
        Path first = file("a.csv", FIRST);
        Path second = Files.writeString(folder.resolve("b.csv"), "region,said,all\n" + SECOND);
        String[] words = {
            "change",
            first.toString(),
            second.toString(),
            "--region",
            "region",
            "--outcome",
            "y,said",
            "--method",
            "ml",
            "--format",
            "json"
        };
        Run run = Run.of(words);
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("different columns of answers: “y” and “said”"), run.err());
        words[6] = "y,said,all";
        assertTrue(Run.of(words).err().contains("3 columns for 2 surveys"), "one for each");
    }

    /** What one wave withholds is not another's figure less a change. */
    @Test
    void aChangeIsShownWhereBothWavesAre() throws IOException {
        String others = rows("north", 29, 70) + rows("south", 30, 74) + rows("east", 33, 80) + rows("mid", 41, 90);
        Path early = file("c.csv", others + rows("west", 2, 60));
        Path late = file("d.csv", others + rows("west", 21, 60) + rows("mid", 3, 3));
        JsonNode change =
                json("--method ml --release confidential", early, late).at("/changes/0");
        assertTrue(region(change, "west").at("/second/raw/estimate").isNull(), "confidential in one wave, so in both");
        int shown = 0;
        for (JsonNode each : change.get("regions")) {
            for (String figure : List.of("raw", "pooled")) {
                boolean levels = each.at("/first/" + figure + "/estimate").isNumber()
                        && each.at("/second/" + figure + "/estimate").isNumber();
                assertEquals(levels, each.at("/" + figure + "/estimate").isNumber(), each.toString());
                shown += levels ? 1 : 0;
            }
            assertTrue(each.at("/raw/estimate").asText().length() <= 6, "rounded as its levels are");
        }
        assertTrue(shown > 0 && shown < 10, shown + " changes");
        assertTrue(change.at("/national/decomposition").isNull(), "a sum over all regions");
        assertTrue(
                json("--method ml", early, late)
                        .at("/changes/0/national/decomposition/within/estimate")
                        .isNumber(),
                "without rules");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--identifier person | person",
                "--identifier region --cluster region --finite-population all | finite populations",
            })
    void whatCannotBeLinkedIsRefused(String options, String said) throws IOException {
        Run run = change(options, file("a.csv", FIRST), file("b.csv", SECOND));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(said), run.err());
    }

    @Test
    void theSameFileTwiceIsRefusedAndOneIsNotEnough() throws IOException {
        Path first = file("a.csv", FIRST);
        Run twice = change("--method ml", first, first);
        assertEquals(2, twice.status(), twice.err());
        assertTrue(twice.err().contains("Both waves are the same file"), twice.err());
        assertTrue(change("--method ml", first).err().contains("two or more survey files"), "one wave");
    }

    @Test
    void aSpellingOfOneFileIsNoFaultOfTheOther() throws IOException {
        Path first = file("a.csv", FIRST.replace("north", "Upper part"));
        Path second = file("b.csv", SECOND.replace("East", "east"));
        Path table = Files.writeString(folder.resolve("t.csv"), "region\nnorth\nsouth\neast\n");
        String options = "--method ml --regions " + table + " --same-region ";
        List<String> words = new ArrayList<>(List.of("change", first.toString(), second.toString()));
        words.addAll(List.of("--region", "region", "--outcome", "y", "--format", "json"));
        words.addAll(List.of("--method", "ml", "--regions", table.toString(), "--same-region", "Upper part=north"));
        Run run = Run.of(words.toArray(String[]::new));
        assertEquals(0, run.status(), run.err());
        JsonNode change = new ObjectMapper().readTree(run.out()).at("/changes/0");
        assertEquals(
                22 / 50.0 - 9 / 40.0,
                region(change, "north").at("/raw/estimate").asDouble(),
                1e-12);
        Run nowhere = change(options + "nowhere=north", first, second);
        assertEquals(2, nowhere.status(), nowhere.err());
        assertTrue(nowhere.err().contains("nowhere"), nowhere.err());
    }

    /** The script computes raw changes again, by svycontrast where people answered twice. */
    @ParameterizedTest
    @CsvSource({
        "persons, --identifier id",
        "persons, --identifier id --weight weight --stratum stratum",
        "persons, --weight weight",
        "calibrated, --identifier id --weight weight --stratum stratum --calibrated-on sex;age --base-weight base",
        "replicates, --identifier id --weight weight --replicate-weights rw* --replicate-type jk1"
    })
    void theScriptGivesTheSame(String data, String options) throws Exception {
        Rscript.requireOrSkip();
        for (String name : List.of("first.csv", "second.csv")) {
            Files.copy(REFERENCE.resolve(data).resolve(name), folder.resolve(name));
        }
        Path script = folder.resolve("analysis.R");
        Run run = change(
                options.replace(';', ',') + " --method ml --format r --output " + script,
                folder.resolve("first.csv"),
                folder.resolve("second.csv"));
        assertEquals(0, run.status(), run.err());
        String printed = Rscript.run(script);
        for (String what : List.of("raw changes: ", "standard errors: ")) {
            String last = printed.substring(printed.lastIndexOf(what) + what.length());
            assertTrue(Double.parseDouble(last.strip().split("\\s", 2)[0]) < 1e-12, printed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "csv"})
    void textAndCsvHaveEveryRegionAndTheNation(String format) throws IOException {
        Run run = change("--method ml --language es --format " + format, file("a.csv", FIRST), file("b.csv", SECOND));
        assertEquals(0, run.status(), run.err());
        assertEquals(
                format.equals("csv") ? 5 : 1,
                format.equals("csv")
                        ? run.out().lines().count()
                        : run.out()
                                .lines()
                                .filter(each -> each.startsWith("Todas las regiones"))
                                .count(),
                run.out());
        assertTrue(run.out().contains("north") && !run.out().contains("NaN"), run.out());
    }

    @ParameterizedTest
    @CsvSource({"html, <!DOCTYPE", "pdf, %PDF", "docx, PK", "xlsx, PK"})
    void filesAreWritten(String format, String beginning) throws IOException {
        Path written = folder.resolve("changes");
        Run run = change(
                "--method ml --format " + format + " --output " + written, file("a.csv", FIRST), file("b.csv", SECOND));
        assertEquals(0, run.status(), run.err());
        byte[] content = Files.readAllBytes(written);
        assertEquals(beginning, new String(content, 0, beginning.length(), StandardCharsets.ISO_8859_1));
    }
}
