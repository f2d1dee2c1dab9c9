package org.regionwise.engine.numeric;

import java.util.SplittableRandom;

/**
 * A generator of its own for each region, so that no draw depends on who computes it, or on the draws of other regions.
 */
public final class RegionRandom {
    /** Odd, and not the increment of SplittableRandom itself, which would make neighbours share their numbers. */
    private static final long APART = 0xD1342543DE82EF95L;

    private RegionRandom() {}

    /** The generator of a region under a seed, at its beginning. */
    public static SplittableRandom of(long seed, int region) {
        // hashed first, so that neighbouring seeds have nothing in common either
        return new SplittableRandom(new SplittableRandom(seed).nextLong() + APART * region);
    }
}
