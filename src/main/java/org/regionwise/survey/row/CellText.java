package org.regionwise.survey.row;

import java.text.Normalizer;

/**
 * Turns the characters of a column's cells into strings: stripped, in Unicode normal form C, null when empty. Surveys
 * repeat themselves, so the strings last seen are kept and given out again: reading then allocates next to nothing, and
 * equal cells are mostly the same object, which makes looking them up cheap. Memory is bounded by the number of slots.
 */
public final class CellText {
    /** Characters that fit into a long, one byte each. */
    private static final int SHORT = 8;

    /** No packing of characters other than 0 gives this. */
    private static final long UNPACKED = 0;

    private static final int LONGEST_KEPT = 40;
    private static final char FIRST_COMBINING = '\u0300';

    private final String[] kept;
    /** The characters of short strings, packed, so that recognising one is comparing two numbers. */
    private final long[] keys;

    /** @param slots how many strings to keep, a power of two */
    public CellText(int slots) {
        this.kept = new String[slots];
        this.keys = new long[slots];
    }

    /** The text of these characters; null when nothing is left of it. */
    public String of(char[] buffer, int offset, int length) {
        int begin = begin(buffer, offset, offset + length);
        int size = end(buffer, begin, offset + length) - begin;
        if (size == 0) {
            return null;
        }
        if (size > LONGEST_KEPT) {
            return normal(new String(buffer, begin, size));
        }
        int end = begin + size;
        long key = 0;
        int seen = 0;
        for (int i = begin; i < end; i++) {
            seen |= buffer[i] | buffer[i] - 1;
            key = size <= SHORT ? key << 8 | buffer[i] : 31 * key + buffer[i];
        }
        // a character that is 0 or does not fit into a byte spoils the packing
        boolean packed = size <= SHORT && (seen & ~0xFF) == 0;
        int slot = (int) (key * 0x9E3779B97F4A7C15L >>> 40) & kept.length - 1;
        String text = kept[slot];
        boolean found =
                packed ? keys[slot] == key : text != null && keys[slot] == UNPACKED && same(text, buffer, begin, size);
        if (!found) {
            text = normal(new String(buffer, begin, size));
            kept[slot] = text;
            keys[slot] = packed ? key : UNPACKED;
        }
        return text;
    }

    /** The same without keeping anything. */
    public static String read(char[] buffer, int offset, int length) {
        int begin = begin(buffer, offset, offset + length);
        int end = end(buffer, begin, offset + length);
        return begin == end ? null : normal(new String(buffer, begin, end - begin));
    }

    /** The same of a string; null stays null. */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        char[] characters = text.toCharArray();
        return read(characters, 0, characters.length);
    }

    private static int begin(char[] buffer, int from, int to) {
        int begin = from;
        while (begin < to && isBlank(buffer[begin])) {
            begin++;
        }
        return begin;
    }

    private static int end(char[] buffer, int from, int to) {
        int end = to;
        while (end > from && isBlank(buffer[end - 1])) {
            end--;
        }
        return end;
    }

    /**
     * The form in which one word is always the same characters, so that a survey and its region table agree on names.
     */
    static String normal(String text) {
        for (int i = 0; i < text.length(); i++) {
            // below the first combining mark everything is in normal form, and asking the normaliser is dear
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    private static boolean same(String text, char[] buffer, int begin, int size) {
        if (text.length() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if (text.charAt(i) != buffer[begin + i]) {
                return false;
            }
        }
        return true;
    }

    /** Blanks of every width, the byte order mark and marks of direction: what nobody sees at the ends of a text. */
    static boolean isBlank(char c) {
        return c <= ' '
                ? c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C
                : c > 127 && (Character.isWhitespace(c) || isUnseen(c));
    }

    /** Blanks that do not break lines, and characters without a width. */
    private static boolean isUnseen(char c) {
        return switch (c) {
            case '\u00A0', '\u2007', '\u202F', '\u180E', '\u200B', '\u2060', '\uFEFF', '\u200E', '\u200F' -> true;
            default -> c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
        };
    }
}
