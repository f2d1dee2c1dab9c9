package org.regionwise.survey;

import java.text.Normalizer;

/**
 * Turns the characters of a column's cells into strings: stripped, in Unicode normal form C, null when empty. Surveys repeat themselves, so the
 * strings last seen are kept and given out again: reading then allocates next to nothing, and equal cells are mostly
 * the same object, which makes looking them up cheap. Memory is bounded by the number of slots.
 */
final class CellText {
    private static final int LONGEST_KEPT = 40;

    private final String[] kept;

    /** @param slots how many strings to keep, a power of two */
    CellText(int slots) {
        this.kept = new String[slots];
    }

    String of(char[] buffer, int offset, int length) {
        int begin = offset;
        int end = offset + length;
        while (begin < end && isBlank(buffer[begin])) {
            begin++;
        }
        while (end > begin && isBlank(buffer[end - 1])) {
            end--;
        }
        int size = end - begin;
        if (size == 0) {
            return null;
        }
        if (size > LONGEST_KEPT) {
            return normal(new String(buffer, begin, size));
        }
        int hash = 0;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + buffer[i];
        }
        int slot = (hash ^ hash >>> 12) & kept.length - 1;
        String text = kept[slot];
        if (text == null || !same(text, buffer, begin, size)) {
            text = normal(new String(buffer, begin, size));
            kept[slot] = text;
        }
        return text;
    }

    /** The form in which one word is always the same characters, so that a survey and its region table agree on names. */
    static String normal(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
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

    private static boolean isBlank(char c) {
        return c <= ' ' ? c == ' ' || c >= '\t' && c <= '\r' || c >= 0x1C : c > 127 && Character.isWhitespace(c);
    }
}
