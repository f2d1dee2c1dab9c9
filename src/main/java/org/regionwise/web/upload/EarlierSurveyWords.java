package org.regionwise.web.upload;

import java.util.List;
import org.regionwise.report.LocalTimes;
import org.regionwise.report.words.ImportWords;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.file.SurveyFile;

/** What pages say of an earlier survey whose choices are filled in. */
public record EarlierSurveyWords(EarlierSurvey survey) {
    /** The earlier survey in words. */
    public String words() {
        return of(survey);
    }

    /** The earlier survey in words. */
    static String of(EarlierSurvey earlier) {
        StoredSurvey survey = earlier.survey();
        return "“" + survey.name() + "”"
                + (survey.origin().version() > 1
                        ? ", version " + survey.origin().version()
                        : "") + ", uploaded on "
                + LocalTimes.day(survey.createdAt());
    }

    /** What is filled in, for people; the format is a file's own, and no choice for one of another format. */
    public String choices(SurveyFile extract) {
        ImportFacts before = survey.survey().origin().imported();
        List<String> reading = ImportWords.reading(before);
        List<String> said =
                before == null || before.format() == extract.format() ? reading : reading.subList(1, reading.size());
        return (said.isEmpty() ? "" : "how the file is read (" + String.join("; ", said) + "), ")
                + "what the columns are, what answers mean, and which regions are one";
    }
}
