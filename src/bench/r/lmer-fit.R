# Fits a file of rows by lmer, as LinearFitAgainstLme4 asks: Rscript lmer-fit.R FILE FORMULA REPEATS. Prints JSON.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(data.table)})
arguments <- commandArgs(TRUE)
data <- as.data.frame(fread(arguments[1]))
for (name in intersect(names(data), c("g", "student", "teacher"))) data[[name]] <- factor(data[[name]])
seconds <- sapply(seq_len(as.integer(arguments[3])), function(i)
  system.time(model <<- lmer(as.formula(arguments[2]), data, control = lmerControl(calc.derivs = FALSE)))["elapsed"])
cat(toJSON(list(median_seconds = median(seconds), criterion = REMLcrit(model), theta = unname(getME(model, "theta")),
                fixef = unname(fixef(model)), version = as.character(packageVersion("lme4"))), auto_unbox = TRUE,
                    digits = NA))
