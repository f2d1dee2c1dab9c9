/**
 * Region tables, and which spelling is which region.
 *
 * <p>Begin with {@link RegionTable}, and {@link RegionPairing} for what is paired with what.
 */
package org.regionwise.survey.region;
