package org.regionwise.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.regionwise.survey.population.PopulationTable;

/**
 * Who lives in the regions of a survey.
 *
 * @param table people by region and by what describes them
 * @param standard people by what describes them, the same for all regions, by which figures are made comparable; null
 *     where there is none
 */
public record Population(
        PopulationTable table,
        @JsonInclude(JsonInclude.Include.NON_NULL) PopulationTable standard) {}
