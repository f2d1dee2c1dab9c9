# Direct means of a measured outcome by region under survey designs, by R's survey package.
# Rscript src/test/r/measured-means.R  (from the project's folder; needs r-cran-survey, r-cran-jsonlite)
# Simulated; writes src/test/resources/reference/measured-means/survey.csv and expected.json.
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust", digits = 17)
root <- "src/test/resources/reference/measured-means"
dir.create(root, recursive = TRUE, showWarnings = FALSE)

set.seed(20)
rows <- list()
for (h in 1:3) for (k in 1:12) {
  n <- 2 + rpois(1, 6)
  region <- sample(6, n, replace = TRUE, prob = (1:6)^2)
  effect <- rnorm(1, 0, 300)
  rows[[length(rows) + 1]] <- data.frame(
    region = sprintf("R%d", region), stratum = paste0("S", h), cluster = sprintf("%d-%d", h, k),
    # whole thousandths, so that the text of the file is the number itself
    weight = round(1000 * (0.5 + h / 2) * exp(rnorm(n, 0, 0.4))) / 1000,
    people = c(400, 600, 250)[h], group = sample(c("a", "b"), n, replace = TRUE),
    income = ifelse(runif(n) < 0.05, NA,
                    round(100 * (20000 + 900 * region + effect + 1500 * h + rnorm(n, 0, 2500))) / 100))
}
data <- do.call(rbind, rows)
write.csv(data, file.path(root, "survey.csv"), row.names = FALSE, quote = FALSE, na = "")

answers <- function(name, design) {
  answered <- subset(design, !is.na(income))
  by <- svyby(~income, ~region, answered, svymean)
  total <- svymean(~income, answered)
  list(case = name, nation = list(estimate = as.numeric(coef(total)), se = as.numeric(SE(total)), df = degf(answered)),
       regions = lapply(seq_len(nrow(by)), function(i) {
         own <- subset(answered, region == by$region[i])
         list(region = by$region[i], estimate = as.numeric(by$income[i]), se = as.numeric(by$se[i]), df = degf(own))
       }))
}
cases <- list(
  answers("weights", svydesign(ids = ~1, weights = ~weight, data = data)),
  answers("strata-clusters", svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data)),
  answers("finite", svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~people, data = data)))
write_json(list(cases = cases, software = list(R = R.version.string, survey = as.character(packageVersion("survey")))),
           file.path(root, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null")
