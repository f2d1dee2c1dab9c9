# Data for the benchmarks, the same on every run.
#     Rscript simulate-cells.R FOLDER [ROWS]
# writes into FOLDER
#     cells.csv    3,000 regions: region, y, n, x1, x2 (n uneven, 1 to some thousands, summing to ROWS)
#     regions.csv  region, x1, x2
#     rows.csv     ROWS respondents (1,000,000): id, region, outcome, sex, age, in random order; the cells are their counts
# logit P(outcome) = -1.2 + 0.4 x1 - 0.3 x2 + u, u ~ N(0, 0.5^2); sex and age have no effect.
suppressPackageStartupMessages(library(data.table))

arguments <- commandArgs(trailingOnly = TRUE)
if (!length(arguments)) stop("usage: Rscript simulate-cells.R FOLDER [ROWS]")
folder <- arguments[1]
count <- if (length(arguments) > 1) as.integer(arguments[2]) else 1000000L
dir.create(folder, recursive = TRUE, showWarnings = FALSE)

RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(3000)
m <- 3000L
regions <- data.table(region = sprintf("R%04d", seq_len(m)), x1 = round(rnorm(m), 3), x2 = round(rnorm(m), 3))
pull <- exp(rnorm(m, 0, 1.2))
n <- 1L + as.integer(rmultinom(1, count - m, pull))
p <- plogis(-1.2 + 0.4 * regions$x1 - 0.3 * regions$x2 + rnorm(m, 0, 0.5))

home <- sample(rep(seq_len(m), n))
rows <- data.table(id = seq_len(count), region = regions$region[home], outcome = rbinom(count, 1L, p[home]),
                   sex = sample(c("F", "M"), count, TRUE), age = sample(18:90, count, TRUE))
cells <- data.table(region = regions$region, y = as.integer(rowsum(rows$outcome, home)), n = n, x1 = regions$x1, x2 = regions$x2)

fwrite(cells, file.path(folder, "cells.csv"))
fwrite(regions, file.path(folder, "regions.csv"))
fwrite(rows, file.path(folder, "rows.csv"))
cat(sprintf("%d regions, n from %d to %d (median %g); %d rows, %d positive\n", m, min(n), max(n), median(n), count, sum(rows$outcome)))
