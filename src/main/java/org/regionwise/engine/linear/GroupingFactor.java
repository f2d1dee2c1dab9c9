package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What groups the rows: regions, or provinces, or interviewers.
 *
 * @param name of the factor, as printed
 * @param levelOfRow level 0..m−1 of every row
 * @param levels names of the m levels; a level without rows still gets its (zero) effect
 */
public record GroupingFactor(String name, int[] levelOfRow, List<String> levels) {
    public GroupingFactor {
        levels = List.copyOf(levels);
        for (int level : levelOfRow) {
            if (level < 0 || level >= levels.size()) {
                throw new IllegalArgumentException("level " + level + " of the factor " + name + " has no name");
            }
        }
    }

    /** The factor whose levels are the distinct values, in the order of their first appearance. */
    public static GroupingFactor of(String name, List<String> valueOfRow) {
        Map<String, Integer> number = new HashMap<>();
        List<String> levels = new ArrayList<>();
        int[] levelOfRow = new int[valueOfRow.size()];
        for (int i = 0; i < levelOfRow.length; i++) {
            String value = valueOfRow.get(i);
            levelOfRow[i] = number.computeIfAbsent(value, v -> {
                levels.add(v);
                return levels.size() - 1;
            });
        }
        return new GroupingFactor(name, levelOfRow, levels);
    }

    /** The combinations of levels that occur, named {@code inner:outer} as R does, for {@code outer/inner}. */
    public static GroupingFactor interaction(GroupingFactor inner, GroupingFactor outer) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < inner.rows(); i++) {
            values.add(inner.levels.get(inner.levelOfRow[i]) + ":" + outer.levels.get(outer.levelOfRow[i]));
        }
        return of(inner.name + ":" + outer.name, values);
    }

    /** Number of rows. */
    public int rows() {
        return levelOfRow.length;
    }

    /** m. */
    public int size() {
        return levels.size();
    }

    /** The same levels over some of the rows. */
    GroupingFactor rows(int[] kept) {
        int[] level = new int[kept.length];
        for (int i = 0; i < kept.length; i++) {
            level[i] = levelOfRow[kept[i]];
        }
        return new GroupingFactor(name, level, levels);
    }
}
