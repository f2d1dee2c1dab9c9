package org.regionwise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.store.Database;
import org.regionwise.store.NewSurvey;
import org.regionwise.store.Responses;
import org.regionwise.store.Surveys;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.region.RegionRecoding;

/** Regions that a survey writes in several ways. */
class RegionSpellingsTest {
    @TempDir
    Path folder;

    private Path survey() throws IOException {
        StringBuilder rows = new StringBuilder("kraj,y\n");
        for (int i = 0; i < 40; i++) {
            rows.append("Praha,").append(i % 2).append('\n');
            rows.append("Brno,").append(i % 4 == 0 ? 1 : 0).append('\n');
        }
        rows.append("praha ,1\nPRAHA,0\nPrha,1\nBrno ,0\nbrno,1\n");
        return Files.writeString(folder.resolve("survey.csv"), rows);
    }

    private static Run estimate(Path survey, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "estimate",
                survey.toString(),
                "--region",
                "kraj",
                "--outcome",
                "y",
                "--method",
                "ml",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void areOneRegionAndSaidSo() throws IOException {
        Run run = estimate(survey());
        assertEquals(0, run.status(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertEquals(3, result.get("regions").size());
        assertEquals("Praha", result.at("/regions/1/region").asText());
        assertEquals(42, result.at("/regions/1/respondents").asInt());
        assertTrue(
                run.problems()
                        .contains("warning: Counted as one region: “Brno” is written “Brno” (41 respondents) and “brno”"
                                + " (1"
                                + " respondent); “Praha” is written “Praha” (40 respondents),"
                                + " “PRAHA” (1 respondent)"
                                + " and “praha” (1 respondent)."),
                run.err());
        assertTrue(
                run.err()
                        .contains("“Prha” (1 respondent) looks like “Praha” (42 respondents). They are counted"
                                + " separately."),
                run.err());
    }

    @Test
    void slipsAreAcceptedByTheAnalyst() throws IOException {
        Run run = estimate(survey(), "--same-region", "Prha=Praha");
        assertEquals(0, run.status(), run.err());
        assertEquals(2, new ObjectMapper().readTree(run.out()).get("regions").size());
        assertTrue(run.err().contains("“Prha” (1 respondent)"), run.err());
        Run wrong = estimate(survey(), "--same-region", "Pragha=Praha");
        assertEquals(2, wrong.status());
        assertEquals(
                List.of("survey.csv, column “kraj”: “Pragha”: There is no such region in the survey. The closest is"
                        + " “Praha”."),
                wrong.problems());
    }

    @Test
    void twoRegionsOnOneRowOfTheTableAreSaid() throws IOException {
        Path table = Files.writeString(folder.resolve("regions.csv"), "kraj,name\n1,Praha\n2,Brno\n3,Aš\n");
        Run run =
                estimate(survey(), "--regions", table.toString(), "--same-region", "Brno=1", "--same-region", "Prha=1");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("“1” is written “Brno” (41 respondents), “Praha” (40 respondents)"), run.err());
    }

    @Test
    void theStoreGivesTheSameResultAndSaysTheSame() throws IOException {
        SurveyFile file = SurveyFile.open(survey(), "survey.csv");
        RegionRecoding reading = RegionRecoding.of(
                ResponseCounter.count(file, "kraj", "y", List.of()), Map.of(), Optional.empty(), Map.of());
        SurveyFile read = SurveyFile.open(
                file.path(), "survey.csv", file.options().recoding("kraj", reading.recoded()), ImportLimits.USUAL);
        Run run = estimate(file.path());
        try (Database database = Database.openFolder(folder.resolve("data"))) {
            Surveys surveys = new Surveys(database, folder.resolve("uploads"), Clock.systemUTC());
            long id = surveys.store(
                    new NewSurvey(
                            "survey.csv",
                            read,
                            SurveyScan.of(read, Progress.SILENT),
                            new ColumnMapping("kraj", "y", OutcomeCoding.usual()),
                            Optional.empty()),
                    Progress.SILENT);
            Analysis analysis = Questions.of("kraj", "y").with(Settings.LIKELIHOOD);
            Result stored = new Estimation(
                            analysis,
                            new Responses(database).data(surveys.find(id).orElseThrow(), analysis))
                    .run();
            Result direct = ResultJson.readResult(run.out());
            assertEquals(direct.regions(), stored.regions());
            // JSON for programs has their words, too
            assertEquals(
                    direct.fit().warnings().stream()
                            .map(each -> each.with(null))
                            .toList(),
                    stored.fit().warnings());
            assertEquals(direct.survey().imported(), stored.survey().imported());
        }
    }
}
