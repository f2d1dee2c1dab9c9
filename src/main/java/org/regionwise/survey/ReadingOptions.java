package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a file is to be read. What is null was not said and is told from the file where that is safe; the options of an
 * opened file ({@code SurveyFile.options()}) are complete for its format.
 *
 * @param encoding name of the character encoding; SPSS and Stata files may say it themselves, workbooks always do
 * @param delimiter what separates the cells of delimited text
 * @param numbers how numbers are written where they are text
 * @param headerRow row of the column names, counted as a spreadsheet does; 0 when the file has none
 * @param sheet name of the sheet of a workbook
 * @param missing texts that count as an empty cell in every column
 * @param declaredMissing whether values that an SPSS file declares missing count as empty cells
 * @param types what columns hold, where the analyst says so: {@link ColumnType#NUMBER} makes every other value a
 *     problem
 * @param recoded values that are read as another, by column: spellings of a region that the analyst found to be one
 * @param leaveOut whether unsound rows are left out and counted; otherwise they make the file unusable
 * @param missingIn texts that count as an empty cell in one column, by column
 * @param dates how dates are written; null while unknown, and dates then stay as written
 * @param headerRows how many rows hold the column names, each name read downwards; null is 1 and was not said
 * @param skippedRows how many rows below the names are no data, such as the texts of questions; null is 0 and was not
 *     said
 * @param filledDown columns in which an empty cell holds what the last filled one above it does
 * @param mostlyEmpty columns that the analyst knows to be empty in most rows, and rightly so
 * @param counted what rows stand for where each is a group of respondents; null where every row is one respondent
 */
public record ReadingOptions(
        String encoding,
        Character delimiter,
        NumberNotation numbers,
        Integer headerRow,
        String sheet,
        List<String> missing,
        Boolean declaredMissing,
        Map<String, ColumnType> types,
        Map<String, Map<String, String>> recoded,
        Boolean leaveOut,
        Map<String, List<String>> missingIn,
        DateOrder dates,
        Integer headerRows,
        Integer skippedRows,
        List<String> filledDown,
        List<String> mostlyEmpty,
        @JsonInclude(JsonInclude.Include.NON_NULL) Counted counted) {
    /**
     * What the rows of a file are where each stands for a group of respondents: their own rows stay in a database,
     * which was asked how many of them agree in all columns.
     *
     * @param column of the file that says how many respondents a row stands for
     * @param source what the administrator calls the database; with the rest null where nothing is known of it
     * @param table what was counted there
     * @param statement which counted
     * @param at when, as ISO 8601 has it, in UTC
     */
    public record Counted(String column, String source, String table, String statement, String at) {
        /** Of rows of which nothing else is known. */
        public static Counted by(String column) {
            return new Counted(column, null, null, null, null);
        }
    }

    /** Nothing said: what is safe to tell from the file. */
    public static final ReadingOptions SUGGESTED = new ReadingOptions(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public ReadingOptions {
        missing = missing == null ? List.of() : List.copyOf(missing);
        types = types == null ? Map.of() : Map.copyOf(types);
        numbers = numbers == null ? NumberNotation.POINT : numbers;
        declaredMissing = declaredMissing == null || declaredMissing;
        recoded = recoded == null ? Map.of() : Map.copyOf(recoded);
        leaveOut = leaveOut != null && leaveOut;
        missingIn = missingIn == null ? Map.of() : Map.copyOf(missingIn);
        filledDown = filledDown == null ? List.of() : List.copyOf(filledDown);
        mostlyEmpty = mostlyEmpty == null ? List.of() : List.copyOf(mostlyEmpty);
    }

    /** The same in another character encoding; null where the file is to say it. */
    public ReadingOptions withEncoding(String other) {
        return located(other, delimiter, headerRow, sheet);
    }

    /** The same with cells parted by another character; null where the file is to say it. */
    public ReadingOptions withDelimiter(Character other) {
        return located(encoding, other, headerRow, sheet);
    }

    /** The same with names in another row, the first being 1, 0 for none; null where the file is to say it. */
    public ReadingOptions withHeaderRow(Integer row) {
        return located(encoding, delimiter, row, sheet);
    }

    /** The same of another sheet of a workbook; null for its first. */
    public ReadingOptions withSheet(String other) {
        return located(encoding, delimiter, headerRow, other);
    }

    /** The same, with values that the file declares missing as they are or as missing. */
    public ReadingOptions withDeclaredMissing(boolean other) {
        return understood(numbers, missing, other, types, recoded, leaveOut, missingIn, dates);
    }

    /** The same with texts that are numbers in another notation. */
    public ReadingOptions withNumbers(NumberNotation other) {
        return understood(other, missing, declaredMissing, types, recoded, leaveOut, missingIn, dates);
    }

    /** The same with other texts that count as empty in every column; those of single columns stay. */
    public ReadingOptions withMissing(List<String> other) {
        return understood(numbers, other, declaredMissing, types, recoded, leaveOut, missingIn, dates);
    }

    /** The same with other texts that count as empty in one column, of all columns together. */
    public ReadingOptions withMissingIn(Map<String, List<String>> other) {
        return understood(numbers, missing, declaredMissing, types, recoded, leaveOut, other, dates);
    }

    /** The same with dates in another order; null where they are to stay as written. */
    public ReadingOptions withDates(DateOrder other) {
        return understood(numbers, missing, declaredMissing, types, recoded, leaveOut, missingIn, other);
    }

    /** The same with other columns of which it is said what they hold; values tell of the rest. */
    public ReadingOptions withTypes(Map<String, ColumnType> other) {
        return understood(numbers, missing, declaredMissing, other, recoded, leaveOut, missingIn, dates);
    }

    /** The same with so many rows of names and skipped rows below them; nulls for what was not said. */
    public ReadingOptions withHeader(Integer rows, Integer skipped) {
        return shaped(rows, skipped, filledDown, mostlyEmpty, counted);
    }

    /** The same with other columns in which an empty cell holds what the last filled one above does. */
    public ReadingOptions withFilledDown(List<String> columns) {
        return shaped(headerRows, skippedRows, columns, mostlyEmpty, counted);
    }

    /** The same with other columns that are known to be empty in most rows. */
    public ReadingOptions withMostlyEmpty(List<String> columns) {
        return shaped(headerRows, skippedRows, filledDown, columns, counted);
    }

    /** The same of a file whose rows stand for several respondents each. */
    public ReadingOptions withCounted(Counted rows) {
        return shaped(headerRows, skippedRows, filledDown, mostlyEmpty, rows);
    }

    /** Whether it was said how many rows the header has. */
    public boolean headerSaid() {
        return headerRows != null || skippedRows != null;
    }

    /** The row above the first of data. */
    public int rowAboveData() {
        int names = headerRow == null ? 1 : headerRow;
        int joined = names == 0 ? 0 : namesRows() - 1;
        return names + joined + (skippedRows == null ? 0 : skippedRows);
    }

    /** How many rows hold the column names, at least 1. */
    public int namesRows() {
        return headerRows == null ? 1 : Math.max(1, headerRows);
    }

    /** The same with values of a column read as others. */
    public ReadingOptions recoding(String column, Map<String, String> values) {
        Map<String, Map<String, String>> all = new HashMap<>(recoded);
        all.put(column, Map.copyOf(values));
        return understood(numbers, missing, declaredMissing, types, all, leaveOut, missingIn, dates);
    }

    /** The same, leaving out the rows that cannot be read. */
    public ReadingOptions leavingOut() {
        return understood(numbers, missing, declaredMissing, types, recoded, true, missingIn, dates);
    }

    /** Completed by what delimited text was found to be. */
    public ReadingOptions asText(String textEncoding, char cellDelimiter, int columnRow) {
        return located(textEncoding, cellDelimiter, columnRow, null).withoutDeclaration();
    }

    /** Completed by what a workbook was found to be. */
    public ReadingOptions asWorkbook(String sheetName, int columnRow) {
        return located(null, null, columnRow, sheetName).withoutDeclaration();
    }

    /** Completed by what a file of a statistics program says of itself; its numbers are no text. */
    public ReadingOptions asDictionary(String textEncoding) {
        return located(textEncoding, null, null, null).withNumbers(null).withHeader(null, null);
    }

    /** Only files of statistics programs declare anything missing. */
    private ReadingOptions withoutDeclaration() {
        return understood(numbers, missing, null, types, recoded, leaveOut, missingIn, dates);
    }

    private ReadingOptions located(String text, Character cellDelimiter, Integer columnRow, String sheetName) {
        return new ReadingOptions(
                text,
                cellDelimiter,
                numbers,
                columnRow,
                sheetName,
                missing,
                declaredMissing,
                types,
                recoded,
                leaveOut,
                missingIn,
                dates,
                headerRows,
                skippedRows,
                filledDown,
                mostlyEmpty,
                counted);
    }

    private ReadingOptions shaped(
            Integer rows, Integer skipped, List<String> filled, List<String> empty, Counted standing) {
        return new ReadingOptions(
                encoding,
                delimiter,
                numbers,
                headerRow,
                sheet,
                missing,
                declaredMissing,
                types,
                recoded,
                leaveOut,
                missingIn,
                dates,
                rows,
                skipped,
                filled,
                empty,
                standing);
    }

    private ReadingOptions understood(
            NumberNotation notation,
            List<String> empty,
            Boolean declared,
            Map<String, ColumnType> given,
            Map<String, Map<String, String>> read,
            Boolean leavingOut,
            Map<String, List<String>> emptyIn,
            DateOrder order) {
        return new ReadingOptions(
                encoding,
                delimiter,
                notation,
                headerRow,
                sheet,
                empty,
                declared,
                given,
                read,
                leavingOut,
                emptyIn,
                order,
                headerRows,
                skippedRows,
                filledDown,
                mostlyEmpty,
                counted);
    }
}
