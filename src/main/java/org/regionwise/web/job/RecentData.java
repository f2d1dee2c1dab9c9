package org.regionwise.web.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.name.DisplayNames;

/**
 * The counts that were asked for last. A stored survey never changes, so that they stay right; without them every move
 * of a slider would group the whole survey again. Safe for use by several threads.
 */
public final class RecentData {
    /** Surveys reduced to counts are small, but not with finely measured predictors of respondents. */
    private static final int MOST = 4;

    private final Responses responses;
    private final Map<Key, SurveyData> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SurveyData> eldest) {
            return size() > MOST;
        }
    };

    /** Counted by these. */
    public RecentData(Responses responses) {
        this.responses = responses;
    }

    /** All that the counts depend on. */
    private record Key(
            long survey,
            DisplayNames names,
            String region,
            String outcome,
            List<String> respondentPredictors,
            DesignColumns design) {}

    /** The survey reduced to what an analysis runs on; throws as {@link Responses#data} does. */
    public SurveyData of(StoredSurvey survey, Analysis analysis) {
        Key key = new Key(
                survey.id(),
                survey.names(),
                analysis.regionColumn(),
                analysis.outcomeColumn(),
                analysis.respondentPredictors(),
                analysis.design());
        synchronized (recent) {
            SurveyData known = recent.get(key);
            if (known != null) {
                return known;
            }
        }
        SurveyData counted = responses.data(survey, analysis);
        synchronized (recent) {
            recent.put(key, counted);
        }
        return counted;
    }
}
