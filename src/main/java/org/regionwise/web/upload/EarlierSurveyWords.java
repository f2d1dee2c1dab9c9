package org.regionwise.web.upload;

import java.time.ZoneId;
import java.util.List;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ImportWords;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.file.SurveyFile;

/** What pages say of an earlier survey whose choices are filled in. */
public record EarlierSurveyWords(EarlierSurvey earlier) {
    /** The earlier survey, as a sentence names it. */
    public String said(Words words) {
        StoredSurvey survey = earlier.survey();
        int version = survey.origin().version();
        return words.say(
                "reading.earlier",
                "versions",
                version > 1 ? "other" : "one",
                "name",
                survey.name(),
                "version",
                Integer.toString(version),
                "day",
                words.numerals().day(survey.createdAt(), ZoneId.systemDefault()));
    }

    /** What is filled in, a sentence; the format is a file's own, and no choice for one of another format. */
    public String choices(SurveyFile extract, Words words) {
        ImportFacts before = earlier.survey().origin().imported();
        ImportWords reading = new ImportWords(words);
        List<String> all = reading.reading(before);
        List<String> said = before == null || before.format() == extract.format() ? all : all.subList(1, all.size());
        return said.isEmpty()
                ? words.say("upload.filled-choices")
                : words.say("upload.filled-choices-reading", "reading", reading.joined(said));
    }
}
