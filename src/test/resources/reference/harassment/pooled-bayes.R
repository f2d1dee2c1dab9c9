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
  pooled = c(0.14263836630763177, 0.20459536348076982, 0.13011084567525924, 0.0798139337539834, 0.11666640676491688,
    0.14792989760850506, 0.15178019146668242, 0.1658225308286153, 0.11487960193771812, 0.27977730080034013,
    0.17396499033376708, 0.19410741879662424, 0.14448549539786984, 0.2889231790777893)
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
x <- model.matrix(~ sex, cells)[, -1, drop = FALSE]
n <- cells$yes + cells$no
centre <- colSums(n * x) / sum(n)
sds <- sqrt(colSums(n * sweep(x, 2, centre)^2) / (sum(n) - 1))
fit <- stan_glmer(answer ~ sex + (1 | agegroup) + (1 | region), data = rows, weights = count, family = binomial,
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
  Regionwise = c(0.17639676005917762, 0.23905889927554438, 0.11123554563558205, 0.2527986150952133, 0.1861256568854162,
    0.12061855091918267, 0.33582557687712766, 0.16645938786766085, 0.252753428407156, 0.11684103686136346,
    0.1671783459172338, 0.07220197663150489, 0.1464830920253308, 0.20175548871141596, 0.0889842802133616,
    0.2140770472307953, 0.1544480822344688, 0.09702327455648901, 0.2903624089473096, 0.13471875714653342,
    0.21317911952881283, 0.09335134162789577, 0.136036701533474, 0.05643836964760186, 0.20517632435170355,
    0.2779298779185533, 0.13011557673174234, 0.290514422198086, 0.21566484158655805, 0.13985875130491118,
    0.3853211841192068, 0.19270089819780617, 0.2929124832946884, 0.13596777034340973, 0.19413136779637552,
    0.08386491558074831, 0.114411893844195, 0.1592320054601449, 0.06848553345584582, 0.17022951506508952,
    0.12063216662323117, 0.07499078243589423, 0.23386462699579133, 0.1050232526731643, 0.16823676223536563,
    0.07185261157813325, 0.1059037162004499, 0.04331499743225046, 0.07930191559476542, 0.11122444053001217,
    0.04636734980635108, 0.12000960461444322, 0.08339772593560958, 0.05097427600290478, 0.16672149801687766,
    0.07181671615064243, 0.1171794959393501, 0.04854507326541442, 0.07227117962130376, 0.029002161990700187,
    0.1419108113959332, 0.19444040519099637, 0.08799393198357676, 0.204173351167747, 0.14856036543957085,
    0.09474301371262495, 0.2752193796104205, 0.13125224759582507, 0.20404364204841044, 0.09161163109556827,
    0.13236970942596446, 0.056122285055800164, 0.14126300634666178, 0.19468943642623543, 0.08591932171172019,
    0.20644890169934127, 0.14834914782119202, 0.09338590446185635, 0.2802722852650706, 0.1299765890678335,
    0.20495717872860567, 0.08970962913135791, 0.13096500203866793, 0.054458189427462576, 0.1335181451020034,
    0.18380771597338164, 0.08132634633604875, 0.1976826446938927, 0.1426438805969204, 0.09001406356621348,
    0.2678216403032688, 0.12489086450380225, 0.1966478793185444, 0.0865975106854232, 0.12604193933692184,
    0.05262312814851449, 0.17588405054215472, 0.2396136267823126, 0.10951475387411033, 0.2534380092401622,
    0.18609345870452135, 0.11922630362169133, 0.33876263380863786, 0.16457920074136556, 0.2540375884511622,
    0.11533534703587102, 0.16594568965070275, 0.07057157391016461, 0.11247368454071191, 0.1560746369065296,
    0.06706373667223524, 0.16593921705445325, 0.11786806691620957, 0.07320997643779827, 0.22744971656111984,
    0.10187668741208457, 0.1639096504068421, 0.06991635740863536, 0.10308948688185496, 0.04209068520122086,
    0.2489539701747835, 0.3295351657091438, 0.16546879996678351, 0.3429465412432573, 0.26287758577218934,
    0.17718057232404238, 0.4425482430714307, 0.23975546674179965, 0.34844282516867175, 0.17422851473183845,
    0.24129023893214674, 0.11076066870471721, 0.18328992260386223, 0.24952895241942127, 0.11432510401608738,
    0.2659380957762752, 0.1956066013164405, 0.12546993406296406, 0.3547950729018715, 0.17342457793730867,
    0.2667221075830636, 0.1215647638311886, 0.17452844734762457, 0.07439254575859919, 0.21689796213905999,
    0.2901060198011088, 0.13976365581759437, 0.30730356172111606, 0.23156050550080584, 0.1529158075113402,
    0.40126790651669203, 0.20829974472904494, 0.3100176875484951, 0.14889504467889025, 0.20973661122183299,
    0.09304797258811745, 0.15245332002428366, 0.20810602863158179, 0.09469157568667218, 0.22237695714171837,
    0.16244057356766725, 0.1042060225301501, 0.29803865474414354, 0.14384792648319608, 0.2220804798604905,
    0.1005407802945597, 0.14503460347723857, 0.06183004164373945, 0.28736974260887066, 0.3773337537836639,
    0.19189741635234966, 0.39109042456107107, 0.3025522089245387, 0.20530073590691153, 0.4995447058412512,
    0.2759958857425175, 0.39800615115838084, 0.20125420644371164, 0.27813601761060097, 0.1280055484703506),
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
