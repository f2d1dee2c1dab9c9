package org.regionwise.survey.frame;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.survey.NumberNotation;

/** The order of categories: numbers by size, then texts by their letters' codes. */
public final class LevelOrder {
    private LevelOrder() {}

    private record Level(String text, double number) {}

    /**
     * Categories whose levels were numbered in another order.
     *
     * @param codes position among the texts, a row each; {@link FrameColumn.Categories#MISSING} for none
     * @param texts all different
     */
    public static FrameColumn.Categories of(int[] codes, List<String> texts, NumberNotation notation) {
        List<Level> levels = texts.stream()
                .map(text -> new Level(text, notation.parse(text).orElse(Double.POSITIVE_INFINITY)))
                .toList();
        int[] order = IntStream.range(0, levels.size())
                .boxed()
                .sorted(Comparator.comparing(
                        levels::get, Comparator.comparingDouble(Level::number).thenComparing(Level::text)))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] position = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            position[order[k]] = k;
        }
        int[] sorted = new int[codes.length];
        for (int i = 0; i < codes.length; i++) {
            sorted[i] = codes[i] == FrameColumn.Categories.MISSING ? codes[i] : position[codes[i]];
        }
        return new FrameColumn.Categories(
                sorted, IntStream.of(order).mapToObj(texts::get).toList());
    }
}
