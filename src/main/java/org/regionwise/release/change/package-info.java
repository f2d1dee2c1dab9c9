/**
 * Which changes between waves may be shown.
 *
 * <p>Begin with {@link ReleasedChange}.
 */
package org.regionwise.release.change;
