package org.regionwise.web.upload;

import java.util.List;
import java.util.Optional;
import org.regionwise.store.NewSurvey;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.RegionMatch;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.ValueCount;
import org.regionwise.web.ReadFile;

/** How far an upload has come. Nothing is in the database before {@link Stored}. */
sealed interface Stage {

    /**
     * Something is being done in the background.
     *
     * @param words what
     * @param total rows in all, 0 while unknown
     */
    record Working(String words, long total) implements Stage {}

    /** A file cannot be used. The upload is over. */
    record Unsound(ImportReport report) implements Stage {}

    /** The analyst stopped it. The upload is over. */
    record Cancelled() implements Stage {}

    /** It failed for a reason that is not in the files. The upload is over. */
    record Broken() implements Stage {}

    /** The files were read and are sound; the analyst says what is what. */
    record Read(ReadFile survey, Optional<ReadFile> regions) implements Stage {}

    /** What is what was said and counted; the analyst checks. */
    record Counted(
            Read read,
            String name,
            String regionColumn,
            String outcomeColumn,
            List<ValueCount> answers,
            long unanswered,
            int regionCount,
            Optional<RegionTable> table,
            Optional<RegionMatch> match)
            implements Stage {

        /** Whether there is a region table that knows none of the survey's regions, so that no analysis could use it. */
        public boolean unmatched() {
            return match.isPresent() && match.get().matched() == 0;
        }

        NewSurvey survey(ColumnMapping mapping) {
            return new NewSurvey(
                    name,
                    read.survey().file(),
                    read.survey().scan(),
                    mapping,
                    table.map(each -> new NewSurvey.NewRegions(
                            read.regions().orElseThrow().file(), each)));
        }
    }

    /** It is kept. The upload is over. */
    record Stored(long surveyId) implements Stage {}
}
