/**
 * Results as documents to publish: PDF, Word and HTML, from one content.
 *
 * <p>Begin with {@link Documents}.
 */
package org.regionwise.report.document;
