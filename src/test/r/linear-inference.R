# Reference figures for what follows a linear mixed model: profile intervals, errors of predictions by dense algebra,
# and cross-validation by brute force. Run from src/test/r after linear.R; writes
# ../resources/reference/linear/inference.json.
suppressPackageStartupMessages({library(jsonlite); library(lme4)})
folder <- "../resources/reference/linear"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e6, rhobeg = 0.2, rhoend = 1e-10),
                     check.conv.singular = "ignore", check.conv.grad = "ignore", check.conv.hess = "ignore",
                         calc.derivs = FALSE)
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")))
sleep <- read.csv("../resources/reference/sleepstudy/survey.csv"); sleep$subject <- factor(sleep$region)

profiles <- function(m) {
  p <- suppressWarnings(confint(profile(m, signames = FALSE, delta.cutoff = 1/16), level = 0.95))
  data.frame(parameter = rownames(p), lower = p[, 1], upper = p[, 2])
}
nested <- lmer(y ~ x + (1 | class) + (1 | school), read("nested"), REML = FALSE, control = tight)
weighted <- lmer(y ~ x + offset(o) + (x | g), read("weighted"), weights = w, REML = FALSE, control = tight)

# lme4 1.1-31 forgets the weights when it profiles fixed effects, so these by hand
weightedProfile <- local({
  p <- profiles(weighted); d <- read("weighted"); at <- fixef(weighted)
  step <- 2 * sqrt(diag(as.matrix(vcov(weighted))))
  gap <- function(k) function(b) {
    d$rest <- d$y - d$o - b * (if (k == 1) 1 else d$x)
    m <- if (k == 1) lmer(rest ~ 0 + x + (x | g), d, weights = w, REML = FALSE, control = tight)
         else lmer(rest ~ 1 + (x | g), d, weights = w, REML = FALSE, control = tight)
    deviance(m) - deviance(weighted) - qchisq(0.95, 1)
  }
  for (k in 1:2) {
    row <- nrow(p) - 2 + k
    p$lower[row] <- uniroot(gap(k), at[k] - step[k] * c(2, 0.5), tol = 1e-9)$root
    p$upper[row] <- uniroot(gap(k), at[k] + step[k] * c(0.5, 2), tol = 1e-9)$root
  }
  p
})

# variance of (x'b + z'u) less the truth, from the inverse of the whole system
errors <- function(m, rows) {
  X <- getME(m, "X"); ZL <- as.matrix(getME(m, "Z") %*% getME(m, "Lambda"))
  system <- rbind(cbind(crossprod(X), crossprod(X, ZL)), cbind(crossprod(ZL, X), crossprod(ZL) + diag(ncol(ZL))))
  inverse <- sigma(m)^2 * solve(system)
  conditional <- cbind(X, ZL)[rows, ]; population <- cbind(X, 0 * ZL)[rows, ]
  data.frame(row = rows - 1, conditional = predict(m)[rows],
      conditionalError = sqrt(diag(conditional %*% inverse %*% t(conditional))),
             population = predict(m, re.form = NA)[rows],
                 populationError = sqrt(diag(population %*% inverse %*% t(population))))
}
crossed <- lmer(y ~ service + (1 | student) + (service | teacher), read("crossed"), control = tight)
nestedSlope <- lmer(y ~ x + (x | class) + (1 | school), read("nested"), control = tight)

byGroup <- do.call(rbind, lapply(levels(sleep$subject), function(s) {
  m <- lmer(reaction ~ days + (days | subject), subset(sleep, subject != s), control = tight)
  new <- subset(sleep, subject == s); X <- cbind(1, new$days)
  D <- VarCorr(m)$subject; v <- rowSums(X * (X %*% as.matrix(vcov(m)))) + rowSums(X * (X %*% D)) + sigma(m)^2
  data.frame(mean = predict(m, new, re.form = NA), sd = sqrt(v), y = new$reaction)
}))
byRow <- do.call(rbind, lapply(seq_len(nrow(sleep)), function(i) {
  m <- lmer(reaction ~ days + (1 | subject), sleep[-i, ], control = tight)
  data.frame(mean = predict(m, sleep[i, ]), y = sleep$reaction[i])
}))
score <- function(d) list(rmse = sqrt(mean((d$y - d$mean)^2)), mae = mean(abs(d$y - d$mean)))
write_json(list(software = c(R.version.string, paste("lme4", packageVersion("lme4"))),
                profile = list(nested = profiles(nested), weighted = weightedProfile),
                errors = list(crossed_slope = errors(crossed, c(1, 50, 123, 400)), nested_slope = errors(nestedSlope,
                    c(1, 77, 200))),
                byGroup = c(score(byGroup), list(logScore = mean(dnorm(byGroup$y, byGroup$mean, byGroup$sd,
                    log = TRUE)))), byRow = score(byRow)),
           file.path(folder, "inference.json"), digits = NA, auto_unbox = TRUE, dataframe = "rows", pretty = TRUE)
