package org.regionwise.survey;

/**
 * How a file was read, which a result repeats so that it can be computed again.
 *
 * @param format what kind of file it was
 * @param options how it was read
 * @param leftOut unsound rows that were left out, as the analyst chose
 */
public record ImportFacts(FileFormat format, ReadingOptions options, long leftOut) {
    /** What was said about surveys that were read before there were choices. */
    public static final ImportFacts PLAIN = new ImportFacts(FileFormat.CSV, ReadingOptions.SUGGESTED, 0);
}
