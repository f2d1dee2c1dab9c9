# Predictions of rows that a model has not seen, by predict(re.form = NULL, NA; allow.new.levels = TRUE), and models
# scored by rows and groups held out, by loops. The data are those of linear-summary.R. Run from src/test/r; writes
# ../resources/reference/linear/predict.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(lmerTest)})

source <- "../resources/reference/linear/summary"
folder <- "../resources/reference/linear/predict"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
sets <- lapply(c(sleepstudy = "sleepstudy", machines = "machines", pastes = "pastes", orthodont = "orthodont"),
               function(name) read.csv(file.path(source, paste0(name, ".csv")), stringsAsFactors = TRUE))
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11, maxfun = 1e5))
cases <- list(
  list("sleep", "sleepstudy", "Reaction ~ Days + (Days | Subject)",
       data.frame(Subject = c("308", "309", "372", "999", NA, "308"), Days = c(0, 9, 4.5, 3, 10, NA))),
  list("machines", "machines", "score ~ Machine + (Machine | Worker)",
       data.frame(Machine = c("C", "A", "B", "C", "C"), Worker = c(1, 6, 2, 7, 3))),
  list("pastes", "pastes", "strength ~ 1 + (1 | batch/cask)",
       data.frame(batch = c("A", "B", "J", "K", "A"), cask = c("a", "c", "d", "a", "b"))),
  list("growth", "orthodont", "log(distance) ~ scale(age) * Sex + I(age^2) + (age | Subject)",
       data.frame(age = c(8, 11.5, 16, 9), Sex = c("Male", "Female", "Male", "Male"), Subject = c("M01", "F03", "M13", "M99"))))
expected <- list()
for (case in cases) {
  model <- lmerTest::lmer(formula(case[[3]]), sets[[case[[2]]]], control = tight)
  new <- case[[4]]
  write.csv(new, file.path(folder, paste0(case[[1]], ".csv")), row.names = FALSE, na = "")
  typed <- new
  for (name in names(typed)) {
    old <- sets[[case[[2]]]][[name]]
    if (is.factor(old)) typed[[name]] <- factor(typed[[name]], levels = union(levels(old), na.omit(typed[[name]])))
  }
  complete <- !is.na(rowSums(model.matrix(delete.response(terms(model)), model.frame(delete.response(terms(model)), typed,
    na.action = na.pass))))
  both <- lapply(list(conditional = NULL, average = NA), function(form) {
    fit <- rep(NA_real_, nrow(typed))
    fit[complete] <- predict(model, typed[complete, , drop = FALSE], re.form = form, allow.new.levels = TRUE)
    fit
  })
  x <- model.matrix(delete.response(terms(model)), model.frame(delete.response(terms(model)), typed[complete, , drop = FALSE]))
  contrasts <- lapply(seq_len(nrow(x)), function(i) contest1D(model, x[i, ], confint = TRUE))
  average <- do.call(rbind, contrasts)
  expected[[case[[1]]]] <- list(data = case[[2]], formula = case[[3]], conditional = both$conditional, average = both$average,
    complete = which(complete), se = average[["Std. Error"]], lower = average$lower, upper = average$upper)
}

density <- function(train, test, formula, random) {
  if (random) {
    fit <- lme4::lmer(formula, train, control = tight)
    x <- model.matrix(delete.response(terms(fit)), test)
    d <- as.matrix(VarCorr(fit)$Subject); z <- x[, colnames(d), drop = FALSE]
    mean <- predict(fit, test, re.form = NA)
    v <- rowSums((x %*% as.matrix(vcov(fit))) * x) + rowSums((z %*% d) * z) + sigma(fit)^2
  } else {
    fit <- lm(formula, train); x <- model.matrix(delete.response(terms(fit)), test)
    mean <- predict(fit, test); v <- rowSums((x %*% vcov(fit)) * x) + sigma(fit)^2
  }
  data.frame(subject = test$Subject, error = test$Reaction - mean,
             score = dnorm(test$Reaction, mean, sqrt(v), log = TRUE))
}
sleep <- sets$sleepstudy
held <- function(formula, random) do.call(rbind, lapply(unique(sleep$Subject), function(s)
  density(sleep[sleep$Subject != s, ], sleep[sleep$Subject == s, ], formula, random)))
mixed <- held(Reaction ~ Days + (Days | Subject), TRUE)
plain <- held(Reaction ~ Days, FALSE)
clustered <- function(x, g) { s <- tapply(x - mean(x), g, sum); m <- length(s); sqrt(m / (m - 1) * sum(s^2)) / length(x) }
scores <- function(x) list(rmse = sqrt(mean(x$error^2)), mae = mean(abs(x$error)), logScore = mean(x$score),
                           logScoreStandardError = clustered(x$score, x$subject))
expected$validation <- list(m1 = scores(mixed), m2 = c(scores(plain), list(
  difference = mean(plain$score - mixed$score),
  differenceStandardError = clustered(plain$score - mixed$score, mixed$subject))))
write_json(c(list(software = c(R.version.string, paste("lme4", packageVersion("lme4")), paste("lmerTest", packageVersion("lmerTest")))),
  expected), file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, na = "null", pretty = TRUE)
