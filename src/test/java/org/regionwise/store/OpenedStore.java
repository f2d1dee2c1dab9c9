package org.regionwise.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;

/** A store that is open while a test runs, on whichever database, and what tests put into it. */
abstract class OpenedStore {
    static final Instant NOW = Instant.parse("2026-11-21T10:15:30.123456Z");

    @TempDir
    Path folder;

    Database database;
    Surveys surveys;

    /** Opens the one database of this test, again after a close. */
    abstract Database open();

    @BeforeEach
    void connect() {
        database = open();
        surveys = new Surveys(database, uploads(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    final void restart() {
        database.close();
        connect();
    }

    /** As when a version that kept no ledger had closed the database. */
    final void restartAfterEarlierVersion() throws IOException {
        database.close();
        Path data = folder.resolve("data");
        for (String file : List.of("ledger.jsonl", "regionwise-folder.txt", "ledger-end.txt")) {
            Files.deleteIfExists(data.resolve(file));
        }
        for (String kept : List.of("journal", "backups")) {
            // PostgreSQL keeps its own
            Path there = data.resolve(kept);
            if (!Files.exists(there)) {
                continue;
            }
            try (Stream<Path> all = Files.list(there)) {
                for (Path each : all.toList()) {
                    Files.delete(each);
                }
            }
        }
        connect();
    }

    final Releases releases() {
        return new Releases(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    final void assertNothingStored() throws IOException {
        assertEquals(List.of(), surveys.list());
        assertEquals(List.of(), responseTables());
        if (Files.exists(uploads())) {
            try (Stream<Path> files = Files.list(uploads())) {
                assertEquals(List.of(), files.toList());
            }
        }
    }

    final List<String> responseTables() {
        return database.with(
                handle -> handle.createQuery("SELECT LOWER(table_name) AS name FROM information_schema.tables"
                                + " WHERE LOWER(table_name) LIKE 'responses%' ORDER BY name")
                        .mapTo(String.class)
                        .list());
    }

    final Analyses analyses() {
        return new Analyses(database, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    Path uploads() {
        return folder.resolve("uploads");
    }

    final RegionTable regionTable() {
        return RegionTableFile.read(regionFile(), "code", "label", "pop");
    }

    final SurveyFile regionFile() {
        return file(
                "regions.csv",
                "code,label,pop,unemployment,note\nA,Praha,1000,2.50,\nB,,,7,\"x, y\"\nC,\"Ú\"\"\",5,,z\n");
    }

    final NewSurvey survey(String name, String text, Optional<RegionTable> table) {
        NewSurvey survey = survey(name, text, "r", "y");
        return new NewSurvey(
                name,
                survey.file(),
                survey.scan(),
                survey.mapping(),
                table.map(regions -> new NewSurvey.NewRegions(regionFile(), regions)));
    }

    final NewSurvey survey(String name, String text, String regionColumn, String outcomeColumn) {
        SurveyFile file = file("survey.csv", text);
        OutcomeCoding coding = new OutcomeCoding(List.of("1", "\"ja\""), List.of("0"), List.of("9", "ž"));
        return new NewSurvey(
                name,
                file,
                SurveyScan.of(file, Progress.SILENT),
                new ColumnMapping(regionColumn, outcomeColumn, coding),
                Optional.empty());
    }

    final SurveyFile file(String name, String text) {
        try {
            Path path = Files.createTempFile(folder, "upload", ".csv");
            Files.write(path, text.getBytes(StandardCharsets.UTF_8));
            return SurveyFile.open(path, name);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static NewSurvey replacing(NewSurvey survey, long before) {
        return new NewSurvey(
                survey.name(),
                survey.file(),
                survey.scan(),
                survey.mapping(),
                survey.regions(),
                survey.boundaries(),
                survey.roles(),
                Optional.empty(),
                Optional.of(before),
                survey.names());
    }
}
