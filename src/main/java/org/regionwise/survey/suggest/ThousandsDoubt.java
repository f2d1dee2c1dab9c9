package org.regionwise.survey.suggest;

import java.util.List;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.NumberScan;
import org.regionwise.survey.file.SurveyFile;

/**
 * Numbers such as {@code 1.200} in a file that may write thousands so: nothing else in their column tells whether they
 * are over a thousand or a little over one. Whoever reads the file has to say.
 */
public final class ThousandsDoubt {
    private ThousandsDoubt() {}

    /**
     * Looks through the columns that are used as numbers; those that the file does not have are
     * told of by the reading that is asked for.
     *
     * @param prefix how options of the command line about this file begin
     * @throws ImportProblem naming the first such value of each column
     */
    public static void requireNone(SurveyFile file, List<String> numbers, String prefix) {
        List<String> columns = numbers.stream()
                .distinct()
                .filter(column -> file.columns().contains(column))
                .filter(column -> file.options().types().get(column) != ColumnType.TEXT)
                .toList();
        if (columns.isEmpty() || !NotationSuggestion.mayGroupByPoint(file)) {
            return;
        }
        List<NumberScan> scans = columns.stream()
                .map(column -> new NumberScan(column, file.options().numbers()))
                .toList();
        try {
            file.read(
                    columns,
                    column -> false,
                    (row, cells) -> {
                        for (int i = 0; i < cells.length; i++) {
                            if (cells[i] != null) {
                                scans.get(i).observe(row, cells[i]);
                            }
                        }
                    },
                    Progress.SILENT);
        } catch (ImportProblem unsound) {
            // what is wrong is told by the reading that is asked for
            return;
        }
        ProblemCollector problems = new ProblemCollector();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            scans.get(i)
                    .either()
                    .map(seen ->
                            new Problem(file.name(), seen.row(), column, seen.value(), reason(seen.value(), prefix)))
                    .ifPresent(problems::add);
        }
        problems.throwIfAny();
    }

    private static Reason reason(String value, String prefix) {
        double thousands = new NumberNotation(',', '.').parse(value).orElseThrow();
        return Reason.of("thousands-in-doubt", "thousands", NumberText.format(thousands), "prefix", prefix);
    }
}
