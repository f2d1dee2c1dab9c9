/**
 * From the sample to the population: weighted means of the prevalences of a population's cells, under a binomial model.
 *
 * <p>Begin with {@link CellMeans}; {@link PlugInPopulation} and {@link PosteriorPopulation} answer them.
 */
package org.regionwise.engine.population;
