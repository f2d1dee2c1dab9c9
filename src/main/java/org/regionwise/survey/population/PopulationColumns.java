package org.regionwise.survey.population;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ColumnWord;

/**
 * Which columns of a population table are what.
 *
 * @param region null of a standard population
 * @param count the number of people
 */
public record PopulationColumns(String region, String count) {
    private static final Set<String> COUNTS = Set.of(
            "n", "count", "counts", "freq", "frequency", "people", "persons", "number", "total", "pocet", "n pop");

    /**
     * Those that were said, and else those that can only be meant: the region's is called as in the survey, and the
     * count's is the only other one beside the predictors, or the only one whose name says so.
     *
     * @param region as it was said; null where it was not
     * @param count likewise
     * @param regionNames what regions are called in the survey and its region table, the likeliest first; none for a
     *     standard population
     * @param predictors what describes people
     * @param margin whether the table may be of all regions together
     * @throws ImportProblem when a column does not exist or cannot be told
     */
    public static PopulationColumns of(
            SurveyFile file,
            String region,
            String count,
            List<String> regionNames,
            List<String> predictors,
            boolean margin) {
        List<String> columns = file.columns();
        Optional<String> found = regionNames.stream()
                .flatMap(name -> named(columns, name).stream())
                .findFirst();
        if (region == null && found.isEmpty() && !margin && !regionNames.isEmpty()) {
            throw problem(file, Reason.of("population-region-column", "columns", columns, "names", regionNames));
        }
        String place = region == null ? found.orElse(null) : region;
        if (count != null) {
            file.requireColumns(place == null ? List.of(count) : List.of(place, count));
            return new PopulationColumns(place, count);
        }
        List<String> others = columns.stream()
                .filter(column -> !column.equals(place) && !predictors.contains(column))
                .toList();
        List<String> called = others.stream()
                .filter(column -> COUNTS.contains(RegionKey.bare(column))
                        || ColumnWord.POPULATION.in(column).isPresent())
                .toList();
        return new PopulationColumns(
                place,
                only(others)
                        .or(() -> only(called))
                        .orElseThrow(() -> problem(
                                file,
                                Reason.of(
                                        others.isEmpty() ? "population-no-count-column" : "population-count-column",
                                        "columns",
                                        others.isEmpty() ? columns : others))));
    }

    private static Optional<String> named(List<String> columns, String name) {
        return columns.contains(name)
                ? Optional.of(name)
                : only(columns.stream()
                        .filter(column -> RegionKey.folded(column).equals(RegionKey.folded(name)))
                        .toList());
    }

    private static Optional<String> only(List<String> columns) {
        return columns.size() == 1 ? Optional.of(columns.get(0)) : Optional.empty();
    }

    private static ImportProblem problem(SurveyFile file, Reason reason) {
        return new ImportProblem(new Problem(file.name(), 0, "", "", reason));
    }
}
