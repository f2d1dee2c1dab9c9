package org.regionwise.web.upload;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.regionwise.survey.Problem;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.shape.BoundaryFile;
import org.regionwise.survey.suggest.ColumnChoice;
import org.regionwise.survey.suggest.ColumnDefaults;
import org.regionwise.survey.suggest.RegionTableRoles;
import org.regionwise.web.reading.ReadingAttempt;
import org.regionwise.web.reading.ReadingSummary;

/**
 * What is wrong beside a file that was refused before anybody said what is what: the analyst hears everything that can
 * be told without her, so that she mends all files at once.
 */
final class OtherFileProblems {
    private final PendingUpload upload;
    private final Optional<SurveyFile> regions;

    /** @param regions the reading of the region table; what keeps it from being read is not told again */
    OtherFileProblems(PendingUpload upload, Optional<ReadingAttempt> regions) {
        this.upload = upload;
        this.regions = regions.flatMap(ReadingAttempt::read).map(ReadingSummary::file);
    }

    /** Names every problem of the region table's regions and of the boundaries, however many there are. */
    void forEachProblem(Consumer<Problem> listener) {
        regions.ifPresent(table -> ofTable(table, listener));
        upload.boundaries().ifPresent(file -> BoundaryFile.forEachProblem(file, List.of(), listener));
    }

    /**
     * With the columns that she said or chose earlier, or that a name tells; a mere guess at the key would find faults.
     */
    private void ofTable(SurveyFile table, Consumer<Problem> listener) {
        List<String> there = table.columns();
        Optional<ColumnChoice> said = upload.columns().filter(each -> each.key() != null && there.contains(each.key()));
        Optional<RegionTable> before = upload.earlier()
                .flatMap(each -> each.survey().regions())
                .filter(each -> there.contains(each.keyColumn()));
        if (said.isPresent()) {
            check(table, said.get().key(), said.get().label(), said.get().population(), listener);
        } else if (before.isPresent()) {
            RegionTable as = before.get();
            check(table, as.keyColumn(), as.nameColumn(), as.populationColumn(), listener);
        } else {
            RegionTableRoles columns = RegionTableRoles.suggest(there, "region");
            if (columns.keyTold()) {
                check(
                        table,
                        columns.key(),
                        columns.name().orElse(null),
                        columns.population().orElse(null),
                        listener);
            }
        }
    }

    private static void check(
            SurveyFile table, String key, String name, String population, Consumer<Problem> listener) {
        RegionTableFile.forEachProblem(
                table,
                key,
                ColumnDefaults.present(name, table.columns()).isEmpty() ? null : name,
                ColumnDefaults.present(population, table.columns()).isEmpty() ? null : population,
                listener);
    }
}
