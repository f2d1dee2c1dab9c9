# Direct estimates by region under a survey design, by R's survey package.
# Rscript src/test/r/survey-direct.R  (from the project's folder; needs r-cran-survey, r-cran-jsonlite)
# Simulated; writes src/test/resources/reference/survey-direct/<case>/survey.csv and expected.json.
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust", digits = 17)
root <- "src/test/resources/reference/survey-direct"

# One row a respondent: strata of unequal weights, clusters with an effect of their own, some without an answer.
simulate <- function(seed, regions, strata, clusters, size) {
  set.seed(seed)
  rows <- list()
  for (h in seq_len(strata)) for (k in seq_len(clusters[[(h - 1) %% length(clusters) + 1]])) {
    effect <- rnorm(1, 0, 0.6)
    n <- 1 + rpois(1, size - 1)
    region <- sample(regions, n, replace = TRUE, prob = (seq_len(regions))^2)
    rows[[length(rows) + 1]] <- data.frame(
      region = sprintf("R%02d", region), stratum = paste0("S", h), cluster = sprintf("%d-%d", h, k),
      # whole thousandths, so that the text of the file is the number itself
      weight = round(1000 * (0.5 + h / 2) * exp(rnorm(n, 0, 0.4))) / 1000,
      y = ifelse(runif(n) < 0.05, NA, rbinom(n, 1, plogis(-1.5 + 0.15 * region + effect + 0.2 * h))))
  }
  do.call(rbind, rows)
}

# R's answers: svyby gives proportion and standard error, svyciprop the intervals with the domain's degrees of freedom.
answers <- function(data, design) {
  answered <- subset(design, !is.na(y))
  by <- svyby(~y, ~region, design, svymean, na.rm = TRUE)
  regions <- lapply(seq_len(nrow(by)), function(i) {
    own <- subset(answered, region == by$region[i])
    n <- nrow(own)
    p <- as.numeric(by$y[i])
    df <- degf(own)
    entry <- list(region = by$region[i], n = n, positives = sum(own$variables$y), weight = sum(weights(own)),
                  proportion = p, se = as.numeric(by$se[i]), degf = df,
                  # against n drawn one by one of all N rows, at the weighted share
                  deff = if (p > 0 && p < 1) by$se[i]^2 * n * (nrow(data) - 1) / (nrow(data) * p * (1 - p)) else NA)
    if (p > 0 && p < 1 && df > 0) {
      logit <- as.numeric(confint(svyciprop(~y, own, method = "logit", df = df)))
      # with one degree of freedom confint can fail in survey 4.1-1 (NaN above)
      if (all(is.finite(logit))) entry$logit <- logit
      entry$beta <- as.numeric(confint(svyciprop(~y, own, method = "beta", df = df)))
    }
    entry
  })
  total <- svymean(~y, design, na.rm = TRUE)
  list(nation = list(proportion = as.numeric(coef(total)), se = as.numeric(SE(total)), degf = degf(answered)),
       regions = regions)
}

write_case <- function(name, data, design, columns, call) {
  folder <- file.path(root, name)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  write.csv(data, file.path(folder, "survey.csv"), row.names = FALSE, quote = FALSE, na = "")
  expected <- c(list(case = name, call = call, columns = columns), answers(data, design),
                list(software = list(R = R.version.string, survey = as.character(packageVersion("survey")))))
  write_json(expected, file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null")
}

weighted <- simulate(11, 6, 3, list(40), 8)
write_case("weights", weighted, svydesign(ids = ~1, weights = ~weight, data = weighted),
           list(weight = "weight"), "svydesign(ids = ~1, weights = ~weight)")
stratified <- simulate(12, 6, 4, list(30), 6)
write_case("strata", stratified, svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = stratified),
           list(weight = "weight", stratum = "stratum"), "svydesign(ids = ~1, strata = ~stratum, weights = ~weight)")
clustered <- simulate(13, 5, 1, list(25), 12)
write_case("clusters", clustered, svydesign(ids = ~cluster, weights = ~weight, data = clustered),
           list(weight = "weight", cluster = "cluster"), "svydesign(ids = ~cluster, weights = ~weight)")
both <- simulate(14, 8, 6, list(9, 5, 12), 10)
write_case("strata-clusters", both,
           svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = both),
           list(weight = "weight", stratum = "stratum", cluster = "cluster"),
           "svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight)")
finite <- simulate(15, 6, 5, list(8, 4), 10)
finite$population <- c(S1 = 20, S2 = 9, S3 = 31, S4 = 12, S5 = 8)[finite$stratum]
write_case("strata-clusters-finite", finite,
           svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~population, data = finite),
           list(weight = "weight", stratum = "stratum", cluster = "cluster", finitePopulation = "population"),
           "svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~population)")
lonely <- simulate(16, 4, 6, list(7, 1), 14)
write_case("single-unit-strata", lonely,
           svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = lonely),
           list(weight = "weight", stratum = "stratum", cluster = "cluster"),
           "svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight), options(survey.lonely.psu = \"adjust\")")
unweighted <- simulate(17, 5, 3, list(8), 10)
unweighted$weight <- NULL
write_case("no-weights", unweighted,
           svydesign(ids = ~cluster, strata = ~stratum, weights = rep(1, nrow(unweighted)), data = unweighted),
           list(stratum = "stratum", cluster = "cluster"), "svydesign(ids = ~cluster, strata = ~stratum, weights = 1)")
