# Student-t region effects by brute force: a grid over log(nu - 2), log(sigma), the intercept and every region's logit.
#     Rscript src/test/r/student-effects.R > src/test/resources/reference/student-effects.csv
# logit pi_j = b + sigma t_j, t_j ~ Student(nu), b ~ N(0, 2.5^2), sigma ~ Exponential(1), nu - 2 ~ Gamma(2, rate 0.1).
# Five regions, the fifth far from the others, and a sixth without respondents.
y <- c(8, 7, 12, 5, 38, 0)
n <- c(40, 35, 60, 25, 50, 0)
m <- length(y)
t <- seq(-11, 9, by = 0.02)
b <- seq(-4.5, 2.5, by = 0.07)
lambda <- seq(log(0.06), log(12), by = 0.1)
l <- seq(log(0.02), log(250), by = 0.25)
like <- sapply(seq_len(m), function(j) exp(y[j] * plogis(t, log.p = TRUE) + (n[j] - y[j]) * plogis(-t, log.p = TRUE)))
scale <- apply(like, 2, max)
like <- sweep(like, 2, scale, "/")

density <- matrix(0, length(t), m)
mass <- matrix(0, length(l), length(lambda))
intercept <- numeric(length(b))
for (i in seq_along(l)) for (g in seq_along(lambda)) {
  nu <- 2 + exp(l[i])
  sigma <- exp(lambda[g])
  prior <- dt(outer(t, b, "-") / sigma, nu) / sigma                 # t x b
  # the sixth region's logit may lie beyond the grid: its likelihood is 1
  each <- 0.02 * crossprod(like, prior)                             # region x b
  each[n == 0, ] <- 1
  weight <- apply(each, 2, prod) * dnorm(b, 0, 2.5) * dexp(sigma) * sigma * dgamma(nu - 2, 2, 0.1) * (nu - 2)
  mass[i, g] <- sum(weight)
  intercept <- intercept + weight
  density <- density + like * (prior %*% t(sweep(1 / each, 2, weight, "*")))
}
quantiles <- function(x, d, p = c(0.5, 0.025, 0.975)) {
  fine <- seq(x[1], x[length(x)], length.out = 20 * length(x))
  d <- exp(spline(x, log(pmax(d, 1e-300)), xout = fine)$y)
  approx((cumsum(d) - d / 2) / sum(d), fine, p, ties = "ordered")$y
}
line <- function(name, values, d, map = identity) {
  d <- d / sum(d)
  mean <- sum(d * map(values))
  sd <- sqrt(sum(d * (map(values) - mean)^2))
  cat(name, sprintf("%.6f", c(mean, sd, map(quantiles(values, d)))), sep = ",")
  cat("\n")
}
cat("quantity,mean,sd,median,lower,upper\n")
for (j in seq_len(m)) line(paste0("region", j), t, density[, j], plogis)
line("intercept", b, intercept)
line("sigma", lambda, colSums(mass), exp)
line("degrees", l, rowSums(mass), function(v) 2 + exp(v))
