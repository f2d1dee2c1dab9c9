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
  design <- subset(make(stacked), !is.na(y))
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
  write_json(list(case = name, columns = columns, nation = change(all, "1", "2"), regions = regions,
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
