package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import org.regionwise.survey.LookAlikes;
import org.regionwise.survey.MergedRegions;
import org.regionwise.survey.RegionReading;
import org.regionwise.survey.RegionTable;

/**
 * Which spellings of the survey's regions are counted as one, and which look like a slip: template
 * {@code upload/spellings}.
 *
 * @param merged a clause a region that is written in several ways
 * @param suspicions regions that look like another; with a region table the pairing asks about them instead
 * @param undoable whether the analyst said that regions are one
 */
public record SpellingView(List<String> merged, List<LookAlikes.Suspicion> suspicions, boolean undoable) {
    private static final int SHOWN = 100;

    static SpellingView of(Counted counted) {
        RegionReading reading = counted.reading();
        Map<String, Long> read = reading.read();
        return new SpellingView(
                MergedRegions.inWords(reading.recoded(), reading.recodedRows(), read).stream()
                        .limit(SHOWN)
                        .toList(),
                counted.table().map(RegionTable::names).isPresent()
                        ? List.of()
                        : LookAlikes.of(read, Map.of()).stream().limit(SHOWN).toList(),
                counted.table().isEmpty() && !counted.accepted().isEmpty());
    }
}
