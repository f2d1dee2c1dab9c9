# metafor's rma (REML) on areas, timed on all of them and on the first few hundred: Rscript area-rma.R AREAS.CSV FEW RUNS
suppressPackageStartupMessages(library(metafor))
arguments <- commandArgs(trailingOnly = TRUE)
areas <- read.csv(arguments[1]); few <- as.integer(arguments[2]); runs <- as.integer(arguments[3])
fit <- function(data) rma(y, V, mods = ~ x1 + x2 + x3, data = data, method = "REML", test = "z",
                          control = list(threshold = 1e-12, maxiter = 1000))
timed <- function(data) { started <- proc.time()[["elapsed"]]; model <- fit(data); list(model = model, seconds = proc.time()[["elapsed"]] - started) }
some <- lapply(seq_len(runs), function(i) timed(areas[seq_len(few), ]))
all <- timed(areas)
shrunken <- system.time(blup(some[[1]]$model))[["elapsed"]]
answer <- function(model) list(tau2 = model$tau2, beta = as.list(unname(drop(coef(model)))))
cat(jsonlite::toJSON(list(peer = "rma(method = 'REML')", R = R.version.string, packages = paste("metafor", packageVersion("metafor")),
  few = few, few_median_seconds = median(vapply(some, `[[`, 0, "seconds")), few_answer = answer(some[[1]]$model), few_blup_seconds = shrunken,
  all = nrow(areas), all_seconds = all$seconds, all_answer = answer(all$model)), auto_unbox = TRUE, digits = NA), "\n")
