/**
 * Which finished numbers may be shown or published, and why not.
 *
 * <p>Begin with {@link Released}; {@link Rule} and its kinds decide, {@link Suppression} takes out what they withhold.
 */
package org.regionwise.release;
