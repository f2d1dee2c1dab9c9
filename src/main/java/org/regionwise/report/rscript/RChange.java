package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.number;
import static org.regionwise.report.rscript.RText.string;
import static org.regionwise.report.rscript.RText.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.RegionChange;
import org.regionwise.analysis.change.WaveChange;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.message.Words;

/**
 * Raw changes between waves as a script for R: reads the analyst's own files, computes the changes with survey, where
 * people answered twice by {@code svycontrast} over both waves as one sample, and prints them beside Regionwise's.
 */
public final class RChange {
    private final Change change;
    private final RComments comments;

    private RChange(Change change, Words words) {
        this.change = change;
        this.comments = new RComments(words);
    }

    /**
     * The script, in UTF-8.
     *
     * @param files of the waves, in their order, each beside the script
     * @param words what its comments are said in
     */
    public static String of(ReleasedChange released, List<String> files, Words words) {
        return new RChange(released.change(), words).script(files);
    }

    private String script(List<String> files) {
        StringBuilder out = new StringBuilder();
        out.append(lines(comments.say("change-title")));
        Result first = change.waves().get(0).result();
        out.append(lines(
                comments.say("written", "version", first.software().version()),
                "#   Rscript analysis.R",
                "",
                "if (!l10n_info()[[\"UTF-8\"]]) stop(" + comments.string("locale") + ")",
                "suppressPackageStartupMessages(library(survey))"));
        change.waves().stream()
                .flatMap(each ->
                        RReading.needed(each.result().survey().imported().format()).stream())
                .distinct()
                .forEach(each -> out.append(lines("suppressPackageStartupMessages(library(" + each + "))")));
        out.append(lines("options(survey.lonely.psu = \"adjust\", width = 120)"));
        String identifier = change.changes().get(0).overlap().identifier();
        for (int w = 0; w < change.waves().size(); w++) {
            out.append(wave(w, files.get(w), identifier));
        }
        change.changes().forEach(each -> out.append(compared(each)));
        return out.toString();
    }

    private String wave(int w, String file, String identifier) {
        Result result = change.waves().get(w).result();
        StringBuilder out = new StringBuilder(lines(
                "",
                comments.part(
                        "wave",
                        "number",
                        w + 1,
                        "wave",
                        change.waves().get(w).name(),
                        "hash",
                        result.survey().sha256()),
                "wave_" + (w + 1) + " <- local({",
                "regionwise <- data.frame(",
                "  region = "
                        + strings(result.regions().stream()
                                .map(RegionEstimate::region)
                                .toList())
                        + ",",
                "  raw_se = "
                        + RText.vector(result.regions().stream()
                                .map(region -> number(region.raw().standardError()))
                                .toList()),
                ")"));
        out.append(new RResponses(result, DataFiles.of(result, file, null, null), comments).raw());
        if (identifier != null) {
            out.append(lines("responses$person <- trimws(survey[[" + string(identifier)
                    + "]])[as.integer(rownames(responses))]"));
            if (result.model().weight() == null) {
                out.append(lines("responses$weight <- 1"));
            }
            out.append(lines("responses[intersect(names(responses), " + strings(columns(result.model())) + ")]"));
        } else {
            boolean designed = result.survey().design() != null;
            if (!designed) {
                out.append(lines("raw_se <- as.vector(tapply(answered$yes, factor(answered$region, levels = "
                        + "regionwise$region), function(y) sd(y) / sqrt(length(y))))"));
            }
            out.append(lines("data.frame(row.names = regionwise$region, raw = raw, se = raw_se)"));
        }
        return out.append(lines("})")).toString();
    }

    private static List<String> columns(ModelFacts model) {
        List<String> columns = new ArrayList<>(List.of("region", "yes", "weight", "person"));
        if (model.stratum() != null) {
            columns.add("stratum");
        }
        if (model.cluster() != null) {
            columns.add("cluster");
        }
        if (model.replicates() != null) {
            columns.add("replicate");
        }
        if (!model.calibratedOn().isEmpty()) {
            columns.add("base");
        }
        for (int k = 1; k <= model.calibratedOn().size(); k++) {
            columns.add("calibration_" + k);
        }
        return columns;
    }

    private String compared(WaveChange each) {
        List<RegionChange> known = each.regions().stream()
                .filter(region -> region.inBoth() && region.raw().defined())
                .toList();
        String first = "wave_" + (each.first() + 1);
        String second = "wave_" + (each.second() + 1);
        StringBuilder out = new StringBuilder(lines(
                "",
                comments.part("change", "first", each.first() + 1, "second", each.second() + 1),
                "first <- "
                        + strings(known.stream()
                                .map(region -> region.first().region())
                                .toList()),
                "second <- "
                        + strings(known.stream()
                                .map(region -> region.second().region())
                                .toList()),
                "regionwise <- data.frame(",
                "  region = second,",
                "  change = " + figures(known, false) + ",",
                "  se = " + figures(known, true),
                ")"));
        if (each.overlap().identifier() == null) {
            out.append(lines(
                    comments.say("change-independent"),
                    "change <- " + second + "[second, \"raw\"] - " + first + "[first, \"raw\"]",
                    "se <- sqrt(" + first + "[first, \"se\"]^2 + " + second + "[second, \"se\"]^2)"));
        } else {
            Result later = change.waves().get(each.second()).result();
            out.append(lines(
                    comments.say("change-linked"),
                    "responses <- rbind(cbind(" + first + ", wave = 1), cbind(" + second + ", wave = 2))"));
            out.append(sample(later));
            out.append(later.model().calibratedOn().isEmpty() ? contrasts() : ratios());
        }
        return out.append(lines(
                        "print(cbind(regionwise, change_R = change, se_R = se), digits = 4, row.names = FALSE)",
                        "cat(" + comments.string("largest-change")
                                + ", format(max(abs(change - regionwise$change)), digits = 3), \"\\n\")",
                        "cat(" + comments.string("largest-error")
                                + ", format(max(abs(se - regionwise$se), na.rm = TRUE), digits = 3), \"\\n\")"))
                .toString();
    }

    private static String contrasts() {
        return lines(
                "by <- svyby(~yes, ~region + wave, subset(sample, !is.na(yes) & !is.na(region)), svymean, "
                        + "covmat = TRUE)",
                "contrasts <- svycontrast(by, lapply(seq_along(first), function(j)",
                "  setNames(c(1, -1), paste(c(second[j], first[j]), c(2, 1), sep = \".\"))))",
                "change <- as.vector(coef(contrasts))",
                "se <- as.vector(SE(contrasts))");
    }

    /** Without {@code svyby}, which has no covariances for calibrated designs. */
    private static String ratios() {
        return lines(
                "moved <- sapply(seq_along(first), function(j) {",
                "  one <- with(sample$variables, known & region %in% first[j] & wave == 1)",
                "  other <- with(sample$variables, known & region %in% second[j] & wave == 2)",
                "  both <- update(sample, a1 = yes * one, a2 = yes * other, b1 = 1 * one, b2 = 1 * other)",
                "  found <- svyratio(~a1 + a2, ~b1 + b2, both, covmat = TRUE)",
                "  own <- c(\"a1/b1\", \"a2/b2\")",
                "  c(diff(coef(found)[own]), sqrt(sum(vcov(found)[own, own] * c(1, -1, -1, 1))))",
                "})",
                "change <- moved[1, ]",
                "se <- moved[2, ]");
    }

    /** Both waves as one sample. */
    private String sample(Result result) {
        ModelFacts model = result.model();
        RDesign design = new RDesign(result, comments);
        if (model.replicates() != null) {
            return design.replicates();
        }
        String drawn = lines("sample <- svydesign(ids = ~" + (model.cluster() == null ? "person" : "cluster")
                + ", weights = ~weight" + (model.stratum() == null ? "" : ", strata = ~stratum")
                + ", data = responses, nest = TRUE)");
        return model.calibratedOn().isEmpty()
                ? drawn
                : RReading.number("number", result.survey().imported().options())
                        + RPredictors.plain(comments)
                        + drawn
                        + design.calibration(true);
    }

    private static String figures(List<RegionChange> regions, boolean errors) {
        return RText.vector(regions.stream()
                .map(each ->
                        number(errors ? each.raw().standardError() : each.raw().estimate()))
                .collect(Collectors.toList()));
    }
}
