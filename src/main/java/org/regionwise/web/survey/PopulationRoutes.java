package org.regionwise.web.survey;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.analysis.Population;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.population.PopulationColumns;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.population.PopulationTableFile;
import org.regionwise.survey.population.Raking;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.suggest.DecimalCommas;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.UploadFileName;

/** Who lives in the regions of a survey, as its page takes it. */
public final class PopulationRoutes {
    private final Surveys surveys;
    private final Path temporary;
    private final ImportLimits limits;

    /**
     * @param temporary folder of files while they are read
     * @param limits to what may be uploaded
     */
    public PopulationRoutes(Surveys surveys, Path temporary, ImportLimits limits) {
        this.surveys = surveys;
        this.temporary = temporary;
        this.limits = limits;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.post("/surveys/{id}/population", this::keep, Access.WORK_ON_SURVEY, Deed.CHANGED_POPULATION);
        routes.post("/surveys/{id}/population/remove", this::remove, Access.WORK_ON_SURVEY, Deed.CHANGED_POPULATION);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private void keep(Context context) {
        StoredSurvey survey = survey(context);
        List<String> describing = survey.columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals(survey.mapping().regionColumn()))
                .toList();
        List<String> regionNames = Stream.of(
                        survey.mapping().regionColumn(),
                        survey.regions().map(RegionTable::keyColumn).orElse(null),
                        "region")
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<PopulationTable> tables = sent(context, "population-table", regionNames, describing);
        if (tables.isEmpty()) {
            throw new ImportProblem(new Problem("", 0, "population-table", "", Reason.of("no-table-sent")));
        }
        List<PopulationTable> standard = sent(context, "standard", List.of(), describing);
        surveys.populate(
                survey.origin().series(),
                Optional.of(new Population(Raking.table(tables), standard.isEmpty() ? null : standard.get(0))));
        context.redirect("/surveys/" + survey.id() + "#population");
    }

    private void remove(Context context) {
        StoredSurvey survey = survey(context);
        surveys.populate(survey.origin().series(), Optional.empty());
        context.redirect("/surveys/" + survey.id() + "#population");
    }

    private List<PopulationTable> sent(
            Context context, String field, List<String> regionNames, List<String> describing) {
        List<UploadedFile> files = context.uploadedFiles(field).stream()
                .filter(file -> !file.filename().isBlank())
                .toList();
        List<PopulationTable> tables = new ArrayList<>();
        for (UploadedFile file : files) {
            try {
                Path copy = Files.createTempFile(temporary, "population-", ".upload");
                try (InputStream in = file.content()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                    SurveyFile opened = DecimalCommas.read(
                            SurveyFile.open(copy, UploadFileName.of(file), ReadingOptions.SUGGESTED, limits));
                    tables.add(PopulationTableFile.read(
                            opened,
                            PopulationColumns.of(opened, null, null, regionNames, describing, files.size() > 1)));
                } finally {
                    Files.delete(copy);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return tables;
    }
}
