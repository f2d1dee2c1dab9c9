package org.regionwise.survey.population;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.file.SurveyFile;

/**
 * How a table writes numbers of people. As people are whole, marks that each have three digits behind them stand
 * between thousands; decimals are rarely written so.
 */
final class CountNotation {
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([.,'’\\s\\u00A0\\u202F])\\d{3})(?:\\1\\d{3})*");
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final int GROUP = 3;

    private CountNotation() {}

    /** The notation of the counts; the file's own where they tell of no other. */
    static NumberNotation of(SurveyFile file, String column) {
        NumberNotation own = file.options().numbers();
        if (!own.equals(NumberNotation.POINT)) {
            return own;
        }
        TreeSet<Character> marks = new TreeSet<>();
        boolean[] others = {false};
        boolean[] large = {false};
        try {
            file.read(
                    List.of(column),
                    each -> false,
                    (row, cells) -> {
                        Matcher grouped = GROUPED.matcher(cells[0] == null ? "" : cells[0]);
                        if (grouped.matches()) {
                            marks.add(mark(grouped.group(1).charAt(0)));
                        } else if (cells[0] != null) {
                            others[0] |= !WHOLE.matcher(cells[0]).matches();
                            large[0] |= cells[0].length() > GROUP;
                        }
                    },
                    Progress.SILENT);
        } catch (ImportProblem unsound) {
            // what is wrong is told by the reading that is asked for
            return own;
        }
        if (marks.size() != 1 || others[0]) {
            return own;
        }
        char mark = marks.first();
        // beside numbers over a thousand without one, a mark may stand before decimals
        boolean decimals = large[0] && (mark == '.' || mark == ',');
        return decimals ? own : new NumberNotation(mark == '.' ? ',' : '.', mark);
    }

    private static char mark(char written) {
        boolean blank = Character.isWhitespace(written) || Character.isSpaceChar(written);
        return written == '’' ? '\'' : blank ? ' ' : written;
    }
}
