package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.ColumnRole;

/** The smallest and the largest weight of a survey, by which an analyst sees whether a column can be one. */
record WeightRange(double least, double most) {
    /**
     * Reads every cell that is used, whatever else the file holds. Empty where no column is the weight, or it is empty.
     *
     * @throws ImportProblem when a cell of a column that is used cannot be read
     */
    static Optional<WeightRange> read(SurveyFile survey, ColumnChoice said) {
        List<String> used = said.used();
        int weight = used.indexOf(said.roles().entrySet().stream()
                .filter(each -> each.getValue().role() == ColumnRole.WEIGHT)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null));
        NumberNotation numbers = survey.options().numbers();
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        survey.read(
                used,
                (row, cells) -> {
                    OptionalDouble value =
                            weight < 0 || cells[weight] == null ? OptionalDouble.empty() : numbers.parse(cells[weight]);
                    value.ifPresent(each -> {
                        ends[0] = Math.min(ends[0], each);
                        ends[1] = Math.max(ends[1], each);
                    });
                },
                Progress.SILENT);
        return ends[0] <= ends[1] ? Optional.of(new WeightRange(ends[0], ends[1])) : Optional.empty();
    }
}
