package org.regionwise.web.upload;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regionwise.store.EarlierSurvey;
import org.regionwise.store.NewSurvey;
import org.regionwise.survey.ColumnMapping;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.region.RegionMatching;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.shape.BoundaryFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.web.outcome.AnswerChoices;

/**
 * What is what was said and counted; the analyst checks.
 *
 * @param said what is what
 * @param answers the outcome's values
 * @param unanswered rows where it is empty
 * @param matching how regions and shapes fit together
 * @param shapes the boundaries, if they can be used
 * @param shapesRefused why the boundaries cannot be used
 * @param weights from which to which weight, where there are some
 */
record UploadCheck(
        UploadState.Read read,
        ColumnChoice said,
        List<ValueCount> answers,
        long unanswered,
        RegionMatching matching,
        Optional<Boundaries> shapes,
        Optional<ImportReport> shapesRefused,
        Optional<WeightRange> weights)
        implements UploadState {
    UploadCheck matching(RegionMatching other) {
        return new UploadCheck(read, said, answers, unanswered, other, shapes, shapesRefused, weights);
    }

    UploadCheck accepting(Map<String, String> ofRegions, Map<String, String> ofShapes) {
        return matching(matching.accepting(ofRegions, ofShapes));
    }

    UploadCheck declining(Set<String> keys) {
        return matching(matching.declining(keys));
    }

    /** The same with the matches of an earlier survey, as far as these regions are there. */
    UploadCheck matchedAsIn(EarlierSurvey earlier) {
        boolean same = earlier.survey().mapping().regionColumn().equals(said.region());
        return matching(
                matching.acceptingAsFarAsThere(same ? earlier.regionMatches() : Map.of(), earlier.shapeMatches()));
    }

    /**
     * The same with the matches that were said before going back, where the regions are still read from the same
     * columns.
     */
    UploadCheck matchedAsIn(UploadCheck before) {
        boolean same = before.said.region().equals(said.region()) && Objects.equals(before.said.key(), said.key());
        RegionMatching then = before.matching;
        return same
                ? matching(matching.acceptingAsFarAsThere(then.accepted(), then.acceptedShapes())
                        .declining(then.declined()))
                : this;
    }

    public String name() {
        return said.name();
    }

    public String regionColumn() {
        return said.region();
    }

    public String outcomeColumn() {
        return said.outcome();
    }

    Optional<RegionTable> table() {
        return matching.table();
    }

    /** Whether the outcome has so many values that it was measured rather than answered. */
    boolean measured() {
        return answers.size() > AnswerChoices.MOST_ANSWERS
                || read.survey().scan().column(said.outcome()).orElseThrow().more();
    }

    public int regionCount() {
        return matching.recoding().read().size();
    }

    /** What the pages called the outcome, a yes of it, those asked and when, and other columns as far as was said. */
    private DisplayNames names(PendingUpload upload, SurveyFile file) {
        Map<String, String> columns = new HashMap<>(upload.called().columns());
        columns.put(said.outcome(), upload.called().of(said.outcome(), file));
        return new DisplayNames(
                columns,
                Map.of(said.outcome(), upload.yes(said.outcome())),
                upload.people(),
                null,
                upload.fieldDates(said.name()),
                Map.of());
    }

    NewSurvey survey(ColumnMapping mapping, PendingUpload upload) {
        Map<String, String> alike = matching.recoding().recoded();
        SurveyFile file = read.survey().file();
        if (!alike.isEmpty()) {
            // the decision is part of how the file is read, and so of what is stored
            file = file.reading(file.options().recoding(said.region(), alike));
        }
        Map<String, String> matches = matching.shapeMatches();
        Optional<Boundaries> renamed =
                shapes.filter(each -> !matching.shapeless()).map(each -> BoundaryFile.renamed(each, matches));
        return new NewSurvey(
                said.name(),
                file,
                read.survey().scan(),
                mapping,
                table().map(each ->
                        new NewSurvey.NewRegions(read.regions().orElseThrow().file(), each)),
                renamed.map(each ->
                        new NewSurvey.NewBoundaries(upload.boundariesFile().path(), each, matches)),
                said.roles(),
                Optional.empty(),
                upload.replaces(),
                names(upload, file));
    }
}
