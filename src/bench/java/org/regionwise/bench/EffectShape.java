package org.regionwise.bench;

import java.util.SplittableRandom;

/** How regional effects are spread, each with mean 0 and standard deviation 1 but for the odd region. */
enum EffectShape {
    NORMAL("normal"),
    /** Student's t with three degrees of freedom. */
    T3("t with 3 degrees of freedom"),
    /** Exponential. */
    SKEWED("skewed (exponential)"),
    /** Half of the regions at −1, half at 1. */
    TWO_GROUPS("two groups"),
    /** Normal, but the third region lies five standard deviations out. */
    OUTLIER("normal, one region 5 SD out");

    static final int ODD_REGION = 2;

    private final String title;

    EffectShape(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    double draw(int region, SplittableRandom random) {
        double normal = random.nextGaussian();
        return switch (this) {
            case NORMAL -> normal;
            case T3 -> {
                double squares = 0;
                for (int i = 0; i < 3; i++) {
                    squares += Math.pow(random.nextGaussian(), 2);
                }
                // t has variance 3
                yield normal / Math.sqrt(squares);
            }
            case SKEWED -> random.nextExponential() - 1;
            case TWO_GROUPS -> random.nextBoolean() ? 1 : -1;
            case OUTLIER -> region == ODD_REGION ? 5 : normal;
        };
    }
}
