/**
 * What templates place: a result read for a page or a part of one.
 *
 * <p>Begin with {@link ResultView}.
 */
package org.regionwise.report.view;
