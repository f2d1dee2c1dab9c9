/**
 * Uploading a table of published estimates.
 *
 * <p>Begin with {@link AreaTableRoutes}.
 */
package org.regionwise.web.areas;
