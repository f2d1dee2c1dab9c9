/**
 * Results as documents to publish: PDF and Word, from one content.
 *
 * <p>Begin with {@link Documents}.
 */
package org.regionwise.report.document;
