/**
 * The first page.
 *
 * <p>Begin with {@link HomeRoutes}.
 */
package org.regionwise.web.home;
