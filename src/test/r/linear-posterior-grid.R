# The posterior of a random-intercept model under rstanarm's default priors by brute force: a grid over the logarithms of
# tau (ratio of the standard deviations) and sigma, coefficients and effects Gaussian given them by dense algebra. Run
# from src/test/r; writes ../resources/reference/linear/posterior-grid.json.
suppressPackageStartupMessages(library(jsonlite))
folder <- "../resources/reference/linear"
d <- read.csv(file.path(folder, "three_groups.csv")); g <- factor(d$g)
n <- nrow(d); y <- d$y; x <- cbind(1, d$x - mean(d$x)); z <- model.matrix(~ 0 + g); m <- ncol(z)
sy <- sd(y)
a <- cbind(x, z)                                  # coefficients at the mean of x, and effects, together
mean0 <- c(mean(y), rep(0, 1 + m))
grid <- expand.grid(u = seq(-9, 4.5, length.out = 271), s = log(sy) + seq(-3, 2, length.out = 201))
given <- function(u, s) {
  tau <- exp(u); sigma <- exp(s)
  prior <- c((2.5 * sy)^2, (2.5 * sy / sd(d$x))^2, rep((sigma * tau)^2, m))
  precision <- crossprod(a) / sigma^2 + diag(1 / prior)
  root <- chol(precision)
  e <- y - mean0[1]
  b <- backsolve(root, forwardsolve(t(root), crossprod(a, e) / sigma^2))
  # log N(e; 0, sigma^2 I + A P A')
  logdet <- 2 * sum(log(diag(root))) + sum(log(prior)) + 2 * n * s
  quadratic <- sum(e^2) / sigma^2 - sum(b * (precision %*% b))
  list(log = -0.5 * (logdet + quadratic) - tau + u - sigma / sy + s, mean = drop(b) + mean0, variance = diag(chol2inv(root)))
}
all <- Map(given, grid$u, grid$s)
w <- sapply(all, `[[`, "log"); w <- exp(w - max(w)); w <- w / sum(w)
means <- sapply(all, `[[`, "mean"); sds <- sqrt(sapply(all, `[[`, "variance"))
mixture <- function(k) {
  mu <- sum(w * means[k, ]); s <- sqrt(sum(w * (sds[k, ]^2 + (means[k, ] - mu)^2)))
  q <- sapply(c(0.025, 0.975), function(p) uniroot(function(t) sum(w * pnorm(t, means[k, ], sds[k, ])) - p,
              mu + c(-30, 30) * s, tol = 1e-10)$root)
  list(mean = mu, sd = s, lower = q[1], upper = q[2])
}
moments <- function(v) { mu <- sum(w * v); list(mean = mu, sd = sqrt(sum(w * (v - mu)^2))) }
edge <- max(tapply(w, grid$u, sum)[c(1, 271)], tapply(w, grid$s, sum)[c(1, 201)])
write_json(list(software = R.version.string, edge = edge, sigma = moments(exp(grid$s)),
                deviation = moments(exp(grid$u + grid$s)), slope = mixture(2),
                effects = lapply(2 + seq_len(m), mixture)),
           file.path(folder, "posterior-grid.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
