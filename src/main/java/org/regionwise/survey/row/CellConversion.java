package org.regionwise.survey.row;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.ReadingOptions;

/**
 * What the options make of a column's cells: codes for no answer are empty, dates are ISO 8601, some are another value.
 */
public final class CellConversion {
    private final Set<String> missing;
    private final Set<String> missingHere;
    private final DateOrder dates;
    private final Map<String, String> recoded;

    /** @param column by its name, as the options have it */
    public CellConversion(ReadingOptions options, String column) {
        this.missing = Set.copyOf(options.missing());
        this.missingHere = Set.copyOf(options.missingIn().getOrDefault(column, List.of()));
        this.dates = options.dates();
        this.recoded = options.recoded().getOrDefault(column, Map.of());
    }

    /** Whether cells stay as they are. */
    boolean changesNothing() {
        return missing.isEmpty() && missingHere.isEmpty() && dates == null && recoded.isEmpty();
    }

    /** The cell before it is recoded; null when it is empty. */
    String plain(String cell) {
        if (cell == null || missing.contains(cell) || missingHere.contains(cell)) {
            return null;
        }
        return dates == null ? cell : dates.iso(cell).orElse(cell);
    }

    /** What a cell that is not empty is read as; null when that is itself. */
    String recoded(String plain) {
        return recoded.get(plain);
    }

    /** Both. */
    public String of(String cell) {
        String plain = plain(cell);
        return plain == null ? null : recoded.getOrDefault(plain, plain);
    }
}
