package org.regionwise.survey.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Different cells as bytes, numbered in the order of their first appearance; an open hash table of plain arrays. */
public final class ByteLevels {
    private static final int FIRST = 1 << 10;

    private int size;
    private int[] slots = new int[2 * FIRST];
    private int[] hashes = new int[FIRST];
    /** Where each cell ends in {@link #text}. */
    private int[] ends = new int[FIRST];

    private byte[] text = new byte[8 * FIRST];

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The hash of the cell that takes in one more byte; 0 is that of none. */
    static int hash(int hash, byte next) {
        return 31 * hash + next;
    }

    /** The number of a cell, which is a new one where it was not met before. */
    int code(byte[] from, int begin, int end, int hash) {
        int mask = slots.length - 1;
        int slot = spread(hash) & mask;
        while (slots[slot] != 0) {
            int code = slots[slot] - 1;
            if (hashes[code] == hash && Arrays.equals(text, begin(code), ends[code], from, begin, end)) {
                return code;
            }
            slot = slot + 1 & mask;
        }
        if (size == ends.length) {
            grow();
            return code(from, begin, end, hash);
        }
        int used = begin(size);
        int length = end - begin;
        if (used + length > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, used + length));
        }
        System.arraycopy(from, begin, text, used, length);
        ends[size] = used + length;
        hashes[size] = hash;
        slots[slot] = size + 1;
        return size++;
    }

    /** The numbers that the cells of another table have in this one. */
    public int[] codes(ByteLevels other) {
        int[] codes = new int[other.size];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = code(other.text, other.begin(code), other.ends[code], other.hashes[code]);
        }
        return codes;
    }

    /** The cell with this number, as it stands in the file. */
    public String text(int code) {
        return new String(text, begin(code), ends[code] - begin(code), StandardCharsets.UTF_8);
    }

    private int begin(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    private static int spread(int hash) {
        int spread = hash * 0x9E3779B1;
        return spread ^ spread >>> 15;
    }

    private void grow() {
        ends = Arrays.copyOf(ends, 2 * size);
        hashes = Arrays.copyOf(hashes, 2 * size);
        slots = new int[4 * size];
        int mask = slots.length - 1;
        for (int code = 0; code < size; code++) {
            int slot = spread(hashes[code]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = code + 1;
        }
    }
}
