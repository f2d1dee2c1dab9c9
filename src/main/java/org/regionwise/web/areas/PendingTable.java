package org.regionwise.web.areas;

import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingChoice;

/**
 * A table of published estimates that was sent and is not stored yet.
 *
 * @param account who sent it
 * @param file where it lies, and what the analyst calls it
 * @param said how she wants it to be read
 * @param attempt what came of reading it so
 * @param answers what was said of its columns on the pages that ask
 */
record PendingTable(long account, ReceivedFile file, ReadingChoice said, ReadingAttempt attempt, FormFields answers) {}
