package org.regionwise.release;

import org.regionwise.analysis.Result;

/**
 * A result as it may be shown: whatever is withheld is not in it. Pages, charts and files are made from nothing else, so
 * that they cannot show what another withholds.
 *
 * @param result what may be shown; withheld numbers are NaN in it
 */
public record Released(Result result) {
    /** Everything may be shown. */
    public static Released inFull(Result result) {
        return new Released(result);
    }
}
