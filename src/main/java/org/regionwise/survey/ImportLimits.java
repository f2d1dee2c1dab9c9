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

    public ImportLimits {
        if (fileBytes < 1 || unpackedBytes < 1 || rows < 1 || columns < 1 || cellCharacters < 1) {
            throw new IllegalArgumentException("every limit must be at least 1");
        }
    }

    /** Bytes as people say them. */
    static String inWords(long bytes) {
        return bytes >= 1L << 30 ? (bytes >> 30) + " GB" : bytes >= 1L << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }
}
