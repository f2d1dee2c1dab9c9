# Makes the sample surveys: harassment/, vaccination/, poverty/ and hours/, each survey.csv, regions.csv and truth.csv, and
# sleep/ without a region table.
# Base R alone. From any folder:
#     Rscript sample-surveys/simulate.R              rewrites the files beside this script, byte for byte
#     Rscript sample-surveys/simulate.R some/folder  writes them there instead
# Each survey starts from its own seed with the generators named below, so neither depends on the other.

arguments <- commandArgs(trailingOnly = TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])
target <- if (length(arguments)) arguments[1] else dirname(script)

start <- function(seed) {
  RNGkind(kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
  set.seed(seed)
}

# Comma, point, LF, UTF-8, nothing quoted (no value holds a comma), NA as an empty cell. Bytes are passed through
# untouched so that the names come out the same in every locale.
write_table <- function(table, survey, file) {
  folder <- file.path(target, survey)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  text <- lapply(table, function(column) ifelse(is.na(column), "", as.character(column)))
  out <- file(file.path(folder, file), open = "wb")
  on.exit(close(out))
  writeLines(c(paste(names(table), collapse = ","), do.call(paste, c(unname(text), sep = ","))), out, useBytes = TRUE)
}

# Six decimals as text: the last bits of plogis and qnorm may differ between machines.
six <- function(x) formatC(x, format = "f", digits = 6)

# ---------------------------------------------------------------------------------------------- harassment
start(20261121)

region <- c("CZ010", "CZ020", "CZ031", "CZ032", "CZ041", "CZ042", "CZ051",
            "CZ052", "CZ053", "CZ063", "CZ064", "CZ071", "CZ072", "CZ080")
regions <- data.frame(
  region,
  name = c("Hlavní město Praha", "Středočeský kraj", "Jihočeský kraj", "Plzeňský kraj", "Karlovarský kraj",
           "Ústecký kraj", "Liberecký kraj", "Královéhradecký kraj", "Pardubický kraj", "Kraj Vysočina",
           "Jihomoravský kraj", "Olomoucký kraj", "Zlínský kraj", "Moravskoslezský kraj"),
  # Adults; per cent unemployed; per cent with tertiary education. Rounded, of a plausible size, not official.
  population = c(1110, 1140, 530, 490, 240, 660, 360, 450, 430, 420, 990, 520, 480, 970) * 1000L,
  unemployment = c(2.5, 2.8, 2.7, 2.9, 4.8, 6.0, 3.8, 2.9, 2.7, 3.0, 3.9, 3.7, 2.9, 5.5),
  education = c(40, 20, 17, 18, 11, 11, 15, 17, 16, 16, 26, 18, 17, 16))
respondents <- c(205, 162, 58, 66, 4, 91, 9, 41, 36, 8, 148, 27, 7, 138)
stopifnot(sum(respondents) == 1000)

sigma <- 0.45
u <- rnorm(14, 0, sigma)
region_part <- -2.1 + 0.25 * (regions$unemployment - 3.5) - 0.02 * (regions$education - 18) + u

groups <- expand.grid(sex = c("female", "male"), age_group = c("18-34", "35-54", "55+"), stringsAsFactors = FALSE)
groups$share <- c(0.51, 0.49) * rep(c(0.24, 0.35, 0.41), each = 2)   # the same in every region
groups$effect <- c(female = 0.8, male = 0)[groups$sex] + c("18-34" = 0.6, "35-54" = 0, "55+" = -0.5)[groups$age_group]

home <- sample(rep(1:14, respondents))
group <- sample.int(6, 1000, replace = TRUE, prob = groups$share)
answer <- rbinom(1000, 1, plogis(region_part[home] + groups$effect[group]))
year <- sample(c(2024, 2025), 1000, replace = TRUE)
silent <- sample.int(1000, 24)                                       # no answer, whoever they are
harassed <- as.character(answer)
harassed[silent[1:15]] <- "9"
harassed[silent[16:24]] <- NA

write_table(data.frame(id = 1:1000, region = region[home], harassed_6m = harassed, sex = groups$sex[group],
                       age_group = groups$age_group[group], year), "harassment", "survey.csv")
write_table(transform(regions, population = format(population, scientific = FALSE, trim = TRUE)),
            "harassment", "regions.csv")
truth <- vapply(region_part, function(e) sum(groups$share * plogis(e + groups$effect)), 0)
write_table(data.frame(region, respondents, true_u = six(u), true_prevalence = six(truth)), "harassment", "truth.csv")

# --------------------------------------------------------------------------------------------- vaccination
start(772027)

first <- c("Alder", "Birch", "Cedar", "Elm", "Fern", "Hazel", "Linden", "Maple", "Oak", "Rowan", "Willow")
last <- c("bridge", "dale", "field", "haven", "marsh", "stead", "wick")
districts <- data.frame(
  district = sprintf("%03d", 1:77),
  name = sample(as.vector(outer(first, last, paste0))),
  population = as.integer(pmax(90, round(exp(rnorm(77, 6.3, 0.75)))) * 100))
districts$urban <- ifelse(districts$population * exp(rnorm(77, 0, 0.3)) > 75000, "urban", "rural")
districts$unemployment <- round(pmin(11, pmax(1.5, rnorm(77, 5, 1.8))), 1)
districts$age65_share <- round(pmin(30, pmax(13, rnorm(77, ifelse(districts$urban == "urban", 19, 22), 2.2))), 1)

# Sample sizes follow the population, overdone, so that the large have too many and the small very few: one each, the
# rest by lot. Three small districts were never visited.
unsampled <- sort(sample(which(districts$population < 60000), 3))
pull <- districts$population^1.25 * exp(rnorm(77, 0, 0.5))
pull[unsampled] <- 0
respondents <- (pull > 0) + as.vector(rmultinom(1, 2500 - 74, pull))

sigma <- 0.5
u <- rnorm(77, 0, sigma)
region_part <- 0.45 - 0.12 * (districts$unemployment - 5) + 0.05 * (districts$age65_share - 20) +
  0.30 * (districts$urban == "urban") + u

age <- 18:90
age_share <- ifelse(age <= 65, 1, exp(-0.055 * (age - 65)))          # the same in every district
age_share <- age_share / sum(age_share)
effect <- function(sex, age) 0.15 * (sex == "female") + 0.02 * (age - 50)

home <- sample(rep(1:77, respondents))
sex <- sample(c("female", "male"), 2500, replace = TRUE, prob = c(0.51, 0.49))
years <- sample(age, 2500, replace = TRUE, prob = age_share)
answer <- rbinom(2500, 1, plogis(region_part[home] + effect(sex, years)))
vaccinated <- ifelse(answer == 1, "yes", "no")
vaccinated[sample.int(2500, 70)] <- "don't know"

write_table(data.frame(id = 1:2500, district = districts$district[home], vaccinated, sex, age = years),
            "vaccination", "survey.csv")
write_table(districts[c("district", "name", "population", "unemployment", "age65_share", "urban")],
            "vaccination", "regions.csv")
truth <- vapply(region_part, function(e)
  sum(age_share * (0.51 * plogis(e + effect("female", age)) + 0.49 * plogis(e + effect("male", age)))), 0)
write_table(data.frame(district = districts$district, respondents, true_u = six(u), true_prevalence = six(truth)),
            "vaccination", "truth.csv")

# ---------------------------------------------------------------------------------------------- poverty
start(772031)

name <- c("Adlerburg", "Brenta", "Calder", "Dovria", "Elmen", "Farrow", "Gallia", "Hesten", "Ibra", "Jorven",
          "Kalmar Coast", "Lindau", "Morava", "Nordia", "Orlen", "Pallas", "Quinta", "Rosmer", "Sarva", "Tarn",
          "Ulm Valley", "Varna")
m <- length(name)
regions <- data.frame(region = sprintf("P%02d", seq_len(m)), name,
                      population = round(exp(rnorm(m, log(180000), 0.8)) / 100) * 100,
                      unemployment = round(pmax(2, rnorm(m, 7, 2.4)), 1),
                      rural_share = round(100 * plogis(rnorm(m, -0.4, 0.8)), 1))
u <- rnorm(m, 0, 0.35)

# Enumeration areas: more where more people live; Elmen has one, Quinta two, Ulm Valley none.
areas <- pmax(2, round(22 * (regions$population / max(regions$population))^0.7))
areas[c(5, 17, 21)] <- c(1, 2, 0)

# Towns are sampled at less than half the rate of the country, large households at a higher rate than small ones.
town_weight <- c(country = 0.7, town = 1.5)
persons <- 1:6
share_of_size <- c(28, 33, 16, 14, 6, 3) / 100
size_weight <- 1 + 0.25 * (2.4 - persons) / 2.4
logit_poor <- function(j, town, size) -1.75 + 0.16 * (regions$unemployment[j] - 7) - 0.5 * town + 0.12 * (size - 2.4) + u[j]

households <- do.call(rbind, lapply(which(areas > 0), function(j) {
  rural <- regions$rural_share[j] / 100
  towns <- (1 - rural) / town_weight[["town"]]
  country <- rural / town_weight[["country"]]
  do.call(rbind, lapply(seq_len(areas[j]), function(k) {
    town <- runif(1) < towns / (towns + country)
    n <- 6 + rpois(1, 6)
    size <- sample(persons, n, replace = TRUE, prob = share_of_size / size_weight)
    poor <- rbinom(n, 1, plogis(logit_poor(j, town, size) + rnorm(1, 0, 0.5)))
    weight <- regions$population[j] / (9 * areas[j]) * town_weight[[1 + town]] * size_weight[size] * exp(rnorm(n, 0, 0.25))
    data.frame(region = regions$region[j], stratum = paste0(regions$region[j], c("-country", "-town")[1 + town]),
               area = sprintf("%s-%02d", regions$region[j], k), weight = formatC(weight, format = "f", digits = 1),
               persons = size, poor = ifelse(runif(n) < 0.03, NA, ifelse(poor == 1, "yes", "no")))
  }))
}))
households <- cbind(household = seq_len(nrow(households)), households[sample(nrow(households)), ])

# What an endless survey would find: averaged over town and country, sizes of households and enumeration areas.
nodes <- 0.5 * qnorm((seq_len(2000) - 0.5) / 2000)
prevalence <- vapply(seq_len(m), function(j) {
  of <- function(town) sum(share_of_size * vapply(persons, function(s) mean(plogis(logit_poor(j, town, s) + nodes)), 0))
  rural <- regions$rural_share[j] / 100
  rural * of(0) + (1 - rural) * of(1)
}, 0)

write_table(households, "poverty", "survey.csv")
write_table(regions, "poverty", "regions.csv")
write_table(data.frame(region = regions$region, households = as.integer(table(factor(households$region, regions$region))),
                       areas, true_u = six(u), true_prevalence = six(prevalence)), "poverty", "truth.csv")

# ---------------------------------------------------------------------------------------------- hours
start(409187)

# Weekly hours of paid work by region: a measured outcome. Age differs between people and, on average, between regions.
name <- c("Ardmoor", "Belcastel", "Corvane", "Dunmere", "Estora", "Felden", "Gravia", "Holmsund", "Istria Nova", "Jarrow Vale",
          "Keld", "Lorne", "Mirabel", "Norwick", "Ostara", "Pendle", "Quarry Bay", "Rivano", "Selm", "Tormund")
m <- length(name)
regions <- data.frame(region = sprintf("H%02d", seq_len(m)), name,
                      population = round(exp(rnorm(m, log(90000), 0.7)) / 100) * 100,
                      mean_age = round(rnorm(m, 43, 4), 1))
u <- rnorm(m, 0, 1.8)
slope <- rnorm(m, 0, 0.06)
n <- c(2, 4, 5, 7, 9, pmin(140, round(8 + 110 * (regions$population[-(1:5)] / max(regions$population))^0.8)))
region <- rep(seq_len(m), n)
age <- pmin(70, pmax(18, round(rnorm(length(region), regions$mean_age[region], 11))))
# 0.1 hours less a year of one's own age, 0.6 more a year of the region's mean
mean_hours <- 36 - 0.1 * (age - 43) + 0.6 * (regions$mean_age[region] - 43) + u[region] + slope[region] * (age - 43)
hours <- round(mean_hours + rnorm(length(region), 0, 5), 1)
survey <- data.frame(region = regions$region[region], age, hours = ifelse(runif(length(region)) < 0.03, NA, hours))
survey <- cbind(respondent = seq_len(nrow(survey)), survey[sample(nrow(survey)), ])
write_table(survey, "hours", "survey.csv")
write_table(regions, "hours", "regions.csv")
write_table(data.frame(region = regions$region, respondents = n, true_u = six(u), true_slope = six(slope),
                       true_mean = six(36 + 0.5 * (regions$mean_age - 43) + u + slope * (regions$mean_age - 43))),
            "hours", "truth.csv")

# ---------------------------------------------------------------------------------------------- sleep
start(615042)

# Reaction times over ten days of little sleep, in the shape of the well-known study; nobody was tested.
m <- 18
subject <- sprintf("S%02d", seq_len(m))
u <- rnorm(m, 0, 24)
slope <- rnorm(m, 0, 6)
days <- 0:9
sleep <- data.frame(subject = rep(subject, each = length(days)), days = rep(days, m))
sleep$reaction <- round(250 + 10.5 * sleep$days + u[rep(seq_len(m), each = 10)] +
                        slope[rep(seq_len(m), each = 10)] * sleep$days + rnorm(nrow(sleep), 0, 25), 1)
# two subjects came late and left early
sleep <- sleep[!(sleep$subject == "S17" & sleep$days > 1) & !(sleep$subject == "S18" & sleep$days > 0), ]
write_table(sleep, "sleep", "survey.csv")
write_table(data.frame(subject, days = as.integer(table(factor(sleep$subject, subject))), true_u = six(u),
                       true_slope = six(slope)), "sleep", "truth.csv")
