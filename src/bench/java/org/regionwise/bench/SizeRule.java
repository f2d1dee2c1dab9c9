package org.regionwise.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.regionwise.bench.VarianceModelSteps.Step;
import org.regionwise.engine.direct.DesignMoments;
import org.regionwise.engine.direct.DirectEstimates;
import org.regionwise.engine.direct.EffectiveSampleSize;

/** A way from a design to effective sample sizes. */
enum SizeRule {
    EARLIER("earlier rule"),
    ENGINE("**engine**"),
    WITHOUT_ANSWERS("without κ"),
    WITHOUT_SIZE("without β"),
    WITHOUT_OWN("without own variance"),
    WEIGHTS_AND_CLUSTERS("a + ρ⁺x alone"),
    WITHOUT_MARGIN("ρ for ρ⁺"),
    REAL("real design effect");

    private final String title;

    SizeRule(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** n* of every region. */
    double[] sizes(DesignedSurvey survey) {
        List<DesignMoments> moments =
                DesignMoments.of(survey.sample(), DirectEstimates.regions(survey.sample()));
        return switch (this) {
            case EARLIER -> EarlierSizes.of(moments);
            case ENGINE -> EffectiveSampleSize.of(moments).stream()
                    .mapToDouble(EffectiveSampleSize::value)
                    .toArray();
            case WITHOUT_ANSWERS -> without(moments, Step.ANSWERS);
            case WITHOUT_SIZE -> without(moments, Step.SIZE);
            case WITHOUT_OWN -> without(moments, Step.OWN);
            case WEIGHTS_AND_CLUSTERS -> without(moments, Step.SIZE, Step.LEVEL, Step.OWN);
            case WITHOUT_MARGIN -> without(moments, Step.ABOVE);
            case REAL -> survey.realSize();
        };
    }

    private static double[] without(List<DesignMoments> moments, Step... left) {
        List<Step> steps = new ArrayList<>(VarianceModelSteps.CHOSEN);
        steps.removeAll(Set.of(left));
        return new VarianceModelSteps(moments, EnumSet.copyOf(steps)).sizes();
    }
}
