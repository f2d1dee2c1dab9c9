# Two-stage samples and calibrated weights, by R's survey package.
# Rscript src/test/r/survey-stages.R  (from the project's folder; needs r-cran-survey, r-cran-jsonlite)
# Simulated; writes src/test/resources/reference/survey-stages/<case>/survey.csv and expected.json.
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust", digits = 17)
root <- "src/test/resources/reference/survey-stages"

# Clusters drawn in strata, households in clusters, one to four persons of each. Numbers of the file are the numbers used.
simulate <- function(seed, regions, taken, there, households = 6) {
  set.seed(seed)
  rows <- list()
  for (h in seq_along(taken)) for (k in seq_len(taken[h])) {
    effect <- rnorm(1, 0, 0.6)
    n2 <- sample(12:40, 1)
    drawn <- min(n2, 1 + rpois(1, households - 1))
    for (i in seq_len(drawn)) {
      persons <- sample(1:4, 1)
      region <- sample(regions, persons, replace = TRUE, prob = seq_len(regions))
      base <- round(100 * there[h] / taken[h] * n2 / drawn) / 100
      age <- sample(18:90, persons, replace = TRUE)
      sex <- sample(c("f", "m"), persons, replace = TRUE)
      rows[[length(rows) + 1]] <- data.frame(
        region = sprintf("R%d", region), stratum = paste0("S", h), cluster = sprintf("%d-%d", h, k), household = i,
        n1 = there[h], n2 = n2, f1 = taken[h] / there[h], f2 = drawn / n2, base = base, sex = sex, age = age,
        school = sample(c("basic", "high", "middle"), persons, replace = TRUE),
        y = ifelse(runif(persons) < 0.05, NA,
                   rbinom(persons, 1, plogis(-1.8 + 0.02 * age + 0.5 * (sex == "m") + 0.1 * region + effect))))
    }
  }
  data <- do.call(rbind, rows)
  data$person <- seq_len(nrow(data))
  data
}

# Shares, their standard errors, and that of weighted less unweighted: the latter by svyrecvar on scores made by hand, with
# lm for what calibration leaves of them.
answers <- function(data, design, calibrated) {
  w <- weights(design)
  score <- function(own) {
    p <- sum((w * data$y)[own]) / sum(w[own])
    u <- ifelse(own, (data$y - p) / sum(w[own]), 0)
    if (!is.null(calibrated)) u <- residuals(lm(calibrated, cbind(data, u = u), weights = base))
    plain <- mean(data$y[own])
    z <- w * u - ifelse(own, (data$y - plain) / sum(own), 0)
    sqrt(as.numeric(svyrecvar(z, design$cluster, design$strata, design$fpc)))
  }
  # a calibrated design keeps everybody in its domains, a missing answer too
  data$known <- !is.na(data$y)
  design <- update(design, y0 = ifelse(is.na(y), 0, y), known = !is.na(y))
  one <- function(own) {
    estimate <- svymean(~y0, subset(design, own))
    list(n = sum(own), proportion = as.numeric(coef(estimate)), se = as.numeric(SE(estimate)),
         differenceSe = score(own))
  }
  list(nation = one(data$known),
       regions = lapply(sort(unique(data$region)),
                        function(r) c(list(region = r), one(data$known & data$region == r))))
}

write_case <- function(name, data, design, columns, call, calibrated = NULL) {
  folder <- file.path(root, name)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  data$weight <- weights(design)
  shown <- data
  for (each in c("weight", "f1", "f2")) shown[[each]] <- sprintf("%.17g", data[[each]])
  write.csv(shown, file.path(folder, "survey.csv"), row.names = FALSE, quote = FALSE, na = "")
  expected <- c(list(case = name, call = call, columns = columns), answers(data, design, calibrated),
                list(software = list(R = R.version.string, survey = as.character(packageVersion("survey")))))
  write_json(expected, file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null")
}

two <- list(weight = "weight", stratum = "stratum", cluster = "cluster", secondStage = "household",
            finitePopulation = "n1,n2")
sizes <- function(data) svydesign(ids = ~cluster + household, strata = ~stratum + stratum, fpc = ~n1 + n2,
                                  weights = ~base, data = data, nest = TRUE)

a <- simulate(1, 4, c(6, 5, 7), c(20, 9, 15))
write_case("households", a, sizes(a), two, "svydesign(ids = ~cluster + household, fpc = ~n1 + n2)")
b <- simulate(2, 5, c(12, 8), c(14, 9))
# persons drawn in clusters; households of one person do not matter to the call
b$n2 <- ave(b$person, b$cluster, FUN = length) * 5
write_case("persons", b, svydesign(ids = ~cluster + person, strata = ~stratum + stratum, fpc = ~n1 + n2,
                                   weights = ~base, data = b, nest = TRUE),
           modifyList(two, list(secondStage = NULL)), "svydesign(ids = ~cluster + person, fpc = ~n1 + n2)")
c <- simulate(3, 3, c(4, 1, 5, 1), c(4, 6, 5, 1), 2)
write_case("census-and-single", c, sizes(c), two, "all clusters of S1, S3, S4; one cluster in S2, S4; single households")
d <- simulate(4, 4, c(6, 9), c(18, 11))
write_case("fractions", d, svydesign(ids = ~cluster + household, strata = ~stratum + stratum, fpc = ~f1 + f2,
                                     weights = ~base, data = d, nest = TRUE),
           modifyList(two, list(finitePopulation = "f1,f2")), "fpc = ~f1 + f2")

totals <- function(data, formula, factor) colSums(model.matrix(formula, data) * data$base * factor)
e <- simulate(5, 4, c(6, 5, 7), c(20, 9, 15))
write_case("linear", e, calibrate(sizes(e), ~sex + age, totals(e, ~sex + age, 1 + 0.1 * (e$sex == "m") + e$age / 500)),
           c(two, calibratedOn = "sex,age", baseWeight = "base"), "calibrate(~sex + age), linear", u ~ sex + age)
f <- simulate(6, 5, c(9, 12), c(30, 14))
one <- svydesign(ids = ~cluster, strata = ~stratum, fpc = ~n1, weights = ~base, data = f, nest = TRUE)
write_case("raking-function", f,
           calibrate(one, ~sex + school, totals(f, ~sex + school, 1 + 0.2 * (f$school == "high")), calfun = "raking",
                     epsilon = 1e-12),
           c(modifyList(two, list(secondStage = NULL, finitePopulation = "n1")),
             calibratedOn = "sex,school", baseWeight = "base"), "calibrate(~sex + school, calfun = \"raking\")",
           u ~ sex + school)
g <- simulate(7, 4, c(6, 9, 5), c(18, 11, 25))
g$cell <- paste(g$sex, g$school)
count <- xtabs(base ~ cell, g)
write_case("poststrata", g, postStratify(sizes(g), ~cell, data.frame(cell = names(count), Freq =
             as.vector(count) * c(1.1, 0.9, 1.2, 1, 0.8, 1.05))),
           c(two, calibratedOn = "cell", baseWeight = "base"), "postStratify(~cell)", u ~ cell)
h <- simulate(8, 4, c(14, 14), c(60, 60))
h$base <- 30
single <- svydesign(ids = ~1, strata = ~stratum, weights = ~base, data = h)
# rake regresses on the margins without weights, in ten rounds: with equal base weights the same, once it has settled
sexes <- xtabs(base ~ sex, h) * c(1.1, 0.95)
schools <- xtabs(base ~ school, h)
write_case("rake", h, rake(single, list(~sex, ~school), list(sexes, schools / sum(schools) * sum(sexes)),
                           control = list(maxit = 200, epsilon = 1e-12)),
           list(weight = "weight", stratum = "stratum", calibratedOn = "sex,school", baseWeight = "base"),
           "rake(~sex, ~school)", u ~ sex + school)
