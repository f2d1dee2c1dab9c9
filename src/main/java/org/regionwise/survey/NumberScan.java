package org.regionwise.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Watches the distinct values of a column for what else its numbers may be. */
final class NumberScan {
    private static final List<NumberNotation> NOTATIONS = List.of(
            NumberNotation.POINT,
            NumberNotation.COMMA,
            new NumberNotation(',', '.'),
            new NumberNotation(',', ' '),
            new NumberNotation('.', ','),
            new NumberNotation('.', ' '),
            new NumberNotation('.', '\''));

    private static final Pattern EITHER = Pattern.compile("-?[1-9]\\d{0,2}\\.\\d{3}");
    private static final int MOST_SLIPS = 5;
    private static final int NUMBERS_PER_SLIP = 4;
    private static final int LONGEST_SHOWN = 40;

    private final String column;
    private final NumberNotation used;
    private final List<ColumnTypeScan> scans = new ArrayList<>();
    private long numbers;
    private long others;
    private long otherRow;
    private String other;
    private String either;
    private boolean neither;

    NumberScan(String column, NumberNotation used) {
        this.column = column;
        this.used = used;
        NOTATIONS.forEach(notation -> scans.add(new ColumnTypeScan(notation, null)));
    }

    void observe(long row, String value) {
        if (isWhole(value)) {
            // the same in every notation
            numbers++;
            return;
        }
        if (used.parse(value).isPresent()) {
            numbers++;
        } else if (others++ == 0) {
            otherRow = row;
            other = value;
        }
        if (!neither && value.indexOf('.') >= 0) {
            neither = !EITHER.matcher(value).matches();
            either = either == null ? value : either;
        }
        scans.forEach(scan -> scan.observe(value));
    }

    private static boolean isWhole(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() == 1 || value.charAt(0) != '0';
    }

    NumberDoubts doubts(ColumnType type) {
        List<NumberNotation> notations = new ArrayList<>();
        for (int i = 0; i < NOTATIONS.size() && type == ColumnType.TEXT; i++) {
            if (scans.get(i).type() == ColumnType.NUMBER && !NOTATIONS.get(i).equals(used)) {
                notations.add(NOTATIONS.get(i));
            }
        }
        boolean doubtful = type == ColumnType.NUMBER && either != null && !neither;
        return new NumberDoubts(
                notations.isEmpty() ? nearlyNumbers() : Optional.empty(),
                notations,
                notations.isEmpty() ? "" : other,
                doubtful ? Optional.of(either) : Optional.empty());
    }

    /** A handful of values among many numbers are more often slips and codes for no answer than categories. */
    private Optional<String> nearlyNumbers() {
        if (others == 0 || others > MOST_SLIPS || numbers < NUMBERS_PER_SLIP * others) {
            return Optional.empty();
        }
        String shown = other.length() > LONGEST_SHOWN ? other.substring(0, LONGEST_SHOWN) + "…" : other;
        return Optional.of("Column “" + column + "” would be one of numbers, were it not for "
                + (others == 1 ? "the value" : others + " values, the first being") + " “" + shown + "” in row "
                + otherRow + ". Count it as empty, or set the column to numbers to see every such row.");
    }
}
