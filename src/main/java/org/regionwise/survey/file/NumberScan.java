package org.regionwise.survey.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Reason;

/** Watches the distinct values of a column for what else its numbers may be. */
public final class NumberScan {
    private static final List<NumberNotation> NOTATIONS = List.of(
            NumberNotation.POINT,
            NumberNotation.COMMA,
            new NumberNotation(',', '.'),
            new NumberNotation(',', ' '),
            new NumberNotation('.', ','),
            new NumberNotation('.', ' '),
            new NumberNotation('.', '\''));

    private static final Pattern EITHER = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");
    private static final int EXACT_DIGITS = 15;
    private static final int MOST_SLIPS = 5;
    private static final int NUMBERS_PER_SLIP = 4;
    private static final int LONGEST_SHOWN = 40;

    private final String column;
    private final NumberNotation used;
    private final List<ColumnTypeScan> scans = new ArrayList<>();
    private long numbers;
    /** Values that are not the same in every notation. */
    private long marked;

    private long others;
    private long otherRow;
    private String other;
    private NumberDoubts.Either either;
    private boolean neither;
    private final Set<String> words = new LinkedHashSet<>();
    /** Numbers with a decimal point, and with a decimal comma, that are none the other way. */
    private final Marked points = new Marked();

    private final Marked commas = new Marked();

    /** How many values write decimals in one way, and the first of them. */
    private static final class Marked {
        private long count;
        private long row;
        private String value;

        private void note(long at, String written, long times) {
            if (count == 0) {
                row = at;
                value = written;
            }
            count += times;
        }
    }

    /** @param used the notation in which its numbers are read */
    public NumberScan(String column, NumberNotation used) {
        this.column = column;
        this.used = used;
        NOTATIONS.forEach(notation -> scans.add(new ColumnTypeScan(notation, null)));
    }

    /** Takes in a value as it stands in the file; rows count from 1. */
    public void observe(long row, String value) {
        observe(row, value, 1);
    }

    /** The same of one that stands in {@code times} rows, first in {@code row}. */
    void observe(long row, String value, long times) {
        if (isWhole(value)) {
            // the same in every notation
            numbers += times;
            return;
        }
        if (words.size() < MOST_SLIPS && MissingCode.isWord(value)) {
            words.add(value);
            return;
        }
        boolean point = NumberNotation.POINT.parse(value).isPresent();
        boolean comma = NumberNotation.COMMA.parse(value).isPresent();
        if (point && !comma) {
            points.note(row, value, times);
        } else if (comma && !point) {
            commas.note(row, value, times);
        }
        boolean number = used.parse(value).isPresent();
        if (number) {
            numbers += times;
        } else {
            otherRow = others == 0 ? row : otherRow;
            other = others == 0 ? value : other;
            others += times;
        }
        if (number && !neither && value.indexOf('.') >= 0) {
            neither = !EITHER.matcher(value).matches();
            either = either == null ? new NumberDoubts.Either(row, value) : either;
        }
        marked += times;
        scans.forEach(scan -> scan.observe(value));
    }

    private static boolean isWhole(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() == 1 || value.charAt(0) != '0' && value.length() <= EXACT_DIGITS;
    }

    NumberDoubts doubts(ColumnType type) {
        List<NumberNotation> notations = new ArrayList<>();
        for (int i = 0; i < NOTATIONS.size() && type == ColumnType.TEXT; i++) {
            if (scans.get(i).type() == ColumnType.NUMBER && !NOTATIONS.get(i).equals(used) && others > 0) {
                notations.add(NOTATIONS.get(i));
            }
        }
        boolean onlyWords = type == ColumnType.TEXT
                && !words.isEmpty()
                && numbers + others > 0
                && (plain() || !notations.isEmpty());
        return new NumberDoubts(
                !notations.isEmpty() || onlyWords ? Optional.empty() : mixed().or(this::nearlyNumbers),
                notations,
                notations.isEmpty() ? "" : other,
                onlyWords ? List.copyOf(words) : List.of(),
                type == ColumnType.NUMBER ? either() : Optional.empty());
    }

    /** The first number that may be over a thousand, where each number with a point may be. */
    public Optional<NumberDoubts.Either> either() {
        return neither ? Optional.empty() : Optional.ofNullable(either);
    }

    /** Whether every value but the words is a number in the notation used. */
    private boolean plain() {
        int at = NOTATIONS.indexOf(used);
        return marked == 0 || at >= 0 && scans.get(at).type() == ColumnType.NUMBER;
    }

    /** Two ways to write decimals in one column: whichever is meant, the other's values would be wrong or lost. */
    private Optional<Reason> mixed() {
        if (points.count == 0 || commas.count == 0 || points.count + commas.count < others) {
            return Optional.empty();
        }
        return Optional.of(Reason.of(
                "decimals-of-two-kinds",
                "column",
                column,
                "point",
                points.value,
                "pointRow",
                Long.toString(points.row),
                "comma",
                commas.value,
                "commaRow",
                Long.toString(commas.row)));
    }

    /** A handful of values among many numbers are more often slips and codes for no answer than categories. */
    private Optional<Reason> nearlyNumbers() {
        if (others == 0 || others > MOST_SLIPS || numbers < NUMBERS_PER_SLIP * others) {
            return Optional.empty();
        }
        String shown = other.length() > LONGEST_SHOWN ? other.substring(0, LONGEST_SHOWN) + "…" : other;
        return Optional.of(Reason.of(
                "nearly-numbers", "column", column, "others", others, "value", shown, "row", Long.toString(otherRow)));
    }
}
