# The area-level model of a survey's own means: direct means, one variance within regions, metafor's REML and BLUPs.
# Rscript src/test/r/area-means.R > src/test/resources/reference/linear/area-means.json
suppressPackageStartupMessages({library(metafor); library(jsonlite)})
survey <- read.csv("sample-surveys/hours/survey.csv")
regions <- read.csv("sample-surveys/hours/regions.csv")
survey <- survey[!is.na(survey$hours), ]
n <- as.vector(table(factor(survey$region, regions$region)))
mean_hours <- as.vector(tapply(survey$hours, factor(survey$region, regions$region), mean))
pooled <- sum((survey$hours - mean_hours[match(survey$region, regions$region)])^2) / (nrow(survey) - sum(n > 0))
known <- n > 0
cells <- data.frame(y = mean_hours, v = pooled / n, mean_age = regions$mean_age, region = regions$region)[known, ]
fit <- rma(y, v, mods = ~ mean_age, data = cells, method = "REML", control = list(threshold = 1e-12, maxiter = 10000))
smoothed <- data.frame(region = cells$region, estimate = as.vector(blup(fit)$pred))
cat(toJSON(
  list(
    r = R.version.string, metafor = as.character(packageVersion("metafor")),
    sigma = sqrt(fit$tau2), coefficients = as.vector(fit$b), variance = pooled, regions = smoothed
  ),
  digits = NA, auto_unbox = TRUE, pretty = TRUE
))
