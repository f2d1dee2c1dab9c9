package org.regionwise.report.rscript;

import org.regionwise.analysis.result.Result;

/** The part of the script about a measured outcome. */
final class RLinearUnit {
    private RLinearUnit() {}

    static String of(Result result, RComments comments) {
        return "";
    }
}
