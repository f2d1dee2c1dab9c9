package org.regionwise.analysis.linear;

import java.util.List;
import org.regionwise.survey.ImportFacts;

/**
 * Rows of another file as a model predicts them, or of its own file that lack their outcome.
 *
 * @param of the file, and what is predicted of it
 * @param columns that the predictions are made from
 * @param rows in the order of the file
 */
public record PredictedRows(Of of, List<String> columns, List<Row> rows) {
    public PredictedRows {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * What is predicted.
     *
     * @param name of the file
     * @param sha256 of its bytes
     * @param imported how it was read, and what reading left out; null for rows of the model's own file
     * @param populationAverage effects of groups at 0 ({@code re.form = NA}), else at their modes
     *     ({@code re.form = NULL})
     */
    public record Of(String name, String sha256, ImportFacts imported, boolean populationAverage) {
        /** Whether they are rows of the model's own file, which lack their outcome. */
        public boolean unanswered() {
            return imported == null;
        }
    }

    /**
     * One row. All its figures are NaN where a value is lacking.
     *
     * @param row of the file, as a spreadsheet shows it
     * @param values of the columns as text, empty where there is none
     * @param mean what lme4's {@code predict} gives
     * @param standardError of the mean, variances taken as estimated; of a new group's mean with its whole variance
     * @param lower limit of the mean
     * @param upper limit of the mean
     * @param responseLower limit of a new response, of weight 1 where there are weights
     * @param responseUpper likewise
     * @param newLevels factors whose level the model has not seen, or is empty: their effect is 0
     * @param lacking columns without a value, or with a category that the model has not seen
     */
    public record Row(
            long row,
            List<String> values,
            double mean,
            double standardError,
            double lower,
            double upper,
            double responseLower,
            double responseUpper,
            List<String> newLevels,
            List<String> lacking) {
        public Row {
            values = List.copyOf(values);
            newLevels = List.copyOf(newLevels);
            lacking = List.copyOf(lacking);
        }
    }
}
