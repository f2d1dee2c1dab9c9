package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.name;
import static org.regionwise.report.rscript.RText.string;
import static org.regionwise.report.rscript.RText.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.survey.ReadingOptions;

/** The survey in R: answers as yes, no and nothing, direct estimates, and the cells that the model sees. */
final class RResponses {
    private final Result result;
    private final ModelFacts model;
    private final DataFiles data;
    private final RPredictors predictors;
    private final RComments comments;

    RResponses(Result result, DataFiles data, RComments comments) {
        this.result = result;
        this.model = result.model();
        this.data = data;
        this.predictors = new RPredictors(result);
        this.comments = comments;
    }

    private boolean designed() {
        return result.survey().design() != null;
    }

    /** Gives {@code raw} and, for the model, {@code cells}; where there are predictors of regions, {@code regions}. */
    String coded() {
        StringBuilder out = new StringBuilder(raw());
        if (!model.predictors().isEmpty()
                || model.linear() != null && !model.linear().populationMeans().isEmpty()) {
            out.append(lines("", comments.part("regions")));
            out.append(predictors.regionTable(data, comments));
        }
        if (!model.measured()) {
            out.append(model.respondentPredictors().isEmpty() ? cells() : patterns());
        }
        return out.toString();
    }

    /** Gives {@code responses} and, expecting {@code regionwise}, {@code raw}; under a design {@code raw_se} too. */
    String raw() {
        StringBuilder out = new StringBuilder();
        out.append(lines(comments.part("survey")));
        out.append(RReading.survey(data, comments));
        out.append(RReading.number("number", data.survey().imported().options()));
        out.append(RPredictors.plain(comments));
        out.append(predictors.levels(comments));
        if (model.measured()) {
            out.append(lines(comments.say("measured")));
        }
        out.append(answers());
        out.append(direct());
        return out.toString();
    }

    private String answers() {
        ReadingOptions options = data.survey().imported().options();
        List<String> columns = new ArrayList<>(List.of("region = trimws(survey[[" + string(model.region()) + "]])"));
        for (String each : model.respondentPredictors()) {
            columns.add(name(RPredictors.local(each)) + " = "
                    + (predictors.isNumber(each)
                            ? "number(survey[[" + string(each) + "]])"
                            : "plain(survey[[" + string(each) + "]])"));
        }
        if (designed()) {
            columns.addAll(new RDesign(result, comments).columns());
        }
        StringBuilder out = new StringBuilder();
        out.append(lines(
                "",
                "answer <- tolower(plain(trimws(survey[[" + string(model.outcome()) + "]])))",
                "said <- function(values) answer %in% tolower(values)",
                "responses <- data.frame(",
                "  " + String.join(",\n  ", columns) + ",",
                !model.measured()
                        ? "  yes = ifelse(said(" + strings(model.positive()) + "), 1, ifelse(said("
                                + strings(model.negative()) + "), 0, NA)),"
                        : "  yes = ifelse(said(" + strings(model.missing()) + "), NA, number(survey[["
                                + string(model.outcome()) + "]])),",
                "  stringsAsFactors = FALSE, check.names = FALSE",
                ")"));
        Map<String, String> recoded = options.recoded().getOrDefault(model.region(), Map.of());
        if (!recoded.isEmpty()) {
            out.append(lines(
                    comments.say("spellings"),
                    "same <- " + RText.named(recoded),
                    "other <- responses$region %in% names(same)",
                    "responses$region[other] <- unname(same[responses$region[other]])"));
        }
        out.append(lines("responses$yes[is.na(responses$region)] <- NA"));
        model.respondentPredictors()
                .forEach(each -> out.append(lines("responses$yes[is.na(responses[[" + local(each) + "]])] <- NA")));
        if (designed()) {
            out.append(new RDesign(result, comments).known());
        }
        return out.toString();
    }

    private static String local(String predictor) {
        return string(RPredictors.local(predictor));
    }

    private String direct() {
        if (!designed()) {
            return lines(
                    "",
                    comments.say("raw"),
                    "answered <- subset(responses, !is.na(yes))",
                    "raw <- as.vector(tapply(answered$yes, factor(answered$region, levels = "
                            + "regionwise$region), mean))");
        }
        return lines("", comments.say("raw-weighted"))
                + new RDesign(result, comments).direct()
                + lines(
                        "answered <- subset(responses, !is.na(yes))",
                        "direct <- direct[match(regionwise$region, direct$region), ]",
                        "raw <- direct$yes",
                        comments.say("no-own-variance"),
                        model.proportions()
                                ? "raw_se <- ifelse(raw > 0 & raw < 1 & direct$se > 1e-8, direct$se, NA)"
                                : "raw_se <- ifelse(direct$se > 0, direct$se, NA)",
                        "cat(" + comments.string("largest-error") + ",",
                        "    format(max(abs(raw_se - regionwise$raw_se), na.rm = TRUE), digits = 3), \"\\n\")");
    }

    private String cells() {
        List<String> columns = new ArrayList<>(List.of(
                "region = regionwise$region",
                "yes = total(" + weight("answered$yes") + ")",
                "no = total(" + weight("(1 - answered$yes)") + ")"));
        columns.addAll(predictors.ofRegions(""));
        return lines(
                        "",
                        comments.part("cells"),
                        "total <- function(x) {",
                        "  sums <- as.vector(tapply(x, factor(answered$region, levels = regionwise$region), sum))",
                        "  ifelse(is.na(sums), 0, sums)",
                        "}",
                        "cells <- data.frame(",
                        "  " + String.join(",\n  ", columns) + ",",
                        "  share = 1, check.names = FALSE",
                        ")")
                + effective();
    }

    private String weight(String of) {
        return designed() ? "answered$weight * " + of : of;
    }

    /** A region's weights come to its effective sample size. */
    private String effective() {
        return designed()
                ? lines(
                        comments.say("effective-size"),
                        "sizes <- regionwise$effective_n",
                        "sizes <- ifelse(is.na(sizes), raw * (1 - raw) / raw_se^2, sizes)",
                        "sums <- ave(cells$yes + cells$no, cells$region, FUN = sum)",
                        "scale <- ifelse(sums > 0, sizes[match(cells$region, regionwise$region)] / sums, 0)",
                        "cells$yes <- cells$yes * scale",
                        "cells$no <- cells$no * scale")
                : "";
    }

    /**
     * One row a region and pattern of the respondents' predictors; regions without respondents take the nation's mix.
     */
    private String patterns() {
        String by = RText.sum(
                model.respondentPredictors().stream().map(RPredictors::local).toList());
        boolean predicted = model.unansweredPredicted();
        List<String> known = model.respondentPredictors().stream()
                .map(each -> "!is.na(responses[[" + local(each) + "]])")
                .toList();
        StringBuilder out = new StringBuilder();
        out.append(lines(
                "",
                comments.part("patterns"),
                comments.say(predicted ? "mix-of-all" : "mix-of-answered"),
                predicted
                        ? "everybody <- responses[!is.na(responses$region) & " + String.join(" & ", known) + ", ]"
                        : "everybody <- answered",
                "everybody$count_yes <- " + counted("everybody$yes"),
                "everybody$count_no <- " + counted("(1 - everybody$yes)"),
                "everybody$count_asked <- " + (designed() ? "everybody$weight" : "1"),
                "answered$count_asked <- " + (designed() ? "answered$weight" : "1"),
                "cells <- aggregate(cbind(count_yes, count_no, count_asked) ~ region + " + by + ", everybody, sum)",
                "nation <- aggregate(count_asked ~ " + by + ", answered, sum)",
                "nobody <- setdiff(regionwise$region, cells$region)",
                "if (length(nobody)) cells <- rbind(cells, merge(data.frame(region = nobody, count_yes "
                        + "= 0, count_no = 0), nation)[names(cells)])",
                "cells <- cells[cells$region %in% regionwise$region, ]",
                "names(cells)[match(c(\"count_yes\", \"count_no\"), names(cells))] <- c(\"yes\", \"no\")",
                "cells$share <- cells$count_asked / ave(cells$count_asked, cells$region, FUN = sum)"));
        for (String each : model.respondentPredictors()) {
            if (!predictors.isNumber(each)) {
                out.append(lines("cells[[" + local(each) + "]] <- category(cells[[" + local(each) + "]])"));
            }
        }
        for (String each : model.predictors()) {
            out.append(lines("cells[[" + local(each) + "]] <- regions[[" + string(each)
                    + "]][match(cells$region, regionwise$region)]"));
        }
        return out.append(effective()).toString();
    }

    private String counted(String yes) {
        return "ifelse(is.na(everybody$yes), 0, " + (designed() ? "everybody$weight * " : "") + yes + ")";
    }
}
