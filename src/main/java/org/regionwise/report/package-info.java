/**
 * What every face of a result shares: templates, progress, the order of names, what is chosen for a
 * file (heading, edition, markers), round steps.
 *
 * <p>Begin with {@link Templates}.
 */
package org.regionwise.report;
