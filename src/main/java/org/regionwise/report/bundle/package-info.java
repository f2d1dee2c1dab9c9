/** A result with all that proves and repeats it, in one archive, and the comparison of a repetition with it. */
package org.regionwise.report.bundle;
