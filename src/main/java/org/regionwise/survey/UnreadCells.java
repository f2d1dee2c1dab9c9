package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Cells of a column that could not be read and count as empty, as nothing was asked of the column when the file was
 * read. Whoever uses the column later has to know of them.
 *
 * @param column the column
 * @param cells how many there are
 * @param firstRow the row of the first of them
 * @param value what stands in it
 * @param reason why it could not be read, and what to do: the code of a {@link Reason}
 * @param facts those of the reason
 */
public record UnreadCells(
        String column,
        long cells,
        long firstRow,
        String value,
        String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> facts) {
    /** What surveys that were stored before say in words is no code. */
    private static final Pattern CODE = Pattern.compile("[a-z-]+");

    public UnreadCells {
        facts = facts == null ? Map.of() : Map.copyOf(facts);
    }

    /** The first cell of a column that could not be read. */
    public static UnreadCells first(String column, long row, String value, Reason reason) {
        return new UnreadCells(column, 1, row, value, reason.code(), reason.facts());
    }

    /** The same with another such cell further down. */
    public UnreadCells oneMore() {
        return new UnreadCells(column, cells + 1, firstRow, value, reason, facts);
    }

    /** What is said when the column is used after all. */
    public Problem problem(String file) {
        return new Problem(
                file,
                firstRow,
                column,
                value,
                (CODE.matcher(reason).matches() ? new Reason(reason, facts, List.of()) : Reason.said(reason))
                        .then(Reason.of("or-count-as-empty")),
                cells,
                List.of());
    }
}
