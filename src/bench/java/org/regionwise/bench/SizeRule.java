package org.regionwise.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.regionwise.bench.VarianceModelSteps.Step;
import org.regionwise.engine.DesignMoments;
import org.regionwise.engine.DirectEstimates;
import org.regionwise.engine.EffectiveSampleSize;

/** A way from a design to effective sample sizes. */
enum SizeRule {
    EARLIER("earlier rule"),
    ENGINE("**engine**"),
    OWN("with own evidence"),
    ONE_LEVEL("no slope by size"),
    FLAT("no level, no slope"),
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
            case OWN -> new VarianceModelSteps(moments, EnumSet.allOf(Step.class)).sizes();
            case ONE_LEVEL -> without(moments, Step.SIZE);
            case FLAT -> without(moments, Step.SIZE, Step.LEVEL);
            case REAL -> survey.realSize();
        };
    }

    private static double[] without(List<DesignMoments> moments, Step... left) {
        List<Step> steps = new ArrayList<>(VarianceModelSteps.CHOSEN);
        steps.removeAll(Set.of(left));
        return new VarianceModelSteps(moments, EnumSet.copyOf(steps)).sizes();
    }
}
