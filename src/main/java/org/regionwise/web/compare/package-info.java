/**
 * Analyses side by side.
 *
 * <p>Begin with {@link CompareRoutes}.
 */
package org.regionwise.web.compare;
