package org.regionwise.survey;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a file is to be read. What is null was not said and is told from the file where that is safe; the options of an
 * opened file ({@link SurveyFile#options()}) are complete for its format.
 *
 * @param encoding name of the character encoding; SPSS and Stata files may say it themselves, workbooks always do
 * @param delimiter what separates the cells of delimited text
 * @param numbers how numbers are written where they are text
 * @param headerRow row of the column names, counted as a spreadsheet does; 0 when the file has none
 * @param sheet name of the sheet of a workbook
 * @param missing texts that count as an empty cell in every column
 * @param declaredMissing whether values that an SPSS file declares missing count as empty cells
 * @param types what columns hold, where the analyst says so: {@link ColumnType#NUMBER} makes every other value a problem
 * @param recoded values that are read as another, by column: spellings of a region that the analyst found to be one
 * @param leaveOut whether unsound rows are left out and counted; otherwise they make the file unusable
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
        Boolean leaveOut) {
    /** Nothing said: what is safe to tell from the file. */
    public static final ReadingOptions SUGGESTED =
            new ReadingOptions(null, null, null, null, null, null, null, null, null, null);

    public ReadingOptions {
        missing = missing == null ? List.of() : List.copyOf(missing);
        types = types == null ? Map.of() : Map.copyOf(types);
        numbers = numbers == null ? NumberNotation.POINT : numbers;
        declaredMissing = declaredMissing == null || declaredMissing;
        recoded = recoded == null ? Map.of() : Map.copyOf(recoded);
        leaveOut = leaveOut != null && leaveOut;
    }

    public ReadingOptions withEncoding(String other) {
        return new ReadingOptions(
                other, delimiter, numbers, headerRow, sheet, missing, declaredMissing, types, recoded, leaveOut);
    }

    public ReadingOptions withNumbers(NumberNotation other) {
        return new ReadingOptions(
                encoding, delimiter, other, headerRow, sheet, missing, declaredMissing, types, recoded, leaveOut);
    }

    public ReadingOptions withMissing(List<String> other) {
        return new ReadingOptions(
                encoding, delimiter, numbers, headerRow, sheet, other, declaredMissing, types, recoded, leaveOut);
    }

    public ReadingOptions withTypes(Map<String, ColumnType> other) {
        return new ReadingOptions(
                encoding, delimiter, numbers, headerRow, sheet, missing, declaredMissing, other, recoded, leaveOut);
    }

    /** The same with values of a column read as others. */
    public ReadingOptions recoding(String column, Map<String, String> values) {
        Map<String, Map<String, String>> all = new HashMap<>(recoded);
        all.put(column, Map.copyOf(values));
        return new ReadingOptions(
                encoding, delimiter, numbers, headerRow, sheet, missing, declaredMissing, types, all, leaveOut);
    }

    /** The same, leaving out the rows that cannot be read. */
    public ReadingOptions leavingOut() {
        return new ReadingOptions(
                encoding, delimiter, numbers, headerRow, sheet, missing, declaredMissing, types, recoded, true);
    }

    /** Completed by what delimited text was found to be. */
    ReadingOptions asText(String textEncoding, char cellDelimiter, int columnRow) {
        return new ReadingOptions(
                textEncoding, cellDelimiter, numbers, columnRow, null, missing, null, types, recoded, leaveOut);
    }

    /** Completed by what a workbook was found to be. */
    ReadingOptions asWorkbook(String sheetName, int columnRow) {
        return new ReadingOptions(null, null, numbers, columnRow, sheetName, missing, null, types, recoded, leaveOut);
    }

    /** Completed by what a file of a statistics program says of itself; its numbers are no text. */
    ReadingOptions asDictionary(String textEncoding) {
        return new ReadingOptions(
                textEncoding, null, null, null, null, missing, declaredMissing, types, recoded, leaveOut);
    }
}
