package org.regionwise.analysis.record;

/**
 * A file and what proves that it is the same.
 *
 * @param file its name
 * @param sha256 its hash, lower-case hexadecimal
 */
public record HashedFile(String file, String sha256) {}
