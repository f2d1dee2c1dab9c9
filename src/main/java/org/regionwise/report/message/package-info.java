/**
 * Sentences, figures and lists in the reader's language, from the catalogue under {@code src/main/resources/messages}.
 * Whoever says something takes {@link org.regionwise.report.message.Words} as a parameter.
 *
 * <p>Begin with {@link org.regionwise.report.message.Words}; {@link org.regionwise.report.message.Catalogue} makes
 * them.
 */
package org.regionwise.report.message;
