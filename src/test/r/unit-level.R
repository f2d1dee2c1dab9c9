# Reference figures for unit-level small-area means: estimates and Prasad and Rao's MSE by dense matrices around a fit
# of lme4, and expectations of transformed outcomes by adaptive integration. Run from src/test/r; writes
# ../resources/reference/linear.
suppressPackageStartupMessages({library(jsonlite); library(lme4)})
folder <- "../resources/reference/linear"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e6, rhobeg = 0.2, rhoend = 1e-10),
    calc.derivs = FALSE)

set.seed(411)
n <- c(1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 8, 10); m <- length(n)
d <- data.frame(area = rep(sprintf("a%02d", 1:m), n), x = signif(rnorm(sum(n), 3, 1), 6), z = signif(rexp(sum(n)), 6))
d$y <- signif(2 + 0.8 * d$x - 0.5 * d$z + 1.5 * rnorm(m)[as.integer(factor(d$area))] + rnorm(sum(n)), 9)
write.csv(d, file.path(folder, "unit.csv"), row.names = FALSE, quote = FALSE)
population <- data.frame(area = sprintf("a%02d", 1:m), size = c(50, 60, 80, 200, 300, 40, 500, 90, 1000, 70, 100, 50),
                         x = signif(rnorm(m, 3, 0.3), 6), z = signif(1 + 0.2 * rnorm(m), 6))

fit <- lmer(y ~ x + z + (1 | area), d, control = tight)
v <- as.numeric(VarCorr(fit)$area); e <- sigma(fit)^2; b <- fixef(fit)
Z <- model.matrix(~ 0 + area, d); X <- model.matrix(~ x + z, d)
V <- v * Z %*% t(Z) + e * diag(nrow(d)); P <- solve(V); Q <- solve(t(X) %*% P %*% X)
# expected information of (v, e), half the trace of V^-1 dV V^-1 dV
dV <- list(Z %*% t(Z), diag(nrow(d)))
info <- outer(1:2, 1:2, Vectorize(function(i, j) sum(diag(P %*% dV[[i]] %*% P %*% dV[[j]])) / 2))
spread <- solve(info)
areas <- do.call(rbind, lapply(1:m, function(j) {
  own <- d$area == population$area[j]; nj <- sum(own); N <- population$size[j]; f <- nj / N
  Xbar <- c(1, population$x[j], population$z[j]); xr <- (N * Xbar - colSums(X[own, , drop = FALSE])) / (N - nj)
  k <- v * (Z[, j] %*% P)                                         # Cov(v_j, y) V^-1
  u <- drop(k %*% (d$y - X %*% b))
  g1 <- v - drop(k %*% (v * Z[, j])); a <- xr - drop(k %*% X); g2 <- drop(a %*% Q %*% a)
  # g3 = tr( (dk/dδ) V (dk/dδ)' spread ), derivatives of k by differences
  kk <- function(s) { W <- s[1] * Z %*% t(Z) + s[2] * diag(nrow(d)); s[1] * (Z[, j] %*% solve(W)) }
  h <- 1e-5; D <- rbind((kk(c(v + h, e)) - kk(c(v - h, e))) / (2 * h), (kk(c(v, e + h)) - kk(c(v, e - h))) / (2 * h))
  g3 <- sum((D %*% V %*% t(D)) * spread)
  data.frame(area = population$area[j], finite = f * mean(d$y[own]) + (1 - f) * (sum(xr * b) + u),
             finiteMse = (1 - f)^2 * (g1 + g2 + 2 * g3) + (1 - f) * e / N, synthetic = sum(Xbar * b),
             infinite = sum(Xbar * b) + u, gamma = v / (v + e / nj),
             infiniteMse = { a <- Xbar - drop(k %*% X); g1 + drop(a %*% Q %*% a) + 2 * g3 })
}))
grid <- expand.grid(lambda = c(0.25, 0.5, 2), mean = c(-1, 0.5, 4), deviation = c(0.1, 1, 3))
grid$value <- mapply(function(l, m, s) {
  f <- function(t) pmax(l * t + 1, 0)^(1 / l) * dnorm(t, m, s); lower <- max(m - 12 * s, -1 / l); upper <- m + 12 * s
  if (lower >= upper) 0 else integrate(f, lower, min(m, upper) + 0 * lower, rel.tol = 1e-12,
      subdivisions = 2000)$value * (m > lower) +
    integrate(f, max(m, lower), upper, rel.tol = 1e-12, subdivisions = 2000)$value
}, grid$lambda, grid$mean, grid$deviation)
write_json(list(software = c(R.version.string, paste("lme4", packageVersion("lme4"))), population = population,
    areas = areas, boxCox = grid),
           file.path(folder, "unit.json"), digits = NA, auto_unbox = TRUE, dataframe = "rows", pretty = TRUE)
