# Changes of regions' direct estimates between two waves that share persons or clusters, by R's survey package.
# Rscript src/test/r/survey-change.R  (from the project's folder; needs r-cran-survey, r-cran-jsonlite)
# Simulated; writes src/test/resources/reference/survey-change/<case>/first.csv, second.csv and expected.json.
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust", digits = 17)
root <- "src/test/resources/reference/survey-change"

# Persons with a lasting leaning; two thirds of the first wave answer the second too, and others are new to it.
simulate <- function(seed, regions, persons) {
  set.seed(seed)
  people <- data.frame(id = sprintf("P%03d", sample(900, persons)), region = sample(regions, persons, replace = TRUE),
                       stratum = paste0("S", 1 + seq_len(persons) %% 3), leaning = rnorm(persons, 0, 1.5))
  people$cluster <- paste0("C", 1 + seq_len(persons) %% 24)
  # clusters lie in strata
  people$stratum <- paste0("S", 1 + (as.integer(substring(people$cluster, 2)) - 1) %% 3)
  wave <- function(of, shift) {
    own <- people[of, ]
    n <- nrow(own)
    data.frame(region = sprintf("R%02d", own$region), id = own$id, stratum = own$stratum, cluster = own$cluster,
               weight = round(1000 * exp(rnorm(n, 0, 0.4))) / 1000,
               y = ifelse(runif(n) < 0.06, NA, rbinom(n, 1, plogis(-0.8 + own$leaning + 0.1 * own$region + shift))))
  }
  third <- persons %/% 4
  list(first = wave(1:(3 * third), 0), second = wave((third + 1):persons, 0.5))
}

write_case <- function(name, waves, make, columns) {
  folder <- file.path(root, name)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  for (wave in names(waves)) {
    write.csv(waves[[wave]], file.path(folder, paste0(wave, ".csv")), row.names = FALSE, quote = FALSE, na = "")
  }
  stacked <- rbind(cbind(waves$first, wave = 1), cbind(waves$second, wave = 2))
  design <- make(stacked)
  # svyby has no covariances for calibrated designs, which keep everybody in their domains; ratios have
  ratios <- function(first, second) {
    known <- !is.na(stacked$y)
    yes <- ifelse(known, stacked$y, 0)
    both <- update(design, a1 = yes * (known & first), a2 = yes * (known & second), b1 = as.numeric(known & first),
                   b2 = as.numeric(known & second))
    found <- svyratio(~a1 + a2, ~b1 + b2, both, covmat = TRUE)
    share <- coef(found)[c("a1/b1", "a2/b2")]
    v <- vcov(found)[c("a1/b1", "a2/b2"), c("a1/b1", "a2/b2")]
    list(first = unname(share[1]), second = unname(share[2]), change = unname(share[2] - share[1]),
         se = sqrt(v[1, 1] + v[2, 2] - 2 * v[1, 2]), covariance = v[1, 2])
  }
  if (!is.null(columns$calibratedOn)) {
    keys <- sort(intersect(waves$first$region, waves$second$region))
    regions <- lapply(keys, function(key) c(list(region = key), ratios(stacked$region == key & stacked$wave == 1,
                                                                       stacked$region == key & stacked$wave == 2)))
    written(name, folder, columns, ratios(stacked$wave == 1, stacked$wave == 2), regions)
    return(invisible())
  }
  design <- subset(design, !is.na(y))
  change <- function(by, first, second) {
    contrast <- svycontrast(by, list(change = setNames(c(1, -1), c(second, first))))
    covariance <- vcov(by)[first, second]
    list(first = as.numeric(coef(by)[first]), second = as.numeric(coef(by)[second]),
         change = as.numeric(coef(contrast)), se = as.numeric(SE(contrast)), covariance = covariance)
  }
  by <- svyby(~y, ~region + wave, design, svymean, covmat = TRUE)
  keys <- intersect(by$region[by$wave == 1], by$region[by$wave == 2])
  regions <- lapply(keys, function(key) c(list(region = key), change(by, paste0(key, ".1"), paste0(key, ".2"))))
  all <- svyby(~y, ~wave, design, svymean, covmat = TRUE)
  written(name, folder, columns, change(all, "1", "2"), regions)
}

written <- function(name, folder, columns, nation, regions) {
  write_json(list(case = name, columns = columns, nation = nation, regions = regions,
                  software = list(R = R.version.string, survey = as.character(packageVersion("survey")))),
             file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE, na = "null")
}

waves <- simulate(41, 7, 240)
write_case("persons", waves, function(data) svydesign(ids = ~id, data = data, weights = ~1),
           list(identifier = "id"))
write_case("weighted-strata", waves,
           function(data) svydesign(ids = ~id, strata = ~stratum, weights = ~weight, data = data),
           list(identifier = "id", weight = "weight", stratum = "stratum"))
write_case("clusters", waves,
           function(data) svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data),
           list(identifier = "id", weight = "weight", stratum = "stratum", cluster = "cluster"))

# Weights calibrated in each wave by itself, on sex and age.
totals <- function(data, formula, factor) colSums(model.matrix(formula, data) * data$base * factor)
set.seed(42)
calibrated <- lapply(simulate(43, 6, 260), function(own) {
  n <- nrow(own)
  own$base <- 0.5 * (1 + as.integer(substring(own$cluster, 2)) %% 5)
  own$sex <- sample(c("f", "m"), n, replace = TRUE)
  own$age <- 18 + sample(60, n, replace = TRUE)
  drawn <- svydesign(ids = ~id, weights = ~base, data = own)
  own$weight <- weights(calibrate(drawn, ~sex + age, totals(own, ~sex + age, 1 + 0.1 * (own$sex == "m") + own$age / 400)))
  own
})
# again for both waves together, as their weights are: nothing changes but what variances are taken of
both <- function(make) function(data) {
  formula <- ~factor(wave) * (sex + age)
  calibrate(make(data), formula, colSums(model.matrix(formula, data) * data$weight), epsilon = 1e-12)
}
shown <- lapply(calibrated, function(own) {
  own$weight <- sprintf("%.17g", own$weight)
  own
})
write_case("calibrated", lapply(shown, function(own) transform(own, weight = as.numeric(weight))),
           both(function(data) svydesign(ids = ~id, strata = ~stratum, weights = ~base, data = data)),
           list(identifier = "id", weight = "weight", stratum = "stratum", calibratedOn = "sex,age",
                baseWeight = "base"))
for (wave in names(shown)) {
  write.csv(shown[[wave]], file.path(root, "calibrated", paste0(wave, ".csv")), row.names = FALSE, quote = FALSE,
            na = "")
}

# A jackknife of the same twelve groups of clusters in both waves.
set.seed(44)
replicated <- lapply(simulate(45, 6, 260), function(own) {
  group <- 1 + as.integer(substring(own$cluster, 2)) %% 12
  own$weight <- round(1000 * own$weight) / 1000
  for (r in 1:12) own[[paste0("rw", r)]] <- ifelse(group == r, 0, round(1000 * own$weight * 12 / 11) / 1000)
  own
})
write_case("replicates", replicated,
           function(data) svrepdesign(data = data, weights = ~weight, repweights = "rw[0-9]+", type = "JK1",
                                      combined.weights = TRUE, mse = TRUE),
           list(identifier = "id", weight = "weight", replicates = "rw*", type = "jk1"))
