# A survey whose regions are numbers with labels, as SPSS and Stata keep them.
library(haven)
set.seed(5)
n <- 40
survey <- data.frame(
  region = labelled(rep(c(1, 2, 3, 9), length.out = n), c("Praha" = 1, "Brno" = 2, "Zlín" = 3, "Aš" = 9), label = "Region"),
  answer = labelled(rep(c(1, 2, 2, 8), each = n / 4), c("Yes" = 1, "No" = 2, "Don't know" = 8))
)
write_sav(survey, "src/test/resources/extracts/labelled-regions.sav")
write_dta(survey, "src/test/resources/extracts/labelled-regions.dta")
