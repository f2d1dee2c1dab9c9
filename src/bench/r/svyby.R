# Direct estimates by region with R's survey: Rscript svyby.R FILE REPEATS. The design is made once, outside the clock.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])), "timed.R"))
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1], colClasses = c("factor", "factor", "factor", "numeric", "integer"))
design <- svydesign(ids = ~cluster, strata = ~stratum, weights = ~weight, data = data, nest = TRUE)
timed("svyby", c("survey"), as.integer(arguments[2]), function() svyby(~y, ~region, design, svymean),
      function(by) list(proportion = by$y[1:3], se = by$se[1:3]))
