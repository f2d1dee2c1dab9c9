package org.regionwise.store.content;

import java.util.List;

/**
 * A digest of rows that does not depend on their order: the number of rows and two sums, modulo 2^64, of different
 * hashes of a row. It tells damage, not malice.
 */
public final class RowDigest {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long rows;
    private long first;
    private long second;

    /** Takes in a row; null is a value of its own. */
    public void add(List<String> values) {
        long hash = STEP;
        for (String value : values) {
            hash = mixed(hash + STEP);
            if (value != null) {
                for (int i = 0; i < value.length(); i++) {
                    hash = (hash ^ value.charAt(i)) * 0x100000001B3L;
                }
                hash ^= value.length() + 1L;
            }
        }
        rows++;
        first += mixed(hash);
        second += mixed(hash ^ STEP);
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014). */
    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** How many rows there were. */
    public long rows() {
        return rows;
    }

    /** The digest: rows, and 32 hexadecimal digits. */
    @Override
    public String toString() {
        return rows + ":" + String.format("%016x%016x", first, second);
    }
}
