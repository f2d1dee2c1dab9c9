package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.regionwise.analysis.result.Result;

/**
 * Raw estimates from fewer respondents are used with caution, or withheld. Where a published table does not say how
 * many respondents it rests on, the rule has nothing to go by and says nothing.
 *
 * @param fewest respondents that suffice
 * @param withheld whether those with fewer are withheld
 */
public record MinimumRespondents(long fewest, boolean withheld) implements Rule {
    static final String CODE = "minimum-respondents";

    public MinimumRespondents {
        if (fewest < 1) {
            throw new InvalidRule("rule-fewest");
        }
    }

    @Override
    public List<Decision> decisions(Result result) {
        List<Decision> decisions = new ArrayList<>();
        for (Subject subject : Subject.of(result)) {
            if (subject.counted() && subject.raw().defined() && subject.respondents() < fewest) {
                decisions.add(new Decision(
                        subject.region(),
                        CODE,
                        withheld ? QualityFlag.UNRELIABLE : QualityFlag.USE_WITH_CAUTION,
                        List.of(FigureGroup.RAW),
                        Reason.FEW_RESPONDENTS,
                        subject.respondents(),
                        fewest));
            }
        }
        return decisions;
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.of(FigureGroup.RAW);
    }
}
