package org.regionwise.survey.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.Reason;

/**
 * Makes names of columns of what a header has. No header stops a file: what has no name is called {@code column} and
 * its number, repeated names are numbered from the second on, line breaks become blanks and long names are cut; each
 * with a remark. The same header gives the same names every time.
 */
public final class HeaderNames {
    private static final int LONGEST_NAME = 200;
    /** Room for a number behind a name that was cut. */
    private static final int CUT_AT = 190;

    /** Names are in memory as long as a file is open; no table of people has as many. */
    private static final int MOST_NAMES = 100_000;

    private final List<String> names = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final List<String> named = new ArrayList<>();
    private final List<String> numbered = new ArrayList<>();
    /** The names that several columns have in the file. */
    private final Set<String> shared = new LinkedHashSet<>();

    private final List<String> cut = new ArrayList<>();
    private final List<String> joined = new ArrayList<>();

    private HeaderNames() {}

    /**
     * The columns of a header.
     *
     * @param row the row that it stands in; 0 when it stands in none
     * @throws ImportProblem if there are so many that this cannot be a table
     */
    public static FileColumns of(ReceivedFile file, long row, List<String> written) {
        if (written.size() > MOST_NAMES) {
            throw new ImportProblem(new Problem(
                    file.name(),
                    row,
                    "",
                    "",
                    Reason.of("header-too-wide", "columns", written.size(), "limit", MOST_NAMES)));
        }
        List<String> given =
                written.stream().map(name -> name == null ? "" : name).toList();
        FileColumns columns = new HeaderNames().columns(given);
        int most = file.limits().columns();
        return given.size() <= most
                ? columns
                : columns.remarking(
                        ReadingRemark.of(ReadingRemark.BEYOND, List.of(), "width", given.size(), "most", most));
    }

    private FileColumns columns(List<String> written) {
        List<String> plain = new ArrayList<>();
        for (String name : written) {
            String one = oneLine(name);
            String kept = one.length() > LONGEST_NAME ? beginning(one) + "…" : one;
            plain.add(kept);
            taken.add(kept);
        }
        Set<String> used = new HashSet<>();
        for (int i = 0; i < plain.size(); i++) {
            String name = plain.get(i);
            boolean nameless = name.isEmpty();
            if (nameless) {
                name = "column" + (i + 1);
                name = taken.contains(name) ? numbered(name) : name;
                named.add(name);
            } else if (!used.add(name)) {
                shared.add(name);
                name = numbered(name);
                numbered.add(name);
            }
            used.add(name);
            taken.add(name);
            names.add(name);
            note(written.get(i), oneLine(written.get(i)), name);
        }
        return new FileColumns(names, written, remarks());
    }

    private void note(String written, String one, String name) {
        if (one.length() > LONGEST_NAME) {
            cut.add(name);
        } else if (written.strip().chars().anyMatch(Character::isISOControl)) {
            joined.add(name);
        }
    }

    private String numbered(String name) {
        int number = next.getOrDefault(name, 2);
        while (taken.contains(name + "_" + number)) {
            number++;
        }
        next.put(name, number + 1);
        return name + "_" + number;
    }

    /** The beginning of a long name, never half a character of it. */
    private static String beginning(String name) {
        int end = Character.isHighSurrogate(name.charAt(CUT_AT - 1)) ? CUT_AT - 1 : CUT_AT;
        return name.substring(0, end).strip();
    }

    private List<ReadingRemark> remarks() {
        List<ReadingRemark> remarks = new ArrayList<>();
        if (!named.isEmpty()) {
            String position = Integer.toString(names.indexOf(named.get(0)) + 1);
            remarks.add(ReadingRemark.of(ReadingRemark.NAMELESS, named, "position", position));
        }
        if (!numbered.isEmpty()) {
            remarks.add(ReadingRemark.of(ReadingRemark.REPEATED, numbered, "shared", List.copyOf(shared)));
        }
        if (!cut.isEmpty()) {
            remarks.add(ReadingRemark.of(ReadingRemark.SHORTENED, cut, "limit", LONGEST_NAME));
        }
        if (!joined.isEmpty()) {
            remarks.add(ReadingRemark.of(ReadingRemark.BROKEN, joined));
        }
        return remarks;
    }

    /**
     * A name without blanks and unseen characters at its ends, in normal form C, any run of control characters one
     * blank.
     */
    public static String oneLine(String name) {
        StringBuilder line = new StringBuilder();
        boolean broken = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                broken = true;
            } else if (!(broken && CellText.isBlank(c))) {
                if (broken && !line.isEmpty() && !CellText.isBlank(line.charAt(line.length() - 1))) {
                    line.append(' ');
                }
                broken = false;
                line.append(c);
            }
        }
        String plain = CellText.clean(line.toString());
        return plain == null ? "" : plain;
    }

    /** Names for a file without a header: {@code column1}, {@code column2}, … */
    public static FileColumns numbered(ReceivedFile file, int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add("column" + i);
        }
        return of(file, 0, names);
    }
}
