package org.regionwise.survey.count;

import java.util.Arrays;

/** Counts how often each tuple of codes occurs and in which row first; an open hash table of plain arrays. */
final class GroupTable {
    private final int width;
    private int size;
    private int[] slots = new int[1 << 12];
    private int[] codes;
    private long[] counts = new long[1 << 11];
    private long[] firstRows = new long[1 << 11];

    /** @param width codes in a tuple */
    GroupTable(int width) {
        this.width = width;
        this.codes = new int[width * counts.length];
    }

    int size() {
        return size;
    }

    /** Adds a tuple that occurs once; returns its group. */
    int add(int[] tuple, long row) {
        return add(tuple, row, 1);
    }

    /**
     * Adds a tuple that occurs {@code times} times, first in {@code row}; earlier rows come first. Returns its group.
     */
    int add(int[] tuple, long row, long times) {
        int mask = slots.length - 1;
        int slot = hash(tuple, 0) & mask;
        while (slots[slot] != 0) {
            int group = slots[slot] - 1;
            if (same(group, tuple)) {
                counts[group] += times;
                return group;
            }
            slot = slot + 1 & mask;
        }
        if (size == counts.length) {
            grow();
            return add(tuple, row, times);
        }
        System.arraycopy(tuple, 0, codes, size * width, width);
        counts[size] = times;
        firstRows[size] = row;
        slots[slot] = ++size;
        return size - 1;
    }

    int code(int group, int position) {
        return codes[group * width + position];
    }

    long count(int group) {
        return counts[group];
    }

    long firstRow(int group) {
        return firstRows[group];
    }

    private boolean same(int group, int[] tuple) {
        int at = group * width;
        for (int i = 0; i < width; i++) {
            if (codes[at + i] != tuple[i]) {
                return false;
            }
        }
        return true;
    }

    private int hash(int[] from, int at) {
        int hash = 0;
        for (int i = 0; i < width; i++) {
            hash = (hash ^ from[at + i]) * 0x9E3779B1;
            hash ^= hash >>> 15;
        }
        return hash;
    }

    private void grow() {
        counts = Arrays.copyOf(counts, 2 * size);
        firstRows = Arrays.copyOf(firstRows, 2 * size);
        codes = Arrays.copyOf(codes, 2 * size * width);
        slots = new int[4 * size];
        int mask = slots.length - 1;
        for (int group = 0; group < size; group++) {
            int slot = hash(codes, group * width) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = group + 1;
        }
    }
}
