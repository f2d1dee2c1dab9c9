package org.regionwise.analysis.estimate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;

/** Surveys with a design, written for a test, and what comes of them. */
final class DesignedSurveys {
    /** A weight and nothing else. */
    static final DesignColumns WEIGHT = new DesignColumns("w", null, null, null);

    private DesignedSurveys() {}

    /** Yes or no of a column {@code y}, by region, with this design. */
    static Analysis analysis(String region, DesignColumns design, Settings settings) {
        return Questions.of(region, "y").with(design).with(settings);
    }

    /** From the file to the result. */
    static Result run(Path file, String region, DesignColumns design, Settings settings) {
        Analysis analysis = analysis(region, design, settings);
        SurveyFile survey = SurveyFile.open(file, "survey.csv");
        return new Estimation(
                        analysis,
                        design.none()
                                ? SurveyData.of(
                                        "survey.csv",
                                        "00",
                                        ResponseCounter.count(survey, region, "y", List.of()),
                                        Optional.empty(),
                                        ImportFacts.PLAIN)
                                : SurveyData.of(
                                        "survey.csv",
                                        "00",
                                        DesignCounter.count(survey, design, region, "y", List.of()),
                                        Optional.empty(),
                                        ImportFacts.PLAIN))
                .run();
    }

    /** This text as the file of a survey. */
    static Path file(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("survey.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Weights w, one group of rows for each entry: region, yes, weight, how many. */
    static Path weighted(Path folder, Object... groups) {
        StringBuilder text = new StringBuilder("r,y,w\n");
        for (int i = 0; i < groups.length; i += 4) {
            text.append((groups[i] + "," + groups[i + 1] + "," + groups[i + 2] + "\n").repeat((int) groups[i + 3]));
        }
        return file(folder, text.toString());
    }

    /** The codes of its warnings, in a row. */
    static String codes(Result result) {
        return result.fit().warnings().stream().map(Warning::code).collect(Collectors.joining(" "));
    }
}
