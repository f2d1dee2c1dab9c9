# What R prints of linear mixed models, and the columns that its formulas give: texts to be compared with ours. The data
# are those that come with lme4 and nlme. Run from src/test/r; writes ../resources/reference/linear/summary.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(lmerTest); library(pbkrtest)})

folder <- "../resources/reference/linear/summary"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
data(Machines, Orthodont, package = "nlme")
sets <- list(sleepstudy = sleepstudy, pastes = Pastes, penicillin = Penicillin, cake = cake,
             machines = data.frame(Machines), orthodont = data.frame(Orthodont))
for (name in names(sets)) {
  file <- file.path(folder, paste0(name, ".csv"))
  write.csv(sets[[name]], file, row.names = FALSE)
  sets[[name]] <- read.csv(file, stringsAsFactors = TRUE)
}
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-11, maxfun = 1e5),
                     check.conv.singular = "ignore")

cases <- list(
  list("sleep-reml", "sleepstudy", "Reaction ~ Days + (Days | Subject)", "--df=satterthwaite"),
  list("sleep-ml", "sleepstudy", "Reaction ~ Days + (Days | Subject)", "--ml"),
  list("sleep-kr", "sleepstudy", "Reaction ~ Days + (Days | Subject)", "--df=kenward-roger"),
  list("sleep-plain", "sleepstudy", "Reaction ~ Days + I(Days^2) + (Days | Subject)", "--df=none"),
  list("sleep-cells", "sleepstudy", "Reaction ~ 0 + factor(Days) + (1 | Subject)", "--df=none"),
  list("pastes", "pastes", "strength ~ 1 + (1 | batch/cask)", "--df=satterthwaite"),
  list("penicillin", "penicillin", "diameter ~ 1 + (1 | plate) + (1 | sample)", "--df=satterthwaite"),
  list("machines-slopes", "machines", "score ~ Machine + (Machine | Worker)", "--df=satterthwaite"),
  list("machines-nested", "machines", "score ~ Machine + (1 | Worker/Machine)", "--df=kenward-roger"),
  list("growth", "orthodont", "distance ~ age * Sex + (age | Subject)", "--df=satterthwaite"),
  list("growth-log", "orthodont", "log(distance) ~ scale(age) + Sex + (1 | Subject)", "--ml"),
  list("cake", "cake", "angle ~ recipe * temperature + (1 | recipe:replicate)", "--df=kenward-roger"))
for (case in cases) {
  model <- lmerTest::lmer(formula(case[[3]]), sets[[case[[2]]]], REML = case[[4]] != "--ml", control = tight)
  ddf <- if (case[[4]] == "--df=kenward-roger") "Kenward-Roger" else "Satterthwaite"
  text <- capture.output(
    if (case[[4]] == "--df=none") print(summary(as(model, "lmerMod"))) else print(summary(model, ddf = ddf)))
  writeLines(c(case[[2]], case[[3]], case[[4]], text), file.path(folder, paste0(case[[1]], ".txt")))
}

plain <- function(f, data) lme4::lmer(f, data, REML = FALSE, control = tight)
m1 <- plain(Reaction ~ Days + (Days | Subject), sets$sleepstudy)
m2 <- plain(Reaction ~ Days + (1 | Subject), sets$sleepstudy)
m3 <- plain(Reaction ~ 1 + (1 | Subject), sets$sleepstudy)
writeLines(capture.output(print(anova(m1, m2, m3))), file.path(folder, "anova.txt"))

# names of columns
set.seed(7)
grid <- expand.grid(a = c("p", "q", "r"), b = c("u", "v"), n = c(3, 10, 2))
grid$x <- seq_len(nrow(grid)) + 0.5
formulas <- c("~ x", "~ 0 + x", "~ a", "~ a - 1", "~ a + b - 1", "~ a * b", "~ a:b", "~ a + a:b", "~ a / b", "~ x + x:a",
              "~ x:a", "~ a:x - 1", "~ (a + b + x)^2", "~ a * b * x - a:b:x", "~ factor(n) * x", "~ b:a + a + x^2",
              "~ log(x, 2) + I(x^2) + scale(x)", "~ 1", "~ a %in% b"[FALSE], "~ x + (a + b) - b", "~ I(x - 1) * b",
              "~ sqrt(x):b + b", "~ (a + b) / x", "~ a + b + a:b - a", "~ -1 + b + x:b")
matrices <- lapply(formulas, function(f) {
  m <- model.matrix(formula(f), grid)
  list(formula = f, names = I(colnames(m)), sums = I(unname(colSums(m))), weighted = I(unname(colSums(m * seq_len(nrow(m))))))
})
write.csv(grid, file.path(folder, "grid.csv"), row.names = FALSE)
write_json(matrices, file.path(folder, "model-matrix.json"), auto_unbox = TRUE, digits = NA, pretty = TRUE)

# texts of formulas
texts <- c("y~x+(x|g)", "y ~ x*z+(1|a/b)", "log(y)~I(x^2)-1+(0+x|g)", "y~a:b+(1|g)", "y ~ `two words` + (1|g)",
           "y~(a+b)^2+(1|a:b)", "y ~ -x + 1e-3*0 + (1|g)"[FALSE], "I(y/1000)~x+offset(z)+(x||g)", "y~x%in%z"[FALSE])
write_json(lapply(texts, function(t) list(given = t, printed = paste(deparse(formula(t)), collapse = ""))),
           file.path(folder, "formulas.json"), auto_unbox = TRUE, pretty = TRUE)

# numbers
set.seed(11)
vectors <- lapply(1:300, function(i) {
  n <- sample(1:6, 1)
  x <- signif(rnorm(n) * 10^sample(-6:6, n, TRUE), sample(1:9, 1))
  digits <- sample(3:7, 1)
  list(values = I(x), digits = digits, texts = I(format(x, digits = digits)))
})
write_json(vectors, file.path(folder, "format.json"), auto_unbox = TRUE, digits = NA)
tests <- lapply(1:200, function(i) {
  p <- signif(10^-runif(sample(1:5, 1), 0, sample(c(2, 6, 12, 20), 1)), 10)
  list(values = I(p), texts = I(format.pval(p, digits = 3)), finer = I(format.pval(p, digits = 4)))
})
write_json(tests, file.path(folder, "p-values.json"), auto_unbox = TRUE, digits = NA)
names <- list(c("(Intercept)", "Days"), c("(Intercept)", "recipeB", "recipeC", "temperature", "recipeB:temperature",
  "recipeC:temperature"), c("(Intercept)", "MachineB", "MachineC"), c("treatment", "treatments", "unemployment rate"))
write_json(lapply(names, function(x) list(names = x, short = unname(abbreviate(x, 6)), long = unname(abbreviate(x, 11)))),
           file.path(folder, "abbreviate.json"), auto_unbox = TRUE)
