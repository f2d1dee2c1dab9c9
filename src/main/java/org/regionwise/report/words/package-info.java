/**
 * What a result says, in sentences.
 *
 * <p>Begin with {@link PlainWords}, the summary.
 */
package org.regionwise.report.words;
