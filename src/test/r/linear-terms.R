# F tests of terms as lmerTest's anova() prints them, and predictors split into their group's mean and the deviation, by
# hand. The data are those of linear-summary.R. Run from src/test/r; writes ../resources/reference/linear/terms.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(lmerTest); library(pbkrtest)})

source <- "../resources/reference/linear/summary"
folder <- "../resources/reference/linear/terms"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
sets <- lapply(c(sleepstudy = "sleepstudy", machines = "machines", orthodont = "orthodont", cake = "cake"),
               function(name) read.csv(file.path(source, paste0(name, ".csv")), stringsAsFactors = TRUE))
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11, maxfun = 1e5), check.conv.singular = "ignore")
# cells of unequal size
set.seed(3)
uneven <- sets$cake[-sample(nrow(sets$cake), 60), ]
uneven$temp <- factor(ifelse(uneven$temp < 190, "low", ifelse(uneven$temp < 210, "mid", "high")))
write.csv(uneven, file.path(folder, "uneven.csv"), row.names = FALSE)
sets$uneven <- read.csv(file.path(folder, "uneven.csv"), stringsAsFactors = TRUE)
cases <- list(
  list("cake", "cake", "angle ~ recipe * temperature + (1 | recipe:replicate)"),
  list("machines", "machines", "score ~ Machine + (Machine | Worker)"),
  list("growth", "orthodont", "distance ~ age * Sex + (age | Subject)"),
  list("uneven", "uneven", "angle ~ recipe * temp + (1 | replicate)"),
  list("three", "uneven", "angle ~ recipe * temp + temperature:recipe + I(temperature^2) + (1 | recipe:replicate)"),
  list("cells", "machines", "score ~ 0 + Machine + (1 | Worker)"))
expected <- list()
for (case in cases) for (ddf in c("Satterthwaite", "Kenward-Roger")) {
  model <- lmerTest::lmer(formula(case[[3]]), sets[[case[[2]]]], control = tight)
  table <- anova(model, ddf = ddf)
  name <- paste0(case[[1]], if (ddf == "Satterthwaite") "" else "-kr")
  writeLines(capture.output(print(table)), file.path(folder, paste0(name, ".txt")))
  expected[[name]] <- list(data = case[[2]], formula = case[[3]], df = tolower(ddf), terms = I(rownames(table)),
    numerator = I(table$NumDF), denominator = I(table$DenDF), f = I(table[["F value"]]), p = I(table[["Pr(>F)"]]),
    squares = I(table[["Sum Sq"]]))
}

set.seed(5)
m <- 25; n <- sample(3:12, m, TRUE); g <- rep(sprintf("g%02d", 1:m), n)
level <- rnorm(m, 40, 6); x <- round(level[as.integer(factor(g))] + rnorm(length(g), 0, 8), 1)
y <- round(2 + 0.3 * x + 0.5 * ave(x, g) + rnorm(m)[as.integer(factor(g))] + rnorm(length(g)), 3)
parted <- data.frame(g, x, z = round(rnorm(length(g)), 2), y)
write.csv(parted, file.path(folder, "parted.csv"), row.names = FALSE)
parted <- read.csv(file.path(folder, "parted.csv"), stringsAsFactors = TRUE)
parted$between <- ave(parted$x, parted$g); parted$within <- parted$x - parted$between
model <- lmerTest::lmer(y ~ within + z + between + (1 | g), parted, control = tight)
contrast <- as.numeric(names(fixef(model)) == "between") - as.numeric(names(fixef(model)) == "within")
test <- contest1D(model, contrast, confint = TRUE)
kr <- contest1D(model, contrast, ddf = "Kenward-Roger")
expected$parted <- list(coefficients = as.list(fixef(model)), estimate = test$Estimate, se = test[["Std. Error"]],
  df = test$df, p = test[["Pr(>|t|)"]], lower = test$lower, upper = test$upper, krSe = kr[["Std. Error"]], krDf = kr$df)
write_json(c(list(software = c(R.version.string, paste("lme4", packageVersion("lme4")),
  paste("lmerTest", packageVersion("lmerTest")), paste("pbkrtest", packageVersion("pbkrtest")))), expected),
  file.path(folder, "expected.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
