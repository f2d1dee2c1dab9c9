/**
 * Boundaries of regions from GeoJSON and TopoJSON, brought to longitude and latitude.
 *
 * <p>Begin with {@link BoundaryFile}.
 */
package org.regionwise.survey.shape;
