package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.string;
import static org.regionwise.report.rscript.RText.strings;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;

/** The sample's design in R: the columns of respondents that it takes, and the call of {@code svydesign}. */
final class RDesign {
    /** More than weights of whole clusters have: the analysis then took the second stage's populations from them. */
    private static final double WHOLE_CLUSTERS = 1.05;

    private final ModelFacts model;
    private final SampleFacts sample;
    private final RComments comments;

    /** @param result with a design */
    RDesign(Result result, RComments comments) {
        this.model = result.model();
        this.sample = result.survey().design();
        this.comments = comments;
    }

    /** {@code name = value} for every column of respondents that the design needs. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        columns.add("weight = " + (model.weight() == null ? "1" : number(model.weight())));
        text(columns, "stratum", model.stratum());
        text(columns, "cluster", model.cluster());
        if (model.finitePopulation() != null) {
            columns.add("population = " + number(model.finitePopulation()));
        }
        text(columns, "unit", model.secondStage());
        if (model.secondFinitePopulation() != null) {
            columns.add("population2 = " + number(model.secondFinitePopulation()));
        }
        if (model.replicates() != null) {
            columns.add("replicate = I(as.matrix(as.data.frame(lapply(survey["
                    + strings(model.replicates().columns()) + "], number))))");
        }
        if (!model.calibratedOn().isEmpty()) {
            columns.add("base = " + (model.baseWeight() == null ? number(model.weight()) : number(model.baseWeight())));
        }
        for (int k = 0; k < model.calibratedOn().size(); k++) {
            if (!isRegion(k)) {
                text(columns, "calibration_" + (k + 1), model.calibratedOn().get(k));
            }
        }
        return columns;
    }

    /** The region as the script has it, its spellings made one, or the variable's own column. */
    private String variable(int k) {
        return isRegion(k) ? "region" : "calibration_" + (k + 1);
    }

    private boolean isRegion(int k) {
        return model.calibratedOn().get(k).equals(model.region());
    }

    private static String number(String column) {
        return "number(survey[[" + string(column) + "]])";
    }

    private static void text(List<String> columns, String as, String column) {
        if (column != null) {
            columns.add(as + " = survey[[" + string(column) + "]]");
        }
    }

    /** Keeps the respondents whom the design knows. */
    String known() {
        List<String> there = new ArrayList<>(List.of("!is.na(weight)", "weight > 0"));
        if (model.stratum() != null) {
            there.add("!is.na(stratum)");
        }
        if (model.cluster() != null) {
            there.add("!is.na(cluster)");
        }
        if (model.secondStage() != null) {
            there.add("!is.na(unit)");
        }
        if (!model.calibratedOn().isEmpty()) {
            there.add("!is.na(base)");
            there.add("base > 0");
        }
        for (int k = 0; k < model.calibratedOn().size(); k++) {
            there.add("!is.na(" + variable(k) + ")");
        }
        return lines("responses <- subset(responses, " + String.join(" & ", there) + ")");
    }

    /** Gives {@code direct}, one row a region with an answer, by {@code svyby}. */
    String direct() {
        if (model.replicates() != null) {
            return replicates()
                    + lines(
                            "direct <- svyby(~yes, ~region, subset(sample, !is.na(yes)), svymean)",
                            "sizes <- as.vector(table(responses$region[!is.na(responses$yes)])"
                                    + "[as.character(direct$region)])",
                            "direct$se[direct$se^2 <= 1e-3 * direct$yes * (1 - direct$yes) / sizes] <- 0");
        }
        boolean two = model.secondFinitePopulation() != null || secondByWeights();
        boolean corrected = model.finitePopulation() != null
                && (!sample.populationCorrection().leftOut() || secondByWeights());
        StringBuilder out = new StringBuilder();
        out.append(lines("options(survey.lonely.psu = \"adjust\")"));
        if (corrected) {
            out.append(sizes(two));
        }
        out.append(lines("sample <- svydesign(ids = "
                + (model.cluster() == null ? "~1" : two ? "~cluster + unit" : "~cluster")
                + ", weights = ~weight"
                + (model.stratum() == null ? "" : two ? ", strata = ~stratum + stratum" : ", strata = ~stratum")
                + (corrected ? ", fpc = ~population" + (two ? " + population2" : "") : "")
                + ", data = responses, nest = TRUE)"));
        if (model.calibratedOn().isEmpty()) {
            return out.append(lines("direct <- svyby(~yes, ~region, subset(sample, !is.na(yes)), svymean)"))
                    .toString();
        }
        return out.append(calibration(false))
                .append(lines("direct <- svyby(~yes, ~region, subset(sample, known), svymean)"))
                .toString();
    }

    /** Makes {@code sample} of replicate weights. */
    String replicates() {
        ModelFacts.ReplicateFacts replicates = model.replicates();
        double common = replicates.commonScale();
        return lines(
                "sample <- svrepdesign(data = responses[names(responses) != \"replicate\"], weights = ~weight,",
                "  repweights = unclass(responses$replicate), type = \"other\", combined.weights = TRUE,",
                "  scale = " + replicates.scale() + ", rscales = "
                        + (Double.isNaN(common)
                                ? "c("
                                        + replicates.rscales().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(",\n    "))
                                        + ")"
                                : "rep(" + common + ", " + replicates.rscales().size() + ")")
                        + ",",
                "  mse = " + (replicates.aroundMean() ? "FALSE" : "TRUE") + ")  # " + replicates.type());
    }

    /** Whether the second stage's populations follow from weights, where all clusters of a stratum were drawn. */
    private boolean secondByWeights() {
        return sample.populationCorrection() == PopulationCorrection.SECOND_STAGE_BY_WEIGHTS
                || sample.populationCorrection().leftOut()
                        && model.weight() != null
                        && sample.weightTimesFraction() > WHOLE_CLUSTERS;
    }

    private String sizes(boolean two) {
        StringBuilder out = new StringBuilder();
        String stratum = model.stratum() == null ? "rep(1, nrow(responses))" : "responses$stratum";
        if (model.stratum() == null && model.cluster() != null) {
            out.append(lines("clusters <- responses$cluster"));
        } else if (model.cluster() != null) {
            out.append(lines("clusters <- paste(responses$stratum, responses$cluster, sep = \"\\r\")"));
        } else {
            out.append(lines("clusters <- seq_len(nrow(responses))"));
        }
        if (two && model.secondStage() == null) {
            out.append(lines("responses$unit <- seq_len(nrow(responses))"));
        }
        out.append(lines(
                comments.say("fractions"),
                "drawn <- function(unit, whole) ave(as.integer(factor(unit)), whole, FUN = function(x) "
                        + "length(unique(x)))",
                "size <- function(given, drawn) ifelse(given <= 1, drawn / given, given)",
                "first <- drawn(clusters, " + stratum + ")",
                "responses$population <- size(responses$population, first)"));
        if (model.secondFinitePopulation() != null) {
            out.append(lines("responses$population2 <- size(responses$population2, drawn(responses$unit, clusters))"));
        } else if (two) {
            out.append(lines(
                    comments.say("subsampled"),
                    "responses$population2 <- drawn(responses$unit, clusters) * pmax(1, ave(responses$"
                            + (model.calibratedOn().isEmpty() ? "weight" : "base") + ", clusters))",
                    "responses$population[responses$population > first * (1 + 1e-12)] <- Inf"));
        }
        return out.toString();
    }

    /**
     * Calibration as {@code calibrate} leaves it in a design, of weights that are calibrated already: called again, it
     * would change those that were raked or trimmed.
     *
     * @param waves whether respondents are of two waves, each calibrated by itself
     */
    String calibration(boolean waves) {
        List<String> measured = new ArrayList<>();
        for (int k = 0; k < model.calibratedOn().size(); k++) {
            boolean codes =
                    isRegion(k) || model.factors().contains(model.calibratedOn().get(k));
            measured.add(
                    "v" + (k + 1) + " = measured(responses$" + variable(k) + ", " + (codes ? "TRUE" : "FALSE") + ")");
        }
        return lines(
                comments.say("calibrated"),
                "measured <- function(x, codes) {",
                "  n <- suppressWarnings(number(x))",
                "  if (codes || anyNA(n) || any(grepl(\"^0[0-9]\", x))) factor(plain(x)) else n",
                "}",
                "variables <- data.frame(" + String.join(",\n  ", measured) + ")",
                "variables <- variables[vapply(variables, function(x) length(unique(x)) > 1, NA)]",
                "x <- if (length(variables)) model.matrix(~ ., variables) else matrix(1, nrow(responses), 1)"
                        + (waves ? "\nx <- cbind(x * (responses$wave == 1), x * (responses$wave == 2))" : ""),
                "kept <- list(qr = qr(x * sqrt(responses$base)), w = responses$weight / sqrt(responses$base),",
                "             stage = 0, index = NULL)",
                "class(kept) <- c(\"greg_calibration\", \"gen_raking\")",
                "sample$postStrata <- list(kept)",
                comments.say("everybody"),
                "sample <- update(sample, known = !is.na(yes), yes = ifelse(is.na(yes), 0, yes))");
    }
}
