package org.regionwise.web.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.page.FormFields;

/** What a form chooses of respondents’ predictors: which are pooled, and which interact. */
final class PeopleChoice {
    private PeopleChoice() {}

    /**
     * The model that a form sent.
     *
     * @throws ImportProblem when an interaction is not of two predictors
     */
    static RandomIntercept read(FormFields sent, List<String> respondentPredictors, boolean poststratified) {
        List<String> pooled = sent.all("pooled-predictor");
        Set<String> people = new LinkedHashSet<>(respondentPredictors);
        people.addAll(pooled);
        Set<String> known = new LinkedHashSet<>(sent.all("predictor"));
        known.addAll(people);
        List<Interaction> interactions = new ArrayList<>();
        for (String each : sent.text("interactions").orElse("").split(",", -1)) {
            if (!each.isBlank()) {
                interactions.add(interaction(each.strip(), known));
            }
        }
        return new RandomIntercept(List.copyOf(people), pooled, interactions, poststratified);
    }

    /** Names may hold colons themselves: the parts are two predictors. */
    private static Interaction interaction(String written, Set<String> known) {
        for (int at = written.indexOf(':'); at > 0; at = written.indexOf(':', at + 1)) {
            String first = written.substring(0, at).strip();
            String second = written.substring(at + 1).strip();
            if (known.contains(first) && known.contains(second) && !first.equals(second)) {
                return new Interaction(first, second);
            }
        }
        throw new ImportProblem(new Problem(
                "", 0, "interactions", written, Reason.of("interaction-unread", "columns", List.copyOf(known))));
    }

    /** The pooled ones of a form that is shown. */
    static List<String> pooled(FormFields sent, boolean whole, Optional<Analysis> earlier) {
        return whole
                ? sent.all("pooled-predictor")
                : earlier.map(each -> each.model()
                                .choose(
                                        RandomIntercept::pooled,
                                        area -> List.<String>of(),
                                        linear -> List.<String>of()))
                        .orElse(sent.all("pooled-predictor"));
    }

    /** Interactions as a form shows them. */
    static String interactions(FormFields sent, boolean whole, Optional<Analysis> earlier) {
        return whole
                ? sent.text("interactions").orElse("")
                : earlier.map(each -> each.model()
                                .choose(
                                        RandomIntercept::interactions,
                                        area -> List.<Interaction>of(),
                                        linear -> List.<Interaction>of()))
                        .map(all -> all.stream().map(Interaction::written).collect(Collectors.joining(", ")))
                        .orElse(sent.text("interactions").orElse(""));
    }
}
