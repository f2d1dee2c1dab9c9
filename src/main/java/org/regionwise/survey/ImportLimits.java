package org.regionwise.survey;

/**
 * What a file may hold at most, so that none of them can exhaust the machine.
 *
 * @param fileBytes size of the file as it was sent
 * @param unpackedBytes size after unpacking what is packed: gzip, or all parts of a workbook together
 * @param rows rows of data
 * @param columns columns; a database table holds no more than about 1,600
 * @param cellCharacters characters in a cell
 */
public record ImportLimits(long fileBytes, long unpackedBytes, long rows, int columns, int cellCharacters) {
    /** What holds unless it is configured otherwise. */
    public static final ImportLimits USUAL = new ImportLimits(4L << 30, 16L << 30, 100_000_000, 1_000, 10_000);

    /**
     * The unpacked XML of a workbook, all parts together: a full sheet of some 25 columns, and more than memory bears.
     */
    private static final long WORKBOOK_BYTES = 1L << 30;

    /** No extract shrinks to less than this share of itself; what unpacks to more holds nothing but repetition. */
    private static final long PACKING = 200;

    /** Small files may, as so much does no harm. */
    private static final long UNPACKED_ANYWAY = 64L << 20;

    public ImportLimits {
        if (fileBytes < 1 || unpackedBytes < 1 || rows < 1 || columns < 1 || cellCharacters < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }

    /** How much of a workbook is unpacked at most. */
    public long workbookBytes() {
        return Math.min(WORKBOOK_BYTES, unpackedBytes);
    }

    /** How much may come of so many packed bytes: no archive in good faith packs tighter, however large it may be. */
    public long unpackedOf(long packedBytes) {
        return Math.min(unpackedBytes, Math.max(UNPACKED_ANYWAY, PACKING * packedBytes));
    }

    /** What is said of an archive that packs tighter. */
    public static Reason tooTight() {
        return Reason.of("packed-too-tightly", "times", PACKING);
    }
}
