/**
 * Boundaries of regions from GeoJSON, TopoJSON, zipped shapefiles and GeoPackages, brought to longitude and latitude.
 *
 * <p>Begin with {@link BoundaryFile}.
 */
package org.regionwise.survey.shape;
