/**
 * What a linear mixed model says, as R prints it, as JSON, as CSV and as an R script. Begin with {@link
 * org.regionwise.report.linear.LinearSummary}.
 */
package org.regionwise.report.linear;
