# Regional means of a survey whose outcome is modelled as measured, on a logarithmic and on a Box-Cox scale, over the
# people of a population table (Battese, Harter and Fuller 1988; Molina and Rao 2010): lme4's fit, expectations by
# integrate(), the power that is likeliest by optimise() over outcomes scaled by their geometric mean (Gurka et al.
# 2006). Who was asked counts as he answered. Run from src/test/r; writes linear/people.
suppressPackageStartupMessages({library(jsonlite); library(lme4)})
folder <- "../resources/reference/linear/people"
dir.create(folder, showWarnings = FALSE)
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e6, rhobeg = 0.2, rhoend = 1e-11),
    calc.derivs = FALSE)
set.seed(9)
n <- c(2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 0, 9); m <- length(n); names <- sprintf("R%02d", 1:m)
people <- expand.grid(sex = c("F", "M"), age = 1:3, region = names, stringsAsFactors = FALSE)[, 3:1]
people$people <- sample(40:400, nrow(people), TRUE)
v <- rnorm(m, 0, 0.5)
survey <- do.call(rbind, lapply(which(n > 0), function(j) {
  cells <- people[people$region == names[j], ]
  asked <- cells[sample(nrow(cells), n[j], TRUE, prob = cells$people), ]
  data.frame(asked[, 1:3], income = round(exp(2 + 0.3 * asked$age - 0.4 * (asked$sex == "M") + v[j] +
                                               rnorm(n[j], 0, 0.6))^0.8, 4))
}))
write.csv(survey, file.path(folder, "survey.csv"), row.names = FALSE, quote = FALSE)
write.csv(people, file.path(folder, "population.csv"), row.names = FALSE, quote = FALSE)
fitted <- function(z) lmer(z ~ sex + age + (1 | region), cbind(survey, z), control = tight)
to <- function(y, power) if (is.na(power)) y else if (power == 0) log(y) else (y^power - 1) / power
geometric <- exp(mean(log(survey$income)))
likeliest <- optimise(function(power) as.numeric(logLik(fitted(to(survey$income, power) / geometric^(power - 1)))),
                      c(0, 2), maximum = TRUE, tol = 1e-9)$maximum
x <- model.matrix(~ sex + age, people); at <- match(people$region, names)
asked <- as.vector(table(factor(paste(survey$region, survey$sex, survey$age),
                                levels = paste(people$region, people$sex, people$age))))
means <- function(power) {
  fit <- fitted(to(survey$income, power)); effects <- as.data.frame(ranef(fit, condVar = TRUE))
  k <- match(names, as.character(effects$grp))
  effect <- ifelse(is.na(k), 0, effects$condval[k])
  spread <- sqrt(ifelse(is.na(k), as.data.frame(VarCorr(fit))$sdcor[1], effects$condsd[k])^2 + sigma(fit)^2)
  back <- Vectorize(function(m, s) if (is.na(power)) m else if (power == 0) exp(m + s^2 / 2) else
    integrate(function(z) dnorm(z, m, s) * pmax(power * z + 1, 0)^(1 / power), max(m - 10 * s, -1 / power), m + 10 * s,
              rel.tol = 1e-11)$value)
  expected <- back(as.vector(x %*% fixef(fit)) + effect[at], spread[at])
  synthetic <- back(as.vector(x %*% fixef(fit)), sqrt(as.data.frame(VarCorr(fit))$vcov[1] + sigma(fit)^2))
  own <- sapply(names, function(r) sum(survey$income[survey$region == r]))
  list(pooled = as.vector((tapply((people$people - asked) * expected, at, sum) + own) / tapply(people$people, at, sum)),
       synthetic = as.vector(tapply(people$people * synthetic, at, sum) / tapply(people$people, at, sum)),
       logLik = as.numeric(logLik(fit)) + if (is.na(power)) 0 else (power - 1) * sum(log(survey$income)))
}
write_json(list(software = c(R.version.string, paste("lme4", packageVersion("lme4"))), regions = names,
                power = likeliest, none = means(NA), log = means(0), `box-cox` = means(likeliest)),
           file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
