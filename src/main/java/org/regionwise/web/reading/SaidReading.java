package org.regionwise.web.reading;

import org.regionwise.survey.ReadingOptions;

/**
 * How the analyst wants a file to be read.
 *
 * @param options what was said; the rest is told from the file
 * @param numbersSaid whether the notation of numbers was chosen, and not only suggested
 */
public record SaidReading(ReadingOptions options, boolean numbersSaid) {
    public static final SaidReading NOTHING = new SaidReading(ReadingOptions.SUGGESTED, false);
}
