package org.regionwise.survey.count;

import java.util.Arrays;
import org.regionwise.survey.file.ByteLevels;
import org.regionwise.survey.file.PlainChunk;
import org.regionwise.survey.file.PlainFormat;

/** The codes that a column's cells have in one chunk of a file after the other. */
final class LevelCodes {
    private final PlainFormat.Wanted column;
    private final ValueCodes values;
    private final ByteLevels met = new ByteLevels();
    /** By position in {@link #met}. */
    private int[] codes = new int[1 << 10];

    private int known;

    /** @param values are numbered in the order of their appearance */
    LevelCodes(PlainFormat.Wanted column, ValueCodes values) {
        this.column = column;
        this.values = values;
    }

    /** By a chunk's own code plus 1, so that the empty cell is first. */
    int[] of(ByteLevels chunk) {
        int[] among = met.codes(chunk);
        if (met.size() > codes.length) {
            codes = Arrays.copyOf(codes, 2 * met.size());
        }
        for (; known < met.size(); known++) {
            codes[known] = values.code(column.cell(met.text(known)));
        }
        int[] mapped = new int[among.length + 1];
        mapped[1 + PlainChunk.EMPTY] = values.code(null);
        for (int level = 0; level < among.length; level++) {
            mapped[1 + level] = codes[among[level]];
        }
        return mapped;
    }
}
