package org.regionwise.survey.suggest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns that look like replicate weights, as agencies call them, and others that do not. */
class ReplicateFamilyTest {
    private static List<String> families(String format, int size) {
        List<String> columns = new ArrayList<>(List.of("region", "y", "weight", "PWGTP", "rep"));
        IntStream.rangeClosed(1, size).forEach(i -> columns.add(String.format(format, i)));
        return ReplicateFamily.among(columns).stream()
                .map(each -> each.pattern() + " " + each.columns().size() + " " + each.first() + " " + each.last())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "PWGTP%d, PWGTP*, 80", // American Community Survey
        "PWWGT%d, PWWGT*, 160", // Current Population Survey
        "WTREP%03d, WTREP*, 120",
        "REPWGT%d, REPWGT*, 64",
        "BRR%d, BRR*, 32",
        "jkw_%02d, jkw_*, 40",
        "BSW%d, BSW*, 500", // Statistics Canada
        "W_FSTR%d, W_FSTR*, 80", // PISA until 2012
        "W_FSTURWT%d, W_FSTURWT*, 80", // and since
        "SPFWT%d, SPFWT*, 80", // PIAAC
        "RAKEDW%d, RAKEDW*, 80", // California Health Interview Survey
        "FPWT%d, FPWT*, 80",
        "rep_%d, rep_*, 20",
        "REP%d, REP*, 48",
        "fpw%d, fpw*, 80",
        "RPL%02d, RPL*, 48",
        "rw%d, rw*, 50",
        "w%d, w*, 20",
        "hh_rep%d, hh_rep*, 20",
    })
    void areNamed(String format, String pattern, int size) {
        assertEquals(
                List.of(pattern + " " + size + " " + String.format(format, 1) + " " + String.format(format, size)),
                families(format, size));
    }

    @ParameterizedTest
    @CsvSource({"q%d, 80", "rep%d, 10", "w%d, 4", "weight%d, 3", "answer_%d, 30", "crew%d, 30", "step%d, 40"})
    void othersAreNot(String format, int size) {
        assertEquals(List.of(), families(format, size));
    }
}
