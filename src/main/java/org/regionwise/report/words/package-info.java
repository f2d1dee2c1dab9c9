/**
 * What a result says, and how its files were read, in sentences.
 *
 * <p>Begin with {@link PlainWords}, the summary.
 */
package org.regionwise.report.words;
