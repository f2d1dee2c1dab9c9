/**
 * How a result was computed, told once for pages, documents and workbooks: as sentences with the works that they cite,
 * and as a list of every setting.
 *
 * <p>Begin with {@link org.regionwise.report.method.MethodsText}.
 */
package org.regionwise.report.method;
