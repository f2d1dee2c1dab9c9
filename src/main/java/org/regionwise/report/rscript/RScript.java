package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;

/**
 * A result as a script for R: reads the analyst's own files, codes the answers as Regionwise did, fits the same model
 * with lme4 (maximum likelihood), rstanarm (full Bayes; brms with Student effects), survey (direct estimates under a
 * design) or metafor (area level), and prints its regional estimates beside Regionwise's. It holds what is released and
 * no answers of respondents.
 */
public final class RScript {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "text/plain; charset=utf-8";

    private final Result result;
    private final DataFiles data;
    private final boolean confidential;
    private final RComments comments;

    private RScript(Released released, DataFiles data, Words words) {
        this.result = released.result();
        this.confidential = released.confidential();
        this.data = data;
        this.comments = new RComments(words.about(result));
    }

    /**
     * The script, in UTF-8. Equal results give equal scripts.
     *
     * @param words what its comments are said in; the code is the same in every language
     */
    public static String of(Released released, DataFiles data, Words words) {
        return new RScript(released, data, words).script();
    }

    private String script() {
        StringBuilder script = new StringBuilder(head());
        if (confidential) {
            script.append(lines(comments.say("confidential"), ""));
        }
        script.append(RComparison.figures(result, comments)).append('\n');
        script.append(RGroups.facts(result));
        script.append(RComparison.agreement(result, comments));
        if (result.model().published()) {
            script.append(RArea.published(result, data, comments));
        } else {
            script.append(new RResponses(result, data, comments).coded());
            script.append(
                    switch (result.model().kind()) {
                        case RANDOM_INTERCEPT -> RBinomial.of(result, comments) + RPopulation.of(result, comments);
                        case AREA_LEVEL -> RArea.ofSurvey(result, comments);
                        case LINEAR_UNIT -> RLinearUnit.of(result, comments);
                    });
        }
        String text = script.append(RComparison.beside(comments))
                .append(RGroups.beside(result, comments))
                .append(RPopulation.beside(result, comments))
                .toString();
        return text.chars().allMatch(c -> c < 128)
                ? text
                : text.replaceFirst("\n\n", "\n\n" + Matcher.quoteReplacement(needsUtf8()));
    }

    private String needsUtf8() {
        return lines(comments.say("letters"), "if (!l10n_info()[[\"UTF-8\"]]) stop(" + comments.string("locale") + ")");
    }

    private String head() {
        List<String> packages = packages();
        List<String> lines = new ArrayList<>();
        lines.add(comments.say(
                "title",
                "survey",
                result.model().labels().survey(),
                "outcome",
                result.model().labels().outcome()));
        lines.add(comments.say("written", "version", result.software().version()));
        lines.add("#   Rscript analysis.R");
        lines.add(comments.say(
                "data", "file", data.survey().file(), "hash", data.survey().sha256()));
        if (data.regions() != null
                && !data.regions().file().equals(data.survey().file())) {
            lines.add(comments.say(
                    "region-table",
                    "file",
                    data.regions().file(),
                    "hash",
                    data.regions().sha256()));
        }
        if (data.populationTable() != null) {
            lines.add(comments.say(
                    "population-table",
                    "file",
                    data.populationTable().file(),
                    "hash",
                    data.populationTable().sha256()));
        }
        lines.add(comments.say("packages", "packages", String.join(", ", packages)));
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
                    case RANDOM_INTERCEPT ->
                        List.of(
                                result.model().student()
                                        ? "brms"
                                        : result.model().bayes() ? "rstanarm" : "lme4");
                    case AREA_LEVEL -> result.model().bayes() ? List.<String>of() : List.of("metafor");
                    case LINEAR_UNIT -> List.of("lme4");
                });
        RReading.needed(data.survey().imported().format()).ifPresent(packages::add);
        return packages;
    }
}
