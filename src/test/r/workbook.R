# A workbook of ours against the CSV of the same analysis: every number the same double, every text the same text.
# Debian: r-cran-readxl. From the repository's root:
#   java -jar target/regionwise.jar estimate … --format xlsx --output result.xlsx
#   java -jar target/regionwise.jar estimate … --format csv --output result.csv
#   Rscript src/test/r/workbook.R result.xlsx result.csv
arguments <- commandArgs(trailingOnly = TRUE)
sheets <- readxl::excel_sheets(arguments[1])
stopifnot(identical(sheets, c("Estimates", "Model", "Methods", "Data dictionary")))
book <- as.data.frame(readxl::read_excel(arguments[1], sheet = "Estimates", guess_max = 1e5))
text <- utils::read.csv(arguments[2], fileEncoding = "UTF-8-BOM", colClasses = "character", na.strings = "",
                        check.names = FALSE, encoding = "UTF-8")
stopifnot(nrow(book) == nrow(text))
numbers <- 0
for (column in names(text)) {
  if (all(is.na(text[[column]]))) {
    stopifnot(!column %in% names(book))
  } else if (is.numeric(book[[column]])) {
    exact <- as.numeric(text[[column]])
    stopifnot(identical(exact, as.numeric(book[[column]])))
    numbers <- numbers + sum(!is.na(exact))
  } else {
    stopifnot(identical(text[[column]], as.character(book[[column]])))
  }
}
dictionary <- readxl::read_excel(arguments[1], sheet = "Data dictionary")
stopifnot(identical(dictionary$column[seq_along(book)], names(book)))
cat(sprintf("%s: %d regions, %d columns, %d numbers identical\n", arguments[1], nrow(book), ncol(book), numbers))
