/**
 * A result with all that proves and repeats it, in one archive, and the comparison of a repetition with it.
 *
 * <p>Begin with {@link Bundle}.
 */
package org.regionwise.report.bundle;
