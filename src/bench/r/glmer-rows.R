# lme4 on the respondents one by one, with everything at its default; minutes for a million rows:
#     Rscript glmer-rows.R FOLDER
suppressPackageStartupMessages({library(lme4); library(data.table)})
folder <- commandArgs(trailingOnly = TRUE)[1]
rows <- merge(fread(file.path(folder, "rows.csv")), fread(file.path(folder, "regions.csv")), by = "region")
seconds <- system.time(m <- glmer(outcome ~ x1 + x2 + (1 | region), rows, binomial))[["elapsed"]]
cat(jsonlite::toJSON(list(peer = "glmer(outcome ~ x1 + x2 + (1 | region), binomial), rows", R = R.version.string, packages = paste("lme4", packageVersion("lme4")),
                          rows = nrow(rows), seconds = seconds, beta = as.list(fixef(m)), sigma = sqrt(VarCorr(m)$region[1]), logLik = as.numeric(logLik(m))),
                     auto_unbox = TRUE, digits = NA, pretty = TRUE), "\n")
