/**
 * Who lives in the regions: counts of people by region and by what describes them, for figures of whole populations.
 *
 * <p>Begin with {@link PopulationTable}; {@link PopulationTableFile} reads it.
 */
package org.regionwise.survey.population;
