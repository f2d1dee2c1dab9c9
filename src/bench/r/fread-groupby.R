# Reading and counting alone, with data.table: time the whole process,
#     time Rscript fread-groupby.R FOLDER/rows.csv [THREADS]
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) > 1) setDTthreads(as.integer(arguments[2]))
counts <- fread(arguments[1])[, .N, by = .(region, outcome)]
cat(sprintf("%d rows in %d counts, %d threads\n", sum(counts$N), nrow(counts), getDTthreads()))
