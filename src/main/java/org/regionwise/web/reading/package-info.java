/**
 * How a received file is read, as a form asks and shows it.
 *
 * <p>Begin with {@link ReadFile} and {@link ReadingForm}.
 */
package org.regionwise.web.reading;
