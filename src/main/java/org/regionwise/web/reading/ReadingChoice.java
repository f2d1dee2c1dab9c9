package org.regionwise.web.reading;

import org.regionwise.survey.ReadingOptions;

/**
 * How the analyst wants a file to be read.
 *
 * @param options what was said; the rest is told from the file
 * @param numbersSaid whether the notation of numbers was chosen, and not only suggested
 */
public record ReadingChoice(ReadingOptions options, boolean numbersSaid) {
    /** Nothing was said: the file is read as it suggests. */
    public static final ReadingChoice NOTHING = new ReadingChoice(ReadingOptions.SUGGESTED, false);
}
