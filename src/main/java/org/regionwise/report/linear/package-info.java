/**
 * What a linear mixed model says: as R prints it, as JSON and as CSV.
 *
 * <p>Begin with {@link LinearSummary}.
 */
package org.regionwise.report.linear;
