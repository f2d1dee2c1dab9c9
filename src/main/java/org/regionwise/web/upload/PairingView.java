package org.regionwise.web.upload;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.report.Numbers;
import org.regionwise.survey.RegionPairing;
import org.regionwise.web.reading.ReadingForm;

/**
 * How regions fit together, as the page shows it.
 *
 * @param alike what is read as something else, in words
 * @param rows what has no counterpart
 * @param choices counterparts to choose from
 */
public record PairingView(
        String matched,
        List<String> alike,
        List<Row> rows,
        List<ReadingForm.Choice> choices,
        NamesInWords unmatched,
        NamesInWords others,
        boolean undoable) {
    private static final int MOST_CHOICES = 500;

    /** A key without counterpart; {@code nearest} is empty when none comes near. */
    public record Row(String key, String nearest) {}

    static PairingView of(RegionPairing pairing, Map<String, String> accepted) {
        List<String> alike = pairing.alike().entrySet().stream()
                .map(each -> "“" + each.getKey() + "” as “" + each.getValue() + "”"
                        + (accepted.containsKey(each.getKey()) ? ", as you said" : ""))
                .toList();
        return new PairingView(
                Numbers.count(pairing.matched()),
                alike,
                pairing.unmatched().stream()
                        .limit(MOST_CHOICES)
                        .map(each -> new Row(each.key(), each.nearest().orElse("")))
                        .toList(),
                Stream.concat(
                                pairing.others().stream().limit(MOST_CHOICES),
                                pairing.unmatched().stream().flatMap(each -> each.nearest().stream()))
                        .distinct()
                        .map(other -> new ReadingForm.Choice(other, other, false))
                        .toList(),
                NamesInWords.of(pairing.unmatched().stream()
                        .map(RegionPairing.Unmatched::key)
                        .toList()),
                NamesInWords.of(pairing.others()),
                !accepted.isEmpty());
    }
}
