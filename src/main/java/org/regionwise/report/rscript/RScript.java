package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.comment;
import static org.regionwise.report.rscript.RText.lines;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.survey.FileFormat;

/**
 * A result as a script for R: reads the analyst's own files, codes the answers as Regionwise did, fits the same model
 * with lme4 (maximum likelihood), rstanarm (full Bayes), survey (direct estimates under a design) or metafor (area
 * level), and prints its regional estimates beside Regionwise's. It holds what is released and no answers of
 * respondents.
 */
public final class RScript {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    private final Result result;
    private final DataFiles data;
    private final boolean confidential;

    private RScript(Released released, DataFiles data) {
        this.result = released.result();
        this.confidential = released.confidential();
        this.data = data;
    }

    /** The script, in UTF-8. Equal results give equal scripts. */
    public static String of(Released released, DataFiles data) {
        return new RScript(released, data).script();
    }

    private String script() {
        StringBuilder script = new StringBuilder(head());
        if (confidential) {
            script.append(lines(
                    "# The publication profile withholds counts and rounds figures, so differences include rounding.",
                    "# What the script needs to know about a withheld region comes from the data.",
                    ""));
        }
        script.append(RComparison.figures(result)).append('\n');
        script.append(RComparison.agreement(result));
        if (result.model().published()) {
            script.append(RArea.published(result, data));
        } else {
            script.append(new RResponses(result, data).coded());
            script.append(
                    switch (result.model().kind()) {
                        case RANDOM_INTERCEPT -> RBinomial.of(result);
                        case AREA_LEVEL -> RArea.ofSurvey(result);
                    });
        }
        String text = script.append(RComparison.beside()).toString();
        return text.chars().allMatch(c -> c < 128) ? text : text.replaceFirst("\n\n", "\n\n" + needsUtf8());
    }

    private static String needsUtf8() {
        return lines(
                "# This script contains letters that are not in ASCII.",
                "if (!l10n_info()[[\"UTF-8\"]]) stop(\"Run R in a UTF-8 locale, for example LC_ALL=C.UTF-8\")");
    }

    private String head() {
        List<String> packages = packages();
        List<String> lines = new ArrayList<>();
        lines.add("# " + comment(result.survey().name()) + ": "
                + comment(result.model().outcome()) + " by region, recomputed with R.");
        lines.add(
                "# Written by Regionwise " + result.software().version() + ". Put this script beside the data and run");
        lines.add("#   Rscript analysis.R");
        lines.add("# Data: " + comment(data.survey().file()) + ", sha256 "
                + data.survey().sha256());
        if (data.regions() != null
                && !data.regions().file().equals(data.survey().file())) {
            lines.add("#       " + comment(data.regions().file()) + ", sha256 "
                    + data.regions().sha256());
        }
        lines.add("# Packages: " + String.join(", ", packages));
        lines.add("");
        packages.forEach(each -> lines.add("suppressPackageStartupMessages(library(" + each + "))"));
        lines.add("");
        return String.join("\n", lines) + "\n";
    }

    private List<String> packages() {
        List<String> packages = new ArrayList<>();
        if (result.survey().design() != null) {
            packages.add("survey");
        }
        packages.addAll(
                switch (result.model().kind()) {
                    case RANDOM_INTERCEPT -> List.of(result.model().bayes() ? "rstanarm" : "lme4");
                    case AREA_LEVEL -> result.model().bayes() ? List.<String>of() : List.of("metafor");
                });
        FileFormat format = data.survey().imported().format();
        if (format == FileFormat.XLSX) {
            packages.add("readxl");
        } else if (format.statistical()) {
            packages.add("haven");
        }
        return packages;
    }
}
