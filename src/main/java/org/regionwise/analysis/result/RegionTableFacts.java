package org.regionwise.analysis.result;

import org.regionwise.survey.ImportFacts;

/**
 * The region table and which of its columns were what; {@code name} and {@code population} are null where none was.
 * {@code imported} says how its file was read, null where that is not known.
 */
public record RegionTableFacts(
        String file, String sha256, String key, String name, String population, ImportFacts imported) {
    /** Of a table of which it is not known how its file was read. */
    public RegionTableFacts(String file, String sha256, String key, String name, String population) {
        this(file, sha256, key, name, population, null);
    }

    /** The same with another account of how its file was read. */
    public RegionTableFacts with(ImportFacts other) {
        return new RegionTableFacts(file, sha256, key, name, population, other);
    }
}
