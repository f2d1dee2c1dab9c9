package org.regionwise.web.upload;

import java.util.Optional;

/**
 * What the files of an upload are called.
 *
 * @param survey the extract
 * @param regions the region table, if there is one
 * @param boundaries the boundaries, if there are any
 * @param regionsKept whether the region table is that of the version before
 * @param boundariesKept whether the boundaries are those of the version before
 */
public record FileNames(
        String survey,
        Optional<String> regions,
        Optional<String> boundaries,
        boolean regionsKept,
        boolean boundariesKept) {}
