package org.regionwise.analysis.coding;

import java.util.List;
import org.regionwise.engine.linear.unit.PopulationCell;

/**
 * The people of the regions of a measured outcome, by region in the order of the estimates.
 *
 * @param cells of all
 * @param others those who were not asked; as {@code cells} where a region's size is not known
 * @param answered outcomes of those who were; none where its size is not known
 */
public record MeasuredPeople(
        List<List<PopulationCell>> cells, List<List<PopulationCell>> others, List<double[]> answered) {
    public MeasuredPeople {
        cells = List.copyOf(cells);
        others = List.copyOf(others);
        answered = List.copyOf(answered);
    }
}
