/**
 * A result's pages and downloads.
 *
 * <p>Begin with {@link ResultRoutes}.
 */
package org.regionwise.web.result;
