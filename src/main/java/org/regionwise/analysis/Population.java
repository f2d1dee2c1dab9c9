package org.regionwise.analysis;

import java.util.Optional;
import org.regionwise.survey.population.PopulationTable;

/**
 * Who lives in the regions of a survey.
 *
 * @param table people by region and by what describes them
 * @param standard people by what describes them, the same for all regions, by which figures are made comparable
 */
public record Population(PopulationTable table, Optional<PopulationTable> standard) {}
