# The posterior of a model of two crossed factors under rstanarm's default priors by brute force: a grid over the
# logarithms of both ratios of standard deviations and of sigma, coefficients and effects Gaussian given them by dense
# algebra. Run from src/test/r; writes crossed_few.csv and posterior-crossed.json to ../resources/reference/linear.
suppressPackageStartupMessages(library(jsonlite))
folder <- "../resources/reference/linear"
set.seed(411)
d <- expand.grid(a = 1:5, b = 1:4, k = 1:2)[-c(3, 17, 30), c("a", "b")]
d$x <- signif(rnorm(nrow(d)), 6)
d$y <- signif(4 + 0.8 * d$x + 1.2 * rnorm(5)[d$a] + 0.7 * rnorm(4)[d$b] + rnorm(nrow(d)), 8)
write.csv(d, file.path(folder, "crossed_few.csv"), row.names = FALSE, quote = FALSE)
n <- nrow(d); y <- d$y; sy <- sd(y)
z <- cbind(1, d$x - mean(d$x), model.matrix(~ 0 + factor(d$a)), model.matrix(~ 0 + factor(d$b)))
mean0 <- c(mean(y), rep(0, ncol(z) - 1)); e <- y - mean0[1]
zz <- crossprod(z); ze <- crossprod(z, e); ee <- sum(e^2)
grid <- expand.grid(u = seq(-7, 3.2, length.out = 69), v = seq(-7, 3.2, length.out = 69),
                    s = log(sy) + seq(-1.6, 0.9, length.out = 41))
given <- function(u, v, s) {
  sigma <- exp(s)
  prior <- c((2.5 * sy)^2, (2.5 * sy / sd(d$x))^2, rep((sigma * exp(u))^2, 5), rep((sigma * exp(v))^2, 4))
  root <- chol(zz / sigma^2 + diag(1 / prior))
  h <- forwardsolve(t(root), ze / sigma^2)
  logdet <- 2 * sum(log(diag(root))) + sum(log(prior)) + 2 * n * s
  c(-0.5 * (logdet + ee / sigma^2 - sum(h^2)) - exp(u) + u - exp(v) + v - sigma / sy + s,
    drop(backsolve(root, h)) + mean0, sqrt(diag(chol2inv(root))))
}
all <- mapply(given, grid$u, grid$v, grid$s)
w <- exp(all[1, ] - max(all[1, ])); w <- w / sum(w); k <- ncol(z)
mixture <- function(i) {
  m <- all[1 + i, ]; s <- all[1 + k + i, ]; mu <- sum(w * m); t <- sqrt(sum(w * (s^2 + (m - mu)^2)))
  q <- sapply(c(0.025, 0.975), function(p) uniroot(function(x) sum(w * pnorm(x, m, s)) - p, mu + c(-20, 20) * t,
              tol = 1e-9)$root)
  list(mean = mu, sd = t, lower = q[1], upper = q[2])
}
moments <- function(v) { mu <- sum(w * v); list(mean = mu, sd = sqrt(sum(w * (v - mu)^2))) }
edge <- max(sapply(grid, function(g) max(tapply(w, g, sum)[c(1, length(unique(g)))])))
write_json(list(software = R.version.string, edge = edge, sigma = moments(exp(grid$s)),
                first = moments(exp(grid$u + grid$s)), second = moments(exp(grid$v + grid$s)), slope = mixture(2),
                ofFirst = lapply(2 + 1:5, mixture), ofSecond = lapply(7 + 1:4, mixture)),
           file.path(folder, "posterior-crossed.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
