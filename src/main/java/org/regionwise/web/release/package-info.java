/**
 * Choosing publication rules, and seeing what they change.
 *
 * <p>Begin with {@link ReleaseRoutes}.
 */
package org.regionwise.web.release;
