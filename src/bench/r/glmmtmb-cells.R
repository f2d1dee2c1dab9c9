# glmmTMB (Laplace) on the cells: Rscript glmmtmb-cells.R FOLDER/cells.csv [REPEATS]
suppressPackageStartupMessages(library(glmmTMB))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "timed.R"))
arguments <- commandArgs(trailingOnly = TRUE)
cells <- read.csv(arguments[1])
repeats <- if (length(arguments) > 1) as.integer(arguments[2]) else 5L
timed("glmmTMB(cbind(y, n - y) ~ x1 + x2 + (1 | region), binomial)", c("glmmTMB", "TMB"), repeats,
      function() glmmTMB(cbind(y, n - y) ~ x1 + x2 + (1 | region), cells, binomial),
      function(m) list(beta = as.list(fixef(m)$cond), se = as.list(sqrt(diag(vcov(m)$cond))), sigma = sqrt(VarCorr(m)$cond$region[1]),
                       logLik_reported = as.numeric(logLik(m)),
                       logLik = as.numeric(logLik(m)) - sum(lchoose(cells$n, cells$y))))   # of the individual responses
