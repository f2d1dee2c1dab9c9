package org.regionwise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regionwise.report.Results;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.table.RegionColumn.Part;

class RegionColumnTest {
    /** Columns that a person reads in words elsewhere, or that only files hold: a new one is put in one of both. */
    private static final Set<RegionColumn> ONLY_IN_FILES = EnumSet.complementOf(EnumSet.copyOf(List.of(
            RegionColumn.NAME,
            RegionColumn.POPULATION,
            RegionColumn.RESPONDENTS,
            RegionColumn.POSITIVES,
            RegionColumn.RAW,
            RegionColumn.RAW_LOWER,
            RegionColumn.RAW_UPPER,
            RegionColumn.POOLED,
            RegionColumn.POOLED_LOWER,
            RegionColumn.POOLED_UPPER,
            RegionColumn.SYNTHETIC,
            RegionColumn.SHRINKAGE,
            RegionColumn.EXCEEDANCE,
            RegionColumn.EXPECTED_RANK,
            RegionColumn.RANK_LOWER,
            RegionColumn.RANK_UPPER,
            RegionColumn.EFFECTIVE_SAMPLE_SIZE)));

    @Test
    void everyPlaceOfTheCsvIsTakenOnceAndFourColumnsHaveNone() {
        List<RegionColumn> csv = RegionColumn.ofCsv();

        assertEquals(
                Set.of(
                        RegionColumn.SYMBOLS,
                        RegionColumn.NOTES,
                        RegionColumn.CONFLICT_MID_P,
                        RegionColumn.OWN_DESIGN_EFFECT),
                EnumSet.complementOf(EnumSet.copyOf(csv)));
        assertEquals(
                IntStream.rangeClosed(1, csv.size()).boxed().toList(),
                csv.stream().map(RegionColumn::place).toList());
    }

    @Test
    void limitsAndErrorsBelongToOneQuantityOnceAndShareItsKind() {
        List<String> parts = Arrays.stream(RegionColumn.values())
                .map(column -> column.quantity() + " " + column.part())
                .toList();

        assertEquals(Set.copyOf(parts).size(), parts.size(), "two columns are the same part of a quantity");
        for (RegionColumn column : RegionColumn.values()) {
            assertEquals(
                    column.part() == Part.ESTIMATE,
                    column.quantity().equals(column.code()),
                    column + " names its quantity");
        }
    }

    @Test
    void whatPagesShowComesFromTheColumnsOfFiles() {
        Set<RegionColumn> shown = Arrays.stream(TableColumn.values())
                .flatMap(column -> column.figures().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RegionColumn.class)));

        assertEquals(EnumSet.complementOf(EnumSet.copyOf(ONLY_IN_FILES)), shown);
    }

    @Test
    void everyColumnHasAMeaning() {
        for (RegionColumn column : RegionColumn.values()) {
            assertFalse(
                    new ColumnMeaning(Results.harassment(), Catalogue.load().english())
                            .of(column)
                            .isBlank(),
                    column + " means nothing");
        }
    }
}
