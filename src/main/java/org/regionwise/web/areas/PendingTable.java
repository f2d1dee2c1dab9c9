package org.regionwise.web.areas;

import java.nio.file.Path;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingChoice;

/**
 * A table of published estimates that was sent and is not stored yet.
 *
 * @param path where it lies
 * @param name what the analyst calls it
 * @param said how she wants it to be read
 * @param attempt what came of reading it so
 */
record PendingTable(Path path, String name, ReadingChoice said, ReadingAttempt attempt) {}
