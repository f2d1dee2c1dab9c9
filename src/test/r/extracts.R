# One small survey written by R's own means in every format that Regionwise reads: src/test/resources/extracts.
# Rscript src/test/r/extracts.R   (Debian: r-cran-haven, r-cran-foreign, r-cran-openxlsx, r-cran-data.table, libreoffice-calc)
library(haven)
folder <- "src/test/resources/extracts"
at <- function(name) file.path(folder, name)
n <- 60
set.seed(5)
regions <- c("Hlavní město Praha", "Ústecký kraj", "Kraj Vysočina", "Moravskoslezský kraj", "Jihočeský kraj")
survey <- data.frame(
  region = regions[1 + (seq_len(n) * 7) %% 5],
  code = sprintf("%03d", 1 + (seq_len(n) * 7) %% 5),
  answer = c(1, 2, 8, 9)[1 + (seq_len(n) * 7) %% 11 %% 4],
  weight = round(runif(n, 0.2, 3), 4),
  income = ifelse(seq_len(n) %% 9 == 0, NA, round(runif(n, 12000, 99000), 2)),
  interviewed = as.Date("2024-02-27") + seq_len(n) %% 5,
  remark = ifelse(seq_len(n) %% 4 == 0, "", paste0("Žluťoučký kůň č. ", seq_len(n))),
  stringsAsFactors = FALSE
)
# what every reading has to give: ISO dates, decimal points, empty for missing
plain <- survey
plain$interviewed <- format(plain$interviewed)
data.table::fwrite(plain, at("expected.csv"), na = "", quote = "auto")

# delimited text
semicolon <- function(name, encoding, sep = ";", dec = ",") {
  out <- file(at(name), "w", encoding = encoding)
  write.table(plain, out, sep = sep, dec = dec, na = "", row.names = FALSE, quote = TRUE)
  close(out)
}
semicolon("semicolon-1250.csv", "windows-1250")
semicolon("semicolon-8859-2.csv", "ISO-8859-2")
semicolon("tab-utf16le.txt", "UTF-16LE", sep = "\t", dec = ".")
semicolon("pipe-utf8.csv", "UTF-8", sep = "|", dec = ".")
packed <- gzfile(at("comma-utf8.csv.gz"), "w")
write.csv(plain, packed, na = "", row.names = FALSE)
close(packed)

# SPSS and Stata: labels, and user-missing values
labelled <- survey
labelled$answer <- labelled_spss(survey$answer,
  labels = c("Yes, at least once" = 1, "No, never" = 2, "Don't know" = 8, "Refused" = 9), na_values = c(8, 9),
  label = "Were you harassed in the last six months?")
attr(labelled$weight, "label") <- "Calibrated weight"
attr(labelled$region, "label") <- "Kraj"
write_sav(labelled, at("haven-byte.sav"), compress = "byte")
write_sav(labelled, at("haven-none.sav"), compress = "none")
write_sav(labelled, at("haven.zsav"), compress = "zsav")
long <- labelled
long$remark <- strrep(paste0(long$remark, " "), 30)
long$remark[3] <- strrep("č", 600)
write_sav(long, at("haven-long-text.sav"))
data.table::fwrite(data.frame(remark = trimws(long$remark)), at("expected-long-text.csv"))

# Stata's own missing values instead of user-missing ones
stata <- survey
stata$answer <- labelled(ifelse(survey$answer == 8, tagged_na("a"), ifelse(survey$answer == 9, tagged_na("z"), survey$answer)),
  labels = c("Yes, at least once" = 1, "No, never" = 2, "Don't know" = tagged_na("a")),
  label = "Were you harassed in the last six months?")
for (version in c(8, 10, 12, 13, 14, 15)) {
  write_dta(stata, at(sprintf("haven-%d.dta", version)), version = version)
}
long_stata <- stata
long_stata$remark[3] <- strrep("č", 3000)
write_dta(long_stata, at("haven-strl.dta"), version = 14)
ascii <- survey
ascii$region <- iconv(ascii$region, "UTF-8", "windows-1252", sub = "?")
ascii$remark <- ifelse(ascii$remark == "", "-", sub(".*č\\.", "no.", ascii$remark))
ascii$answer <- factor(ascii$answer, levels = c(1, 2, 8, 9), labels = c("yes", "no", "unknown", "refused"))
foreign::write.dta(ascii[, c("code", "answer", "weight", "income", "remark")], at("foreign-10.dta"), version = 10)
foreign::write.dta(ascii[, c("code", "answer", "weight", "income", "remark")], at("foreign-12.dta"), version = 12)

# SAS: transport files of both versions; iris.sas7bdat, which SAS itself wrote, is an example of haven's (MIT)
sas <- labelled
sas$answer <- structure(survey$answer, label = "Were you harassed in the last six months?")
for (version in c(5, 8)) write_xpt(sas, at(sprintf("haven-%d.xpt", version)), version = version, name = "survey")
suppressWarnings(write_sas(sas, at("haven.sas7bdat")))
file.copy(system.file("examples", "iris.sas7bdat", package = "haven"), at("iris.sas7bdat"))

# spreadsheets: a sheet of notes before the data, a title above the header, real dates
workbook <- openxlsx::createWorkbook()
openxlsx::addWorksheet(workbook, "Notes")
openxlsx::writeData(workbook, "Notes", "Read the second sheet.")
openxlsx::addWorksheet(workbook, "Data")
openxlsx::writeData(workbook, "Data", "Survey of regions, wave 3")
openxlsx::writeData(workbook, "Data", survey, startRow = 3)
openxlsx::saveWorkbook(workbook, at("openxlsx.xlsx"), overwrite = TRUE)
