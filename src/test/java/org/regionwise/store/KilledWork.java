package org.regionwise.store;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/**
 * What a server does to its data folder, as a program that {@link KillTest} kills: it says what it begins, and then
 * what can be relied on.
 */
final class KilledWork {
    private KilledWork() {}

    /** @param arguments the data folder */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path data = Path.of(arguments[0]);
        out.println("begin start");
        Database database = Database.openFolder(data);
        Surveys surveys = new Surveys(database, data.resolve("uploads"), Clock.systemUTC());
        surveys.dropUnusedOriginals();
        Path file = data.resolve("temporary/sent.csv");
        for (int round = 0; round < 2; round++) {
            StringBuilder rows = new StringBuilder("r,y\n");
            for (int i = 0; i < 4_000; i++) {
                rows.append((char) ('A' + (i + round) % 5))
                        .append(',')
                        .append(i % 3 == 0 ? 1 : 0)
                        .append('\n');
            }
            Files.writeString(
                    file,
                    rows.append("A,").append(ProcessHandle.current().pid() % 2).append('\n'));
            out.println("begin upload");
            SurveyFile sent = SurveyFile.open(file, "sent.csv");
            long id = surveys.store(
                    new NewSurvey(
                            "sent",
                            sent,
                            SurveyScan.of(sent, Progress.SILENT),
                            new ColumnMapping("r", "y", new OutcomeCoding(List.of("1"), List.of("0"), List.of())),
                            Optional.empty()),
                    Progress.SILENT);
            out.println("SURVEY " + id);
            out.println("begin fit");
            Analysis analysis = Questions.of("r", "y");
            StoredSurvey stored = surveys.find(id).orElseThrow();
            long made = new Analyses(database, Clock.systemUTC())
                    .add(
                            id,
                            "fit",
                            analysis,
                            new Estimation(analysis, new Responses(database).data(stored, analysis)).run());
            out.println("ANALYSIS " + made);
            out.println("begin backup");
            new Safekeeping(database).make();
            out.println("BACKUP " + Map.of());
        }
        out.println("begin shutdown");
        database.close();
        out.println("CLOSED");
    }
}
