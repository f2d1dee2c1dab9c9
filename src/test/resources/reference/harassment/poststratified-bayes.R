# survey.csv: harassed 6m by region, recomputed with R.
# Written by Regionwise ${project.version}. Put this script beside the data and run
#   Rscript analysis.R
# Data: survey.csv, sha256 2ba9dfd86f35d8a9b87c810f45394a9a7849d6436c491cea1dfbe3b69dd0a96a
# Population table: popcells.csv, sha256 d82706d63b224c7b20f0ef940f4746cf1572d63f87c1ceba2b3e2531c7aff55a
# Packages: rstanarm

# This script contains letters that are not in ASCII.
if (!l10n_info()[["UTF-8"]]) stop("Run R in a UTF-8 locale, for example LC_ALL=C.UTF-8")
suppressPackageStartupMessages(library(rstanarm))

# What Regionwise found: proportions; NA is undefined or withheld.
regionwise <- data.frame(
  region = c("CZ010", "CZ020", "CZ031", "CZ032", "CZ041", "CZ042", "CZ051", "CZ052", "CZ053", "CZ063", "CZ064", "CZ071",
    "CZ072", "CZ080"),
  raw = c(0.1404494382022472, 0.21052631578947367, 0.109375, 0.034482758620689655, 0, 0.1411764705882353,
    0.1111111111111111, 0.17307692307692307, 0.0851063829787234, 0.4166666666666667, 0.17857142857142858, 0.25,
    0.1111111111111111, 0.3114754098360656),
  pooled = c(0.14266764046072014, 0.20461044798312225, 0.13017793926661447, 0.07942029975138572, 0.11557404354752224,
    0.14796493393006874, 0.15167137025869204, 0.16582520844215015, 0.11498033134149223, 0.28057775705268234,
    0.17389721964211846, 0.19377015131109457, 0.14505824692238514, 0.28919868348599503)
)

# ---- The survey, answers coded as in Regionwise ------------------------------------------
survey <- read.table("survey.csv", header = TRUE, sep = ",", quote = "\"", skip = 0,
    fileEncoding = "UTF-8-BOM", colClasses = "character", check.names = FALSE, comment.char = "",
    strip.white = TRUE, fill = TRUE, na.strings = c(""))
names(survey) <- trimws(names(survey))
number <- function(x) as.numeric(trimws(x))
# Numbers in one form (1.0 is 1), where a whole column holds them; codes such as 010 stay text.
plain <- function(x) {
  n <- suppressWarnings(as.numeric(x))
  if (any(is.na(n) & !is.na(x)) || any(grepl("^0[0-9]", x))) return(x)
  ifelse(is.na(n), NA, ifelse(n == round(n), sprintf("%.0f", n), sprintf("%.15g", n)))
}

# Categories: numbers by size, then text by code point; the first is the reference.
category <- function(x) {
  values <- unique(x[!is.na(x)])
  size <- suppressWarnings(as.numeric(values))
  size[is.na(size)] <- Inf
  factor(x, levels = values[order(size, values, method = "radix")])
}

answer <- tolower(plain(trimws(survey[["harassed_6m"]])))
said <- function(values) answer %in% tolower(values)
responses <- data.frame(
  region = trimws(survey[["region"]]),
  sex = plain(survey[["sex"]]),
  agegroup = plain(survey[["agegroup"]]),
  yes = ifelse(said(c("1")), 1, ifelse(said(c("0")), 0, NA)),
  stringsAsFactors = FALSE, check.names = FALSE
)
responses$yes[is.na(responses$region)] <- NA
responses$yes[is.na(responses[["sex"]])] <- NA
responses$yes[is.na(responses[["agegroup"]])] <- NA

# Raw: the share of yes in each region.
answered <- subset(responses, !is.na(yes))
raw <- as.vector(tapply(answered$yes, factor(answered$region, levels = regionwise$region), mean))

# ---- What the model sees: one row per region and type of respondent ----------------------
# The figure of a region is for the mix of its respondents who answered.
everybody <- answered
everybody$count_yes <- ifelse(is.na(everybody$yes), 0, everybody$yes)
everybody$count_no <- ifelse(is.na(everybody$yes), 0, (1 - everybody$yes))
everybody$count_asked <- 1
answered$count_asked <- 1
cells <- aggregate(cbind(count_yes, count_no, count_asked) ~ region + sex + agegroup, everybody, sum)
nation <- aggregate(count_asked ~ sex + agegroup, answered, sum)
nobody <- setdiff(regionwise$region, cells$region)
if (length(nobody)) cells <- rbind(cells, merge(data.frame(region = nobody, count_yes = 0, count_no = 0), nation)[names(cells)])
cells <- cells[cells$region %in% regionwise$region, ]
names(cells)[match(c("count_yes", "count_no"), names(cells))] <- c("yes", "no")
cells$share <- cells$count_asked / ave(cells$count_asked, cells$region, FUN = sum)
cells[["sex"]] <- category(cells[["sex"]])
cells[["agegroup"]] <- category(cells[["agegroup"]])

# ---- Full Bayes by Hamiltonian Monte Carlo -----------------------------------------------
# The same priors as in Regionwise. Each cell becomes two rows, yes and no, weighted by their counts, which
# need not be whole numbers. rstanarm centres predictors over rows, not over respondents; the prior of the
# intercept is far too wide for that to matter. Chains differ by chance in the third decimal; Regionwise uses
# no chains.
rows <- rbind(cbind(cells, answer = 1, count = cells$yes), cbind(cells, answer = 0, count = cells$no))
rows <- rows[rows$count > 0, ]
# Slopes: normal with 2.5 standard deviations of the predictor, over respondents.
x <- model.matrix(~ sex + agegroup, cells)[, -1, drop = FALSE]
n <- cells$yes + cells$no
centre <- colSums(n * x) / sum(n)
sds <- sqrt(colSums(n * sweep(x, 2, centre)^2) / (sum(n) - 1))
fit <- stan_glmer(answer ~ sex + agegroup + (1 | region), data = rows, weights = count, family = binomial,
  prior_intercept = normal(0, 2.5, autoscale = FALSE), prior = normal(0, 2.5 / sds, autoscale = FALSE),
  # for one random intercept this is an exponential distribution of its standard deviation
  prior_covariance = decov(regularization = 1, concentration = 1, shape = 1, scale = 1 / 1.0),
  chains = 4, iter = 4000, seed = 1, adapt_delta = 0.95, refresh = 0, cores = min(4, parallel::detectCores()))
print(fit, digits = 3)

# Each region’s prevalence in every draw, over its own mix of respondents; a region without respondents draws
# its intercept anew.
draws <- plogis(posterior_linpred(fit, newdata = cbind(cells, answer = 0, count = 1)))
of_region <- function(region) {
  own <- cells$region == region
  drop(draws[, own, drop = FALSE] %*% cells$share[own])
}
pooled <- vapply(regionwise$region, function(region) mean(of_region(region)), numeric(1), USE.NAMES = FALSE)

# ---- The people of the regions, and figures of them (poststratification) -----------------
written_as <- function(x, levels) {
  found <- levels[match(tolower(x), tolower(levels))]
  ifelse(is.na(found), x, found)
}
people <- read.table("popcells.csv", header = TRUE, sep = ",", quote = "\"", skip = 0,
    fileEncoding = "UTF-8-BOM", colClasses = "character", check.names = FALSE, comment.char = "",
    strip.white = TRUE, fill = TRUE, na.strings = c(""))
names(people) <- trimws(names(people))
table_number <- function(x) as.numeric(trimws(x))
people <- data.frame(
  region = trimws(people[["region"]]),
  sex = plain(trimws(people[["sex"]])),
  agegroup = plain(trimws(people[["agegroup"]])),
  n = table_number(people[["N"]]),
  stringsAsFactors = FALSE, check.names = FALSE
)
people <- aggregate(n ~ ., people, sum)
if (is.null(people$region)) people <- merge(data.frame(region = regionwise$region), people)
people$region <- written_as(people$region, regionwise$region)
people <- people[people$region %in% regionwise$region, ]
people[["sex"]] <- factor(written_as(people[["sex"]], levels(cells[["sex"]])), levels = levels(cells[["sex"]]))
people[["agegroup"]] <- factor(written_as(people[["agegroup"]], levels(cells[["agegroup"]])), levels = levels(cells[["agegroup"]]))
people <- people[complete.cases(people), ]
# Every region with every kind of people, also those of whom nobody lives there.
kinds <- aggregate(n ~ sex + agegroup, people, sum)
names(kinds)[names(kinds) == "n"] <- "nation"
people <- aggregate(n ~ region + sex + agegroup, people, sum)
people <- merge(merge(data.frame(region = unique(people$region)), kinds), people, all.x = TRUE)
people$n[is.na(people$n)] <- 0
of_people <- posterior_linpred(fit, newdata = cbind(people, answer = 0, count = 1))
people_means <- function(shift) colMeans(plogis(of_people + shift))
people$mean <- people_means(0)

# Every figure is a weighted mean of the cells’ means.
figures <- data.frame(
  region = c(NA, NA, NA, NA, NA, NA, NA, NA, NA, NA, NA, NA, "CZ010", "CZ010", "CZ010", "CZ010", "CZ010", "CZ010",
    "CZ010", "CZ010", "CZ010", "CZ010", "CZ010", "CZ010", "CZ020", "CZ020", "CZ020", "CZ020", "CZ020", "CZ020",
    "CZ020", "CZ020", "CZ020", "CZ020", "CZ020", "CZ020", "CZ031", "CZ031", "CZ031", "CZ031", "CZ031", "CZ031",
    "CZ031", "CZ031", "CZ031", "CZ031", "CZ031", "CZ031", "CZ032", "CZ032", "CZ032", "CZ032", "CZ032", "CZ032",
    "CZ032", "CZ032", "CZ032", "CZ032", "CZ032", "CZ032", "CZ041", "CZ041", "CZ041", "CZ041", "CZ041", "CZ041",
    "CZ041", "CZ041", "CZ041", "CZ041", "CZ041", "CZ041", "CZ042", "CZ042", "CZ042", "CZ042", "CZ042", "CZ042",
    "CZ042", "CZ042", "CZ042", "CZ042", "CZ042", "CZ042", "CZ051", "CZ051", "CZ051", "CZ051", "CZ051", "CZ051",
    "CZ051", "CZ051", "CZ051", "CZ051", "CZ051", "CZ051", "CZ052", "CZ052", "CZ052", "CZ052", "CZ052", "CZ052",
    "CZ052", "CZ052", "CZ052", "CZ052", "CZ052", "CZ052", "CZ053", "CZ053", "CZ053", "CZ053", "CZ053", "CZ053",
    "CZ053", "CZ053", "CZ053", "CZ053", "CZ053", "CZ053", "CZ063", "CZ063", "CZ063", "CZ063", "CZ063", "CZ063",
    "CZ063", "CZ063", "CZ063", "CZ063", "CZ063", "CZ063", "CZ064", "CZ064", "CZ064", "CZ064", "CZ064", "CZ064",
    "CZ064", "CZ064", "CZ064", "CZ064", "CZ064", "CZ064", "CZ071", "CZ071", "CZ071", "CZ071", "CZ071", "CZ071",
    "CZ071", "CZ071", "CZ071", "CZ071", "CZ071", "CZ071", "CZ072", "CZ072", "CZ072", "CZ072", "CZ072", "CZ072",
    "CZ072", "CZ072", "CZ072", "CZ072", "CZ072", "CZ072", "CZ080", "CZ080", "CZ080", "CZ080", "CZ080", "CZ080",
    "CZ080", "CZ080", "CZ080", "CZ080", "CZ080", "CZ080"),
  sex = c(NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F",
    "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M",
    "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F",
    "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M",
    "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F",
    "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA,
    "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA,
    NA, "F", "M", "F", "M", "F", "M", NA, "F", "M", NA, NA, NA, "F", "M", "F", "M", "F", "M"),
  agegroup = c(NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34",
    "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+",
    "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34",
    "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54", "35-54",
    "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA,
    NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54",
    "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34",
    "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54",
    "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+",
    NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34",
    "35-54", "55+", "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+",
    "18-34", "18-34", "35-54", "35-54", "55+", "55+", NA, NA, NA, "18-34", "35-54", "55+", "18-34", "18-34",
    "35-54", "35-54", "55+", "55+"),
  standardised = c(FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE,
    FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE, FALSE),
  Regionwise = c(0.1763899900032763, 0.23876912008299228, 0.11152307161342272, 0.25916954639446294, 0.18672828550498252,
    0.11613798777843894, 0.34347409780329397, 0.17150176156665384, 0.2534204321658593, 0.11737672331924291,
    0.16114170049341772, 0.06933955148855984, 0.1462743863397248, 0.20132500337890563, 0.08900628763132375,
    0.21952701418314322, 0.1545678799141549, 0.09297813480092894, 0.2972685942919922, 0.13865384629002753,
    0.21332093760408777, 0.09344823192403656, 0.1305005358194801, 0.053944315029357835, 0.2057285030520971,
    0.27828408839923957, 0.13087200171081034, 0.2984853921667315, 0.2169446886947285, 0.1348979426520929,
    0.3947865033708132, 0.19913012613780728, 0.2944325781604411, 0.13699975172741696, 0.1874705856199314,
    0.08065799395919694, 0.11390696275301516, 0.15839476689387216, 0.06832111184379586, 0.17425149510651824,
    0.12036052061350332, 0.0715327361958772, 0.23903801169341238, 0.10786539988562413, 0.16779581261207846,
    0.07175444787259892, 0.10106757555466302, 0.04126905340305452, 0.07925396889989436, 0.11106643547415208,
    0.04643295065629103, 0.12338932883534494, 0.08350113988434815, 0.04871520764534713, 0.17119125033902957,
    0.07407185305812773, 0.1172670643284923, 0.04866483507824896, 0.0690908128954126, 0.027693601422960557,
    0.14109718850658887, 0.19322294082764177, 0.08759481586047217, 0.20843595166354711, 0.1479980527382262,
    0.09034488263633741, 0.28055584101176184, 0.13441264542060521, 0.2032746475047595, 0.09126145924189062,
    0.12641302392196965, 0.05332388274942517, 0.14085128425949422, 0.19401561405353762, 0.08577910560995176,
    0.21146950070530815, 0.14818809683662754, 0.08928969576299063, 0.28666406752802737, 0.13357680404859207,
    0.20475268436623822, 0.08959358057354912, 0.12537016748158608, 0.05191438842632222, 0.13320705340471609,
    0.18312178845402627, 0.08140426881121425, 0.20290636681411597, 0.14279005784389595, 0.08624788161674395,
    0.27423882424485113, 0.1288759859025431, 0.19668178986243984, 0.08686020043737125, 0.12080198437452647,
    0.05038647716271656, 0.17613260923602259, 0.23968330356731607, 0.1099496038816567, 0.26023995516290327,
    0.18691446629386518, 0.11494832106392974, 0.3470955386936152, 0.16978677470017495, 0.255027370709851,
    0.11598058996468043, 0.1601294448334663, 0.06789557589932681, 0.11169581819122608, 0.1548343200930236,
    0.066767507771555, 0.1694533394046288, 0.11720615850893473, 0.06956502320508512, 0.23187764531267924,
    0.10443909013478818, 0.16291035256389383, 0.06960583570406975, 0.09798379497277793, 0.03996708059888192,
    0.24953191342507125, 0.329728936882059, 0.16644476003794426, 0.3514325959247591, 0.26452815177737904,
    0.17180867166415, 0.45199363537571907, 0.24724761189878147, 0.3502169147726165, 0.17575110526055435,
    0.23423080129160687, 0.10713711660969484, 0.1840150561780292, 0.2501801043466975, 0.11512726364077144,
    0.27390754647935606, 0.19718670978064695, 0.12132945317246271, 0.364463290350499, 0.17962535618829378,
    0.2686637921263424, 0.12276841772605152, 0.16891932565902676, 0.07178114374353722, 0.21705234359081033,
    0.2899566892891013, 0.140238037722767, 0.3151380303517551, 0.23270564871696664, 0.14786454743381325,
    0.41043427989479514, 0.21473087623052353, 0.3113472872112877, 0.1498458375912985, 0.2030231171612559,
    0.08974808424774587, 0.15158494854542265, 0.20669581049297425, 0.09438558488997006, 0.2270799815695445,
    0.16215789027202557, 0.09968277318551888, 0.303764382042879, 0.1474894909167449, 0.22153512465751785,
    0.1005307221214785, 0.13883975645051394, 0.05904174339912204, 0.2873838230253125, 0.37688581785022546,
    0.19240180144858063, 0.3997410395210156, 0.3037729629864225, 0.19853280005283097, 0.5090387757897556,
    0.2837514040610305, 0.39938951222844415, 0.20230239806623887, 0.2694839573653082, 0.12323710715471571),
  stringsAsFactors = FALSE, check.names = FALSE
)
figures$R <- vapply(seq_len(nrow(figures)), function(i) {
  own <- people[is.na(figures$region[i]) | people$region == figures$region[i], ]
  for (each in c("sex", "agegroup")) {
    if (!is.na(figures[[each]][i])) own <- own[as.character(own[[each]]) == figures[[each]][i], ]
  }
  weight <- own$n
  sum(weight * own$mean) / sum(weight)
}, numeric(1))
figures$difference <- figures$R - figures$Regionwise

# ---- Side by side ------------------------------------------------------------------------
comparison <- data.frame(
  region = regionwise$region,
  raw_R = raw, raw_Regionwise = regionwise$raw,
  pooled_R = pooled, pooled_Regionwise = regionwise$pooled,
  difference = pooled - regionwise$pooled
)
options(width = 120)
print(comparison, digits = 4, row.names = FALSE)
largest <- function(x) if (all(is.na(x))) NA else max(abs(x), na.rm = TRUE)
cat("Largest difference of raw estimates:", format(largest(raw - regionwise$raw), digits = 3), "\n")
cat("Largest difference of pooled estimates:", format(largest(comparison$difference), digits = 3), "\n")

# ---- Poststratified figures side by side -------------------------------------------------
print(figures, digits = 4, row.names = FALSE)
cat("Largest difference of a poststratified figure:", format(largest(figures$difference), digits = 3), "\n")
