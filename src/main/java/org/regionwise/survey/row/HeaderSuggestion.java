package org.regionwise.survey.row;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;

/**
 * Rows below the column names that look like more of a header than like data: names within groups, the texts of
 * questions, keys of the program that wrote the file. What they are is for the analyst to say.
 *
 * @param row the row of the column names
 * @param further how many rows below it are no data
 * @param grouped whether the row of the names has none over some columns that the next row names
 * @param example what the first of these rows holds
 * @param joined a name that joining the rows would give
 */
public record HeaderSuggestion(int row, int further, boolean grouped, String example, String joined) {
    /** How many rows of a file are looked at. */
    public static final int LOOKED_AT = 200;

    private static final int MOST_FURTHER = 3;
    private static final int MOST_COLUMNS = 500;
    /** So many numbers below make a word among them odd. */
    private static final int FEW = 3;
    /** So many cells below make it odd that a word is not one of their few. */
    private static final int MANY = 12;

    private static final int LONG_FOR_AN_ANSWER = 15;
    private static final int EXAMPLE = 60;

    private static final Set<String> SUB_ANSWERS = Set.of("response", "open-ended response");

    /**
     * Judges by what stands below: a row is no data if its cells are words where all others are numbers, long texts
     * over short answers, or words that none of a column's few answers is. A number, or an answer that comes again,
     * makes it data.
     *
     * @param names the row of the names as it stands
     * @param below the next rows with their numbers
     * @param header the rows of the header are counted from this row on
     */
    public static Optional<HeaderSuggestion> of(int header, List<String> names, List<RawRow> below) {
        for (int further = Math.min(MOST_FURTHER, below.size()); further > 0; further--) {
            List<RawRow> odd = below.subList(0, further);
            List<RawRow> rest = below.subList(further, below.size()).stream()
                    .filter(row -> row.cells().stream().anyMatch(cell -> !cell.isBlank()))
                    .toList();
            boolean keys = isImportIds(odd.get(further - 1));
            if (keys || odd.stream().allMatch(row -> isOdd(names, row, rest))) {
                return Optional.of(suggestion(header, names, odd));
            }
        }
        return Optional.empty();
    }

    private static HeaderSuggestion suggestion(int header, List<String> names, List<RawRow> odd) {
        List<String> first = odd.get(0).cells();
        boolean grouped = false;
        String example =
                String.join(", ", first.stream().filter(cell -> !cell.isBlank()).toList());
        for (int column = 0; column < first.size(); column++) {
            grouped |= !first.get(column).isBlank() && blank(names, column);
        }
        int rows = (int) odd.get(odd.size() - 1).row() - header;
        List<List<String>> all = new ArrayList<>(List.of(names));
        odd.forEach(row -> all.add(row.cells()));
        String joined = HeaderRows.joined(all, true).stream()
                .filter(name -> name.indexOf(' ') > 0)
                .findFirst()
                .orElse("");
        return new HeaderSuggestion(header, rows, grouped, shortened(example), shortened(joined));
    }

    private static String shortened(String text) {
        return text.length() > EXAMPLE ? text.substring(0, EXAMPLE) + "…" : text;
    }

    private static boolean isImportIds(RawRow row) {
        long filled = row.cells().stream().filter(cell -> !cell.isBlank()).count();
        long keys = row.cells().stream().filter(HeaderRows::isImportId).count();
        return keys > 0 && 2 * keys >= filled;
    }

    private static boolean isOdd(List<String> names, RawRow row, List<RawRow> below) {
        Set<String> words = new HashSet<>();
        int filled = 0;
        int odd = 0;
        int unlike = 0;
        boolean underNoName = false;
        for (int column = 0; column < Math.min(MOST_COLUMNS, row.cells().size()); column++) {
            String cell = row.cells().get(column).strip();
            if (cell.isEmpty()) {
                continue;
            }
            if (isNumber(cell) || MissingCode.isWord(cell)) {
                return false;
            }
            Below others = Below.of(below, column);
            if (others.values().contains(cell.toLowerCase(Locale.ROOT))) {
                return false;
            }
            filled++;
            underNoName |= blank(names, column);
            if (!isWord(cell)) {
                continue;
            }
            if (SUB_ANSWERS.contains(cell.toLowerCase(Locale.ROOT))) {
                odd++;
                words.add(cell + column);
            } else if (others.numbers() && others.count() >= FEW
                    || cell.length() >= LONG_FOR_AN_ANSWER
                            && cell.indexOf(' ') > 0
                            && others.count() >= FEW
                            && cell.length() > 2 * others.longest()) {
                odd++;
                words.add(cell.toLowerCase(Locale.ROOT));
            } else if (others.count() >= MANY && 2 * others.values().size() <= others.count()) {
                unlike++;
            }
        }
        boolean byNumbers = odd > 0 && words.size() + (underNoName ? 1 : 0) > 1;
        boolean byAnswers = odd + unlike == filled ? filled > 1 && words.size() + unlike > 1 : unlike > 2;
        return byNumbers || byAnswers;
    }

    /** What a column holds below. */
    private record Below(Set<String> values, int count, boolean numbers, int longest) {
        static Below of(List<RawRow> rows, int column) {
            Set<String> values = new HashSet<>();
            int count = 0;
            boolean numbers = true;
            int longest = 0;
            for (RawRow row : rows) {
                String cell =
                        column < row.cells().size() ? row.cells().get(column).strip() : "";
                if (!cell.isEmpty()) {
                    count++;
                    values.add(cell.toLowerCase(Locale.ROOT));
                    numbers &= isNumber(cell) || MissingCode.isWord(cell);
                    longest = Math.max(longest, cell.length());
                }
            }
            return new Below(values, count, numbers, longest);
        }
    }

    private static boolean blank(List<String> names, int column) {
        return column >= names.size() || names.get(column).isBlank();
    }

    private static boolean isWord(String cell) {
        return cell.chars().filter(Character::isLetter).count() > 1;
    }

    /** Numbers as anyone writes them, and dates, which begin with a digit. */
    private static boolean isNumber(String cell) {
        return NumberText.isNumber(cell)
                || NumberNotation.COMMA.parse(cell).isPresent()
                || Character.isDigit(cell.codePointAt(0))
                || "+-.,<>".indexOf(cell.charAt(0)) >= 0 && cell.chars().anyMatch(Character::isDigit);
    }
}
