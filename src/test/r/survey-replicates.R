# Direct estimates by region from replicate weights, by R's survey package.
# Rscript src/test/r/survey-replicates.R  (from the project's folder; needs r-cran-survey)
# Simulated; writes src/test/resources/reference/survey-replicates/survey.csv and expected.csv.
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust", digits = 17)
folder <- "src/test/resources/reference/survey-replicates"
dir.create(folder, showWarnings = FALSE)
set.seed(20)

# Sixteen strata of two units each; region R7 lies in a single unit, in R8 nobody says yes.
strata <- 16
rows <- do.call(rbind, lapply(seq_len(strata), function(h) do.call(rbind, lapply(1:2, function(k) {
  n <- 4 + rpois(1, 2)
  effect <- rnorm(1, 0, 0.7)
  region <- sample(6, n, replace = TRUE, prob = 6:1)
  data.frame(region = paste0("R", region), stratum = h, unit = k,
             weight = round(1000 * (0.5 + h / 8) * exp(rnorm(n, 0, 0.3))) / 1000,
             y = ifelse(runif(n) < 0.05, NA, rbinom(n, 1, plogis(-0.5 + 0.2 * region + effect))))
}))))
rows$region[rows$stratum == 3 & rows$unit == 1] <- "R7"
rows$region[rows$stratum %in% c(5, 9, 12) & rows$region != "R1"] <- "R8"
rows$y[rows$region == "R8" & !is.na(rows$y)] <- 0
drawn <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = rows, nest = TRUE)
alone <- svydesign(ids = ~paste(stratum, unit), weights = ~weight, data = rows)

# Replicate weights as whole thousandths, so that the text of the file is the number itself.
thousandths <- function(w) round(1000 * w) / 1000
of <- function(design) thousandths(as.matrix(weights(design, "analysis")))
jkn <- as.svrepdesign(drawn, type = "JKn")
# rscales that differ
rscales <- round(1000 * jkn$rscales * seq(0.8, 1.2, length.out = length(jkn$rscales))) / 1000
hadamard <- 2 * survey::hadamard(30) - 1
order <- (rows$stratum - 1) * 2 + rows$unit
successive <- thousandths(rows$weight * (1 + 2^-1.5 * hadamard[(order - 1) %% 32 + 1, ]
                                           - 2^-1.5 * hadamard[order %% 32 + 1, ]))
pairs <- sapply(seq_len(strata), function(h) {
  w <- rows$weight
  w[rows$stratum == h & rows$unit == 1] <- 0
  w[rows$stratum == h & rows$unit == 2] <- 2 * w[rows$stratum == h & rows$unit == 2]
  thousandths(w)
})
sets <- list(
  brr = list(w = of(as.svrepdesign(drawn, type = "BRR")), type = "BRR"),
  fay = list(w = of(as.svrepdesign(drawn, type = "Fay", fay.rho = 0.3)), type = "Fay", rho = 0.3),
  jk1 = list(w = of(as.svrepdesign(alone, type = "JK1")), type = "JK1"),
  jk2 = list(w = pairs, type = "JK2"),
  jkn = list(w = of(jkn), type = "JKn", scale = 1, rscales = rscales),
  bootstrap = list(w = of(as.svrepdesign(drawn, type = "bootstrap", replicates = 24)), type = "bootstrap"),
  sdr = list(w = successive, type = "successive-difference"))

out <- rows[c("region", "y", "weight")]
for (name in names(sets)) {
  w <- sets[[name]]$w
  colnames(w) <- paste0(name, seq_len(ncol(w)))
  out <- cbind(out, w)
}
write.csv(out, file.path(folder, "survey.csv"), row.names = FALSE, na = "", quote = FALSE)
writeLines(paste(rscales, collapse = ","), file.path(folder, "rscales.txt"))

expected <- do.call(rbind, lapply(names(sets), function(name) do.call(rbind, lapply(c(TRUE, FALSE), function(mse) {
  set <- sets[[name]]
  design <- suppressWarnings(do.call(svrepdesign, c(list(
    data = rows, weights = ~weight, repweights = as.data.frame(set$w), type = set$type, mse = mse),
    set[setdiff(names(set), c("w", "type"))])))
  answered <- subset(design, !is.na(y))
  line <- function(region, own) {
    mean <- suppressWarnings(svymean(~y, own))
    data.frame(type = name, centre = if (mse) "estimate" else "mean", region = region,
               proportion = as.numeric(coef(mean)), variance = as.numeric(vcov(mean)), degrees = degf(own))
  }
  by <- suppressWarnings(svyby(~y, ~region, answered, svymean))
  lines <- lapply(by$region, function(key) line(key, answered[answered$variables$region == key, ]))
  table <- do.call(rbind, lines)
  # the one call and the subsets say the same
  stopifnot(all.equal(table$variance, as.numeric(SE(by))^2, tolerance = 1e-12))
  rbind(table, line("", answered))
}))))
write.csv(expected, file.path(folder, "expected.csv"), row.names = FALSE, quote = FALSE)
cat(as.character(packageVersion("survey")), "\n")
