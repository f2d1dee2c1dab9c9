package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;

/**
 * Columns that are empty in most rows, as reports and pivot tables leave them: a region stands once, and the rows below
 * belong to it. Nothing in a file tells such rows from those of people whose region is not known, so they are asked
 * about.
 *
 * @param column the column
 * @param empty rows in which it is empty
 * @param rows rows in all
 */
public record GroupedLayout(String column, long empty, long rows) {
    /** A third of the filled rows: fewer gaps do not look like a layout. */
    private static final int GAPS = 3;

    private static final int FEW = 3;

    /**
     * The region and predictors that look so, among respondents with an answer where there are any. A column looks so
     * when it is empty in more than half of the rows, the region also when none of them is written twice and many rows
     * have none. Columns about which the options say what is meant are passed over.
     */
    public static List<GroupedLayout> of(ResponseCounts counts, ReadingOptions options) {
        boolean answered = counts.counts().stream().anyMatch(each -> each.answer() != null);
        List<ResponseCount> groups = counts.counts().stream()
                .filter(each -> !answered || each.answer() != null)
                .toList();
        List<String> columns = new ArrayList<>(List.of(counts.regionColumn()));
        counts.predictorColumns().forEach(each -> columns.add(each.name()));
        List<GroupedLayout> found = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            Set<String> values = new HashSet<>();
            long empty = 0;
            long rows = 0;
            for (ResponseCount each : groups) {
                String value = i == 0 ? each.region() : each.predictors().get(i - 1);
                rows += each.count();
                empty += value == null ? each.count() : 0;
                values.add(value);
            }
            values.remove(null);
            long filled = rows - empty;
            boolean writtenOnce = i == 0 && filled >= FEW && values.size() == filled && GAPS * empty >= filled;
            boolean said = options.filledDown().contains(column)
                    || options.mostlyEmpty().contains(column);
            if (!said && filled > 0 && (2 * empty > rows || writtenOnce)) {
                found.add(new GroupedLayout(column, empty, rows));
            }
        }
        return found;
    }

    /** What is asked, as a problem of the column. */
    public Problem problem(String file, Reason remedy) {
        return new Problem(
                file,
                0,
                column,
                "",
                Reason.of("mostly-empty", "empty", empty, "rows", rows).then(remedy));
    }
}
