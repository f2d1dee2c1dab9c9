package org.regionwise.survey.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.ReadingRemark;

/**
 * The columns of a file: what they are called from now on, and what its header calls them.
 *
 * @param names one a column, no two alike
 * @param written the same as the header has them; empty where it has none
 * @param remarks what was changed
 */
public record FileColumns(List<String> names, List<String> written, List<ReadingRemark> remarks) {
    public FileColumns {
        names = List.copyOf(names);
        written = List.copyOf(written);
        remarks = List.copyOf(remarks);
    }

    /** The same with one more remark. */
    public FileColumns remarking(ReadingRemark remark) {
        List<ReadingRemark> all = new ArrayList<>(remarks);
        all.add(remark);
        return new FileColumns(names, written, all);
    }

    /**
     * The name of the column that somebody calls so: by its name, or by what the header has, however blanks, line
     * breaks and unseen characters stand in it. Empty when there is none, or the header has it twice.
     */
    public Optional<String> find(String called) {
        if (called == null || names.contains(called)) {
            return Optional.ofNullable(called);
        }
        String key = key(called);
        String found = null;
        for (int i = 0; i < names.size(); i++) {
            if (key(written.get(i)).equals(key) || key(names.get(i)).equals(key)) {
                if (found != null) {
                    return Optional.empty();
                }
                found = names.get(i);
            }
        }
        return Optional.ofNullable(found);
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder();
        String plain = HeaderNames.oneLine(name);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean blank = CellText.isBlank(c);
            if (!blank || !key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
                key.append(blank ? ' ' : c);
            }
        }
        return key.toString().strip();
    }
}
