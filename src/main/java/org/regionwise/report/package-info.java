/**
 * What every face of a result shares: templates, progress, the order of names.
 *
 * <p>Begin with {@link Templates}.
 */
package org.regionwise.report;
