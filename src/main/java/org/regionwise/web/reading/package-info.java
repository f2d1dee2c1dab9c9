/**
 * How a received file is read, as a form asks and shows it.
 *
 * <p>Begin with {@link ReadingSummary} and {@link ReadingForm}.
 */
package org.regionwise.web.reading;
