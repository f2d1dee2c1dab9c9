/** Results as documents to publish: PDF and Word, from one content. */
package org.regionwise.report.document;
