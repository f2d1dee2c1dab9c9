# lme4 on the cells: Rscript glmer-cells.R FOLDER/cells.csv [REPEATS] [NAGQ]
suppressPackageStartupMessages(library(lme4))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
source(file.path(here, "timed.R"))
arguments <- commandArgs(trailingOnly = TRUE)
cells <- read.csv(arguments[1])
repeats <- if (length(arguments) > 1) as.integer(arguments[2]) else 5L
points <- if (length(arguments) > 2) as.integer(arguments[3]) else 9L
# On grouped data lme4 takes the saturated likelihood out of logLik when nAGQ > 1; putting it back, less the binomial
# coefficients, gives that of the individual responses.
part <- with(cells, ifelse(y > 0, y * log(y / n), 0) + ifelse(y < n, (n - y) * log1p(-y / n), 0))
timed(sprintf("glmer(cbind(y, n - y) ~ x1 + x2 + (1 | region), binomial, nAGQ = %d)", points), c("lme4", "Matrix"), repeats,
      function() glmer(cbind(y, n - y) ~ x1 + x2 + (1 | region), cells, binomial, nAGQ = points),
      function(m) list(beta = as.list(fixef(m)), se = as.list(setNames(sqrt(diag(as.matrix(vcov(m)))), names(fixef(m)))),
                       sigma = sqrt(VarCorr(m)$region[1]), logLik_reported = as.numeric(logLik(m)),
                       logLik = if (points > 1) as.numeric(logLik(m)) + sum(part) else as.numeric(logLik(m)) - sum(lchoose(cells$n, cells$y))))
