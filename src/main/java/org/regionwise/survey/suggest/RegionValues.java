package org.regionwise.survey.suggest;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.region.RegionNotation;

/** Which column of a survey holds the regions of a region table: told by what is in it, whatever it is called. */
public final class RegionValues {
    private RegionValues() {}

    /**
     * The first column most of whose values, or of the labels of its values, are keys or names of the table.
     *
     * @param columns what the table's columns seem to be
     * @return the column, and why
     */
    public static Optional<Map.Entry<String, Clue>> find(
            SurveyFile survey, SurveyScan scan, SurveyFile table, RegionTableRoles columns) {
        Set<String> known = new HashSet<>();
        RegionNotation notation = RegionNotation.of(List.of());
        List<String> read =
                columns.name().map(name -> List.of(columns.key(), name)).orElse(List.of(columns.key()));
        table.forEachRow(read, (row, cells) -> {
            for (String cell : cells) {
                if (cell != null) {
                    known.add(RegionKey.folded(cell));
                    known.addAll(notation.loose(cell));
                }
            }
        });
        // the table's own key tells a region more surely than a name does
        return scan.columns().stream()
                .sorted(Comparator.comparing(
                        (ColumnSummary column) -> !column.column().name().equalsIgnoreCase(columns.key())))
                .flatMap(column ->
                        clue(column, survey.labels(column.column().name()).values(), known, columns.key()).stream()
                                .map(clue -> Map.entry(column.column().name(), clue)))
                .findFirst();
    }

    private static Optional<Clue> clue(
            ColumnSummary column, Map<String, String> labels, Set<String> known, String key) {
        List<String> values = column.values().stream().map(ValueCount::value).toList();
        // ages and other numbers may happen to be keys; regions that are text, are called so, or have names, are
        // regions
        boolean told = column.column().type() == ColumnType.TEXT
                || column.column().name().equalsIgnoreCase(key);
        if (told && most(values, known)) {
            return Optional.of(Clue.of(Clue.Kind.REGION_VALUES));
        }
        List<String> called =
                values.stream().map(labels::get).filter(Objects::nonNull).toList();
        return most(called, known) ? Optional.of(Clue.of(Clue.Kind.REGION_LABELS)) : Optional.empty();
    }

    private static boolean most(List<String> values, Set<String> known) {
        RegionNotation notation = RegionNotation.of(values);
        long regions = values.stream()
                .filter(value -> known.contains(RegionKey.folded(value))
                        || notation.loose(value).stream().anyMatch(known::contains))
                .count();
        return regions >= 2 && 2 * regions > values.size();
    }
}
