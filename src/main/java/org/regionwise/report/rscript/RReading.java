package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.string;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;

/** How R reads the analyst's files as they were read: every cell as text, numbers by their marks. */
final class RReading {
    private RReading() {}

    static String survey(DataFiles data, RComments comments) {
        DataFiles.SurveyPart part = data.survey();
        return read(
                        "survey",
                        part.file(),
                        part.imported().format(),
                        part.imported().options(),
                        comments)
                + (part.imported().leftOut() == 0
                        ? ""
                        : lines(comments.say("left-out", "rows", part.imported().leftOut())));
    }

    /** A file of which nothing but its name and reading is known, as {@code variable}. */
    static String file(String variable, String file, ImportFacts imported, RComments comments) {
        return read(variable, file, imported.format(), imported.options(), comments)
                + (imported.leftOut() == 0 ? "" : lines(comments.say("left-out", "rows", imported.leftOut())));
    }

    static String regions(DataFiles data, RComments comments) {
        DataFiles.RegionPart part = data.regions();
        ReadingOptions reading = part.reading() == null ? ReadingOptions.SUGGESTED : part.reading();
        return read("regions", part.file(), format(part.file()), reading, comments);
    }

    /** A table of which its name and reading are known, as {@code variable}. */
    static String table(String variable, String file, ReadingOptions reading, RComments comments) {
        return read(variable, file, format(file), reading == null ? ReadingOptions.SUGGESTED : reading, comments);
    }

    private static FileFormat format(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".xlsm")) {
            return FileFormat.XLSX;
        }
        return Arrays.stream(FileFormat.values())
                .filter(each -> name.endsWith(each.ending()))
                .findFirst()
                .orElse(name.endsWith(".zsav") ? FileFormat.SPSS : FileFormat.CSV);
    }

    /** The package that reads such files, if any is needed. */
    static Optional<String> needed(FileFormat format) {
        return switch (format) {
            case CSV -> Optional.empty();
            case XLSX -> Optional.of("readxl");
            case ODS -> Optional.of("readODS");
            case PARQUET -> Optional.of("arrow");
            case SPSS, SPSS_PORTABLE, STATA, SAS_TRANSPORT, SAS -> Optional.of("haven");
        };
    }

    private static String read(
            String variable, String file, FileFormat format, ReadingOptions options, RComments comments) {
        List<String> missing = new ArrayList<>(List.of(""));
        missing.addAll(options.missing());
        int header = options.headerRow() == null ? 1 : options.headerRow();
        String call = switch (format) {
            case CSV ->
                "read.table(" + string(file) + ", header = " + (header == 0 ? "FALSE" : "TRUE") + ", sep = "
                        + string(
                                options.delimiter() == null
                                        ? ","
                                        : options.delimiter().toString())
                        + ", quote = \"\\\"\", skip = " + Math.max(0, header - 1) + ",\n    fileEncoding = "
                        + string(encoding(options.encoding()))
                        + ", colClasses = \"character\", check.names = FALSE, comment.char = \"\",\n"
                        + "    strip.white = TRUE, fill = TRUE, na.strings = " + RText.strings(missing) + ")";
            case XLSX ->
                "as.data.frame(readxl::read_excel(" + string(file) + ", col_types = \"text\", skip = "
                        + Math.max(0, header - 1)
                        + (options.sheet() == null ? "" : ", sheet = " + string(options.sheet()))
                        + (header == 0 ? ", col_names = FALSE" : "")
                        + ",\n    na = " + RText.strings(missing) + "), check.names = FALSE)";
            case SPSS ->
                "as_text(haven::read_sav(" + string(file) + ", user_na = "
                        + (Boolean.FALSE.equals(options.declaredMissing()) ? "TRUE" : "FALSE") + "))";
            case ODS ->
                "readODS::read_ods(" + string(file) + ", col_types = NA, skip = " + Math.max(0, header - 1)
                        + (options.sheet() == null ? "" : ", sheet = " + string(options.sheet()))
                        + (header == 0 ? ", col_names = FALSE" : "")
                        + ",\n    na = " + RText.strings(missing) + ", as_tibble = FALSE)";
            case SPSS_PORTABLE -> "as_text(haven::read_por(" + string(file) + "))";
            case STATA -> "as_text(haven::read_dta(" + string(file) + "))";
            case SAS_TRANSPORT -> "as_text(haven::read_xpt(" + string(file) + "))";
            case SAS -> "as_text(haven::read_sas(" + string(file) + "))";
            case PARQUET ->
                "as.data.frame(lapply(arrow::read_parquet(" + string(file) + "), as.character), check.names = FALSE)";
        };
        String names = header == 0 && (format == FileFormat.CSV || format.workbook())
                ? "names(" + variable + ") <- paste0(\"column\", seq_along(" + variable + "))"
                : "names(" + variable + ") <- trimws(names(" + variable + "))";
        String helper = format.statistical()
                ? lines("as_text <- function(table) as.data.frame(lapply(haven::zap_labels(table), as.character),"
                        + " check.names = FALSE)")
                : "";
        return helper + lines(variable + " <- " + call, names) + below(variable, options, comments);
    }

    /** Rows of names below the first, rows that are no data, and cells that mean the one above. */
    private static String below(String variable, ReadingOptions options, RComments comments) {
        StringBuilder script = new StringBuilder();
        int joined = options.headerRows() == null ? 0 : options.headerRows() - 1;
        if (joined > 0) {
            script.append(lines(
                    comments.say("header-rows", "rows", joined + 1),
                    "rows <- rbind(names(" + variable + "), as.matrix(" + variable + "[seq_len(" + joined + "), ]))",
                    "rows[is.na(rows) | grepl(\"^([.]{3}|V)[0-9]+$|^NA$\", rows)] <- \"\"",
                    "names(" + variable + ") <- local({",
                    "  group <- rep(\"\", nrow(rows))",
                    "  apply(rows, 2, function(column) {",
                    "    for (i in seq_along(column)) {",
                    "      below <- any(column[-seq_len(i)] != \"\")",
                    "      if (column[i] != \"\") group[i] <<- if (below) column[i] else \"\"",
                    "      else if (below) column[i] <- group[i]",
                    "    }",
                    "    paste(unique(column[column != \"\"]), collapse = \" \")",
                    "  })",
                    "})"));
        }
        int above = joined + (options.skippedRows() == null ? 0 : options.skippedRows());
        if (above > 0) {
            script.append(lines(variable + " <- " + variable + "[-seq_len(" + above + "), , drop = FALSE]"));
        }
        for (String column : options.filledDown()) {
            String cells = variable + "[[" + string(column) + "]]";
            script.append(lines(cells + " <- c(NA, na.omit(" + cells + "))[cumsum(!is.na(" + cells + ")) + 1]"));
        }
        if (options.counted() != null) {
            String times = variable + "[[" + string(options.counted().column()) + "]]";
            script.append(lines(
                    comments.say("counted-rows"),
                    variable + " <- " + variable + "[rep(seq_len(nrow(" + variable + ")), as.numeric(" + times
                            + ")), , drop = FALSE]"));
        }
        return script.toString();
    }

    /** With a mark of the byte order or without one. */
    private static String encoding(String name) {
        return name == null || name.equalsIgnoreCase("UTF-8") ? "UTF-8-BOM" : name;
    }

    /** The function {@code number}, for numbers written as the file writes them. */
    static String number(String function, ReadingOptions options) {
        NumberNotation notation = options == null ? NumberNotation.POINT : options.numbers();
        String cleaned = "trimws(x)";
        if (notation.grouping() != null) {
            cleaned = "gsub(" + string(notation.grouping().toString()) + ", \"\", " + cleaned + ", fixed = TRUE)";
        }
        if (notation.decimal() == ',') {
            cleaned = "sub(\",\", \".\", " + cleaned + ", fixed = TRUE)";
        }
        return lines(function + " <- function(x) as.numeric(" + cleaned + ")");
    }
}
