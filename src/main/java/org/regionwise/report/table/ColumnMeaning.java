package org.regionwise.report.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/** What each column of the table of regions means in a result, in a sentence, for a dictionary of the columns. */
public final class ColumnMeaning {
    private static final double HALF = 0.5;

    private final Words words;
    private final Map<String, Object> facts;

    public ColumnMeaning(Result result, Words words) {
        ModelFacts model = result.model();
        Double threshold = model.threshold();
        this.words = words.about(result);
        Map<String, Object> said = new HashMap<>(Map.of(
                "region", model.region(),
                "level", words.numerals().level(model.interval()),
                "half", words.numerals().level(HALF),
                "kind", kind(result),
                "bayes", model.bayes(),
                "scale", model.scale(),
                "known", threshold != null,
                "threshold", threshold == null ? "" : Figures.of(result, words).asSet(threshold, 6),
                "highest", model.highest() == null ? 0 : model.highest()));
        // a result of groups in place of regions
        said.put("grouped", model.group() != null && result.aggregates().isEmpty());
        this.facts = said;
    }

    private static String kind(Result result) {
        return result.model().published() ? "published" : result.survey().design() == null ? "simple" : "weighted";
    }

    /** The meaning, without a full stop. */
    public String of(ResultColumn column) {
        return words.say("dictionary.meaning." + column.code(), facts);
    }

    /** What its numbers are in. */
    public String unit(ResultColumn column) {
        String unit = switch (column.unit()) {
            case SHARE -> "proportion";
            case EXPECTED_RANK -> "rank";
            default -> column.unit().name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
        return words.say("dictionary.unit." + unit);
    }
}
