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
import org.regionwise.report.table.ResultColumn.Part;

class ResultColumnTest {
    /** All but those that pages and paper show: columns that are read in words elsewhere, or that only files hold. */
    private static final Set<ResultColumn> ONLY_IN_FILES = EnumSet.complementOf(EnumSet.copyOf(List.of(
            ResultColumn.NAME,
            ResultColumn.POPULATION,
            ResultColumn.RESPONDENTS,
            ResultColumn.POSITIVES,
            ResultColumn.RAW,
            ResultColumn.RAW_LOWER,
            ResultColumn.RAW_UPPER,
            ResultColumn.POOLED,
            ResultColumn.POOLED_LOWER,
            ResultColumn.POOLED_UPPER,
            ResultColumn.SYNTHETIC,
            ResultColumn.SHRINKAGE,
            ResultColumn.EXCEEDANCE,
            ResultColumn.EXPECTED_RANK,
            ResultColumn.RANK_LOWER,
            ResultColumn.RANK_UPPER,
            ResultColumn.EFFECTIVE_SAMPLE_SIZE)));

    @Test
    void everyPlaceOfTheCsvIsTakenOnceAndFiveColumnsHaveNone() {
        List<ResultColumn> csv = ResultColumn.ofCsv();

        assertEquals(
                Set.of(
                        ResultColumn.GROUP,
                        ResultColumn.SYMBOLS,
                        ResultColumn.NOTES,
                        ResultColumn.CONFLICT_MID_P,
                        ResultColumn.OWN_DESIGN_EFFECT),
                EnumSet.complementOf(EnumSet.copyOf(csv)));
        assertEquals(
                IntStream.rangeClosed(1, csv.size()).boxed().toList(),
                csv.stream().map(ResultColumn::place).toList());
    }

    @Test
    void limitsAndErrorsBelongToOneQuantityOnceAndShareItsKind() {
        List<String> parts = Arrays.stream(ResultColumn.values())
                .map(column -> column.quantity() + " " + column.part())
                .toList();

        assertEquals(Set.copyOf(parts).size(), parts.size(), "two columns are the same part of a quantity");
        for (ResultColumn column : ResultColumn.values()) {
            assertEquals(
                    column.part() == Part.ESTIMATE,
                    column.quantity().equals(column.code()),
                    column + " names its quantity");
        }
    }

    @Test
    void whatPagesShowComesFromTheColumnsOfFiles() {
        Set<ResultColumn> shown = Arrays.stream(TableColumn.values())
                .flatMap(column -> column.figures().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ResultColumn.class)));

        assertEquals(EnumSet.complementOf(EnumSet.copyOf(ONLY_IN_FILES)), shown);
    }

    @Test
    void everyColumnHasAMeaning() {
        for (ResultColumn column : ResultColumn.values()) {
            assertFalse(
                    new ColumnMeaning(Results.harassment(), Catalogue.load().english())
                            .of(column)
                            .isBlank(),
                    column + " means nothing");
        }
    }
}
