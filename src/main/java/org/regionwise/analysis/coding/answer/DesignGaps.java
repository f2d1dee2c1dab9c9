package org.regionwise.analysis.coding.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounts;

/** What respondents who answered lack of the survey's design: weight, stratum, cluster, calibration. */
final class DesignGaps {
    private final SurveyData data;
    private final List<Problem> problems = new ArrayList<>();
    /** Weights that cannot be read, by what stops them from being numbers. */
    private final Map<UnreadNumber, List<DesignCount>> unread = new LinkedHashMap<>();

    DesignGaps(SurveyData data) {
        this.data = data;
    }

    /** Whether a group weighs 0, as respondents do whom a survey leaves out of its figures. */
    static boolean weighsNothing(DesignCount each) {
        return each.unusableWeight() != null
                && NumberText.parse(each.unusableWeight()).orElse(-1) == 0;
    }

    /** Whether those who answered have all that the design needs of them; what they lack is noted. */
    boolean hasDesign(DesignCount each) {
        if (data.design().isEmpty()) {
            return true;
        }
        DesignCounts design = data.design().get();
        Optional<UnreadNumber> why = unreadWeight(each.unusableWeight());
        if (why.isPresent()) {
            unread.computeIfAbsent(why.get(), key -> new ArrayList<>()).add(each);
        } else if (each.unusableWeight() != null) {
            lacks(
                    each,
                    design.columns().weight(),
                    each.unusableWeight(),
                    Reason.of(each.unusableWeight().isEmpty() ? "weight-empty" : "weight-expected"));
        }
        if (design.columns().stratum() != null && each.stratum() == null) {
            lacks(each, design.columns().stratum(), "", Reason.of("stratum-empty"));
        }
        if (design.columns().cluster() != null && each.cluster() == null) {
            lacks(each, design.columns().cluster(), "", Reason.of("cluster-empty"));
        }
        if (design.columns().secondStage() != null && each.secondStage() == null) {
            lacks(each, design.columns().secondStage(), "", Reason.of("second-stage-empty"));
        }
        lacksOfCalibration(design, each);
        return design.drawn(each);
    }

    private void lacksOfCalibration(DesignCounts design, DesignCount each) {
        if (each.unusableBaseWeight() != null) {
            lacks(
                    each,
                    design.columns().baseWeight(),
                    each.unusableBaseWeight(),
                    Reason.of(each.unusableBaseWeight().isEmpty() ? "base-weight-empty" : "base-weight-expected")
                            .then(unreadWeight(each.unusableBaseWeight()).map(why -> why.reason("--"))));
        }
        for (int k = 0; k < each.calibration().size(); k++) {
            if (each.calibration().get(k) == null) {
                lacks(each, design.columns().calibratedOn().get(k), "", Reason.of("calibration-empty"));
            }
        }
    }

    /** Weights that are numbers, if none that can be used, are kept as programs write them. */
    private Optional<UnreadNumber> unreadWeight(String weight) {
        return NumberText.parse(weight).orElse(1) <= 0
                ? Optional.empty()
                : UnreadNumber.of(weight, data.imported().options().numbers());
    }

    private void lacks(DesignCount each, String column, String value, Reason expected) {
        problems.add(new Problem(
                data.name(),
                each.responses().firstRow(),
                column,
                value,
                expected,
                each.responses().count(),
                List.of()));
    }

    /** What was lacking; one way to write weights is one problem, however many of them there are. */
    List<Problem> problems() {
        joinCommas();
        List<Problem> all = new ArrayList<>(problems);
        unread.forEach((why, weights) -> {
            DesignCount first = weights.stream()
                    .min(Comparator.comparingLong(each -> each.responses().firstRow()))
                    .orElseThrow();
            long rows =
                    weights.stream().mapToLong(each -> each.responses().count()).sum();
            all.add(new Problem(
                    data.name(),
                    first.responses().firstRow(),
                    data.design().orElseThrow().columns().weight(),
                    first.unusableWeight(),
                    Reason.of("weight-no-number").then(why.reason("--")),
                    rows,
                    List.of()));
        });
        return all;
    }

    /** A comma that may stand before decimals does so, where others cannot be anything else. */
    private void joinCommas() {
        Optional<UnreadNumber> decimal = unread.keySet().stream()
                .filter(why ->
                        why.kind() == UnreadNumber.Kind.MARKS && why.notation().decimal() == ',')
                .findFirst();
        Optional<UnreadNumber> either = unread.keySet().stream()
                .filter(why -> why.kind() == UnreadNumber.Kind.EITHER)
                .findFirst();
        if (decimal.isPresent() && either.isPresent()) {
            unread.get(decimal.get()).addAll(unread.remove(either.get()));
        }
    }
}
