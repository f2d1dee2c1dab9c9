# Effective sample sizes by each region's own variance, p(1 − p)/V with V by R's survey package.
# Rscript src/test/r/effective-n.R  (from the project's folder; needs r-cran-survey, r-cran-jsonlite)
# Reads src/test/resources/reference/effective-n/*.csv (simulated) and writes expected.json beside them.
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust", digits = 17)
root <- "src/test/resources/reference/effective-n"

own <- function(file, design) {
  data <- read.csv(file.path(root, file))
  total <- nrow(data)
  by <- svyby(~y, ~region, design(data), svymean)
  lapply(seq_len(nrow(by)), function(i) {
    p <- as.numeric(by$y[i])
    variance <- as.numeric(by$se[i])^2
    list(region = by$region[i], n = sum(data$region == by$region[i]), proportion = p, variance = variance,
         # n over the design effect V n (N − 1)/(N p(1 − p))
         ownSize = if (p > 0 && p < 1 && variance > 1e-12) p * (1 - p) / variance * total / (total - 1) else NA)
  })
}

write_json(list(
  clusters = own("clusters.csv", function(data) svydesign(ids = ~cl, strata = ~st, weights = ~w, nest = TRUE, data = data)),
  `informative-weights` = own("informative-weights.csv", function(data) svydesign(ids = ~1, weights = ~w, data = data))),
  file.path(root, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null")
