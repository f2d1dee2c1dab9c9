package org.regionwise.survey.count;

import java.util.Arrays;
import org.regionwise.survey.row.CellText;

/**
 * Combinations of cells, as bytes: how often each occurs and in which row first; an open hash table of plain arrays.
 */
final class CellTuples {
    private final int width;
    private int size;
    private int[] slots = new int[1 << 14];
    private int[] hashes = new int[1 << 13];
    private long[] counts = new long[1 << 13];
    private long[] firstRows = new long[1 << 13];
    /** Where the cells of the combinations end in {@link #text}, one after the other. */
    private int[] ends;

    private byte[] text = new byte[1 << 16];
    private int used;

    /** @param width cells in a combination */
    CellTuples(int width) {
        this.width = width;
        this.ends = new int[width * counts.length];
    }

    int size() {
        return size;
    }

    long count(int tuple) {
        return counts[tuple];
    }

    long firstRow(int tuple) {
        return firstRows[tuple];
    }

    /** A cell as it is read everywhere: stripped, null when empty. */
    String cell(int tuple, int position) {
        int at = tuple * width + position;
        int begin = at == 0 ? 0 : ends[at - 1];
        char[] characters = new char[ends[at] - begin];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = (char) text[begin + i];
        }
        return CellText.read(characters, 0, characters.length);
    }

    /** Counts the combination of the cells of {@code buffer} that lie between {@code from} and {@code to}. */
    void add(byte[] buffer, int[] from, int[] to, long row) {
        int hash = 0;
        for (int i = 0; i < width; i++) {
            for (int at = from[i]; at < to[i]; at++) {
                hash = 31 * hash + buffer[at];
            }
            hash = 31 * hash;
        }
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != 0) {
            int tuple = slots[slot] - 1;
            if (hashes[tuple] == hash && same(tuple, buffer, from, to)) {
                counts[tuple]++;
                return;
            }
            slot = slot + 1 & mask;
        }
        if (size == counts.length) {
            grow();
            add(buffer, from, to, row);
            return;
        }
        for (int i = 0; i < width; i++) {
            int length = to[i] - from[i];
            if (used + length > text.length) {
                text = Arrays.copyOf(text, Math.max(2 * text.length, used + length));
            }
            System.arraycopy(buffer, from[i], text, used, length);
            used += length;
            ends[size * width + i] = used;
        }
        hashes[size] = hash;
        counts[size] = 1;
        firstRows[size] = row;
        slots[slot] = ++size;
    }

    private boolean same(int tuple, byte[] buffer, int[] from, int[] to) {
        int at = tuple * width;
        int mine = at == 0 ? 0 : ends[at - 1];
        for (int i = 0; i < width; i++) {
            if (ends[at + i] - mine != to[i] - from[i]) {
                return false;
            }
            for (int theirs = from[i]; theirs < to[i]; theirs++) {
                if (text[mine++] != buffer[theirs]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int spread(int hash) {
        int spread = hash * 0x9E3779B1;
        return spread ^ spread >>> 15;
    }

    private void grow() {
        counts = Arrays.copyOf(counts, 2 * size);
        firstRows = Arrays.copyOf(firstRows, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        ends = Arrays.copyOf(ends, 2 * size * width);
        slots = new int[4 * size];
        int mask = slots.length - 1;
        for (int tuple = 0; tuple < size; tuple++) {
            int slot = spread(hashes[tuple]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = tuple + 1;
        }
    }
}
