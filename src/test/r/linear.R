# Reference figures for linear mixed models on simulated sets that are nested, crossed, weighted, singular, of two
# groups, collinear, or on awkward scales. Run from src/test/r; writes ../resources/reference/linear.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(lmerTest); library(pbkrtest)})

folder <- "../resources/reference/linear"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e6, rhobeg = 0.2, rhoend = 1e-10),
                     check.conv.singular = "ignore", check.conv.grad = "ignore", check.conv.hess = "ignore",
                         calc.derivs = FALSE)
out <- function(x, digits = 10) signif(x, digits)

# pupils in classes in schools; unequal sizes
nested <- function() {
  set.seed(401)
  class <- rep(seq_len(60), times = sample(3:12, 60, TRUE))
  school <- (class + 3) %/% 4
  x <- rnorm(length(class))
  y <- 20 + 1.5 * x + 2 * rnorm(16)[school] + (1 + 0.7 * x) * rnorm(60)[class] + 3 * rnorm(length(class))
  data.frame(class = paste0("c", class), school = paste0("s", school), x = out(x), y = out(y))
}
# students who rate teachers, most pairs missing
crossed <- function() {
  set.seed(402)
  d <- data.frame(student = sample(40, 400, TRUE), teacher = sample(15, 400, TRUE))
  d$service <- rbinom(400, 1, 0.4)
  d$y <- out(3 + 0.4 * d$service + 0.5 * rnorm(40)[d$student] +
     (0.4 + 0.3 * d$service) * rnorm(15)[d$teacher] + rnorm(400))
  d
}
weighted <- function() {
  set.seed(403)
  d <- data.frame(g = rep(1:25, each = 6), x = out(runif(150, -2, 3)))
  d$w <- out(rgamma(150, 2, 1) + 0.05, 6)
  d$o <- out(rnorm(150), 6)
  d$y <- out(1 + 0.5 * d$x + d$o + rnorm(25)[d$g] + 0.4 * rnorm(25)[d$g] * d$x + rnorm(150) / sqrt(d$w))
  d
}
# less variation between groups than chance would make
singular <- function() {
  set.seed(404)
  d <- data.frame(g = rep(1:12, each = 8), x = out(rnorm(96)))
  e <- rnorm(96); e <- e - ave(e, d$g)
  d$y <- out(5 + d$x + e + 0.05 * rnorm(12)[d$g])
  d
}
# intercept and slope move as one: correlation 1
perfect <- function() {
  set.seed(405)
  d <- data.frame(g = rep(1:15, each = 7), x = out(rep(0:6, 15)))
  b <- rnorm(15)
  d$y <- out(10 + 2 * d$x + 3 * b[d$g] + 1.5 * b[d$g] * d$x + 2 * rnorm(105))
  d
}
few <- function(groups, seed) {
  set.seed(seed)
  d <- data.frame(g = rep(seq_len(groups), each = 15), x = out(rnorm(15 * groups)))
  d$y <- out(2 + 0.3 * d$x + 2 * rnorm(groups)[d$g] + rnorm(15 * groups))
  d
}
collinear <- function() {
  set.seed(407)
  d <- data.frame(g = rep(1:10, each = 9), x = out(rnorm(90)))
  d$twice <- out(2 * d$x + 1); d$one <- 7; d$z <- out(rnorm(90))
  d$y <- out(1 + d$x - d$z + rnorm(10)[d$g] + rnorm(90))
  d
}
# years as they are written, an outcome in billions
scales <- function() {
  set.seed(408)
  d <- data.frame(g = rep(1:20, each = 8), year = rep(2010:2017, 20), area = out(rep(exp(rnorm(20, 20, 1)), each = 8)))
  d$y <- out(1e9 * (50 + 0.3 * (d$year - 2013) + 2e-9 * d$area + rnorm(20)[d$g] +
    0.5 * rnorm(20)[d$g] * (d$year - 2013) + rnorm(160)), 15)
  d
}
three <- function() {
  set.seed(409)
  d <- data.frame(g = rep(1:60, each = 12), x = out(rnorm(720)), z = out(rnorm(720)))
  b <- matrix(rnorm(180), 60) %*% chol(matrix(c(1, .3, -.2, .3, .8, .4, -.2, .4, .6), 3))
  d$y <- out(1 + d$x - 0.5 * d$z + rowSums(b[d$g, ] * cbind(1, d$x, d$z)) + rnorm(720))
  d
}

cases <- list(
  nested = list(nested(), "y ~ x + (1 | class) + (1 | school)"),
  nested_slope = list(nested(), "y ~ x + (x | class) + (1 | school)"),
  crossed = list(crossed(), "y ~ service + (1 | student) + (1 | teacher)"),
  crossed_slope = list(crossed(), "y ~ service + (1 | student) + (service | teacher)"),
  weighted = list(weighted(), "y ~ x + offset(o) + (x | g)", weights = TRUE),
  singular = list(singular(), "y ~ x + (1 | g)"),
  perfect = list(perfect(), "y ~ x + (x | g)"),
  two_groups = list(few(2, 4062), "y ~ x + (1 | g)"),
  three_groups = list(few(3, 4063), "y ~ x + (1 | g)"),
  collinear = list(collinear(), "y ~ x + twice + one + z + (1 | g)"),
  # in units in which lme4 finds the maximum: as the years and billions stand, it stops 32 below it
  scales = list(scales(), "I(y / 1e9) ~ I(year - 2013) + I(area / 1e9) + (1 + I(year - 2013) | g)"),
  three_effects = list(three(), "y ~ x + z + (1 + x + z | g)"),
  uncorrelated = list(three(), "y ~ x + z + (1 + x + z || g)"))

described <- function(m) {
  s <- coef(summary(m, ddf = "lme4")); v <- as.data.frame(VarCorr(m)); r <- as.data.frame(ranef(m, condVar = TRUE))
  list(fixef = data.frame(term = rownames(s), estimate = s[, 1], se = s[, 2], row.names = NULL),
       vcov = as.matrix(vcov(m)),
       varcorr = v[, c("grp", "var1", "var2", "vcov", "sdcor")],
       singular = isSingular(m), logLik = as.numeric(logLik(m)), AIC = AIC(m), BIC = BIC(m), deviance = deviance(m,
           REML = FALSE), theta = unname(getME(m, "theta")),
       ranef = data.frame(factor = as.character(r$grpvar), level = as.character(r$grp), term = as.character(r$term),
           mode = r$condval, sd = r$condsd),
       fitted = unname(fitted(m))[1:5], population = unname(predict(m, re.form = NA))[1:5])
}
file_of <- function(name) paste0(sub("uncorrelated", "three", sub("_slope$|_effects$", "", name)), ".csv")
results <- lapply(names(cases), function(name) {
  case <- cases[[name]]; d <- case[[1]]; d$weight <- if (isTRUE(case$weights)) d$w else 1
  write.csv(d[, setdiff(names(d), "weight")], file.path(folder, file_of(name)), row.names = FALSE, quote = FALSE)
  fits <- lapply(c(REML = TRUE, ML = FALSE), function(reml) {
    m <- suppressMessages(suppressWarnings(lmerTest::lmer(as.formula(case[[2]]), d, REML = reml, weights = weight,
        control = tight)))
    o <- described(m)
    o$satterthwaite <- tryCatch(unname(coef(summary(m, ddf = "Satterthwaite"))[, "df"]), error = function(e) NULL)
    if (reml && !isTRUE(case$weights)) {
      k <- tryCatch(coef(summary(m, ddf = "Kenward-Roger")), error = function(e) NULL)
      a <- tryCatch(as.matrix(vcovAdj(m)), error = function(e) NULL)
      o$kenwardRoger <- if (!is.null(k) && !is.null(a)) list(df = unname(k[, "df"]), se = unname(sqrt(diag(a))))
    }
    o
  })
  list(name = name, formula = case[[2]], file = file_of(name), REML = fits$REML, ML = fits$ML)
})
write_json(list(software = c(R.version.string, sapply(c("lme4", "lmerTest", "pbkrtest"), function(p) paste(p,
    packageVersion(p)))), cases = results),
           file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, na = "null", null = "null",
               dataframe = "rows", pretty = TRUE)
