package org.regionwise.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.ChangeEstimation;
import org.regionwise.analysis.change.Wave;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.cli.option.FileOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.option.LimitOptions;
import org.regionwise.cli.option.PopulationOptions;
import org.regionwise.cli.option.QuestionOptions;
import org.regionwise.cli.option.SurveyFileOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.engine.FitProgress;
import org.regionwise.release.Profile;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.Templates;
import org.regionwise.report.change.WaveFiles;
import org.regionwise.report.change.WaveWords;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.document.Documents;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.rscript.RChange;
import org.regionwise.report.workbook.ChangeWorkbook;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts one question to the files of two or more waves and says how each region's answer changed. */
@Command(name = "change", footerHeading = "%n", sortOptions = false)
final class ChangeCommand implements Runnable {
    private final Catalogue catalogue;
    private final Words words;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "SURVEY", descriptionKey = "survey")
    private List<Path> surveys;

    @Option(names = "--identifier", paramLabel = "COL")
    private String identifier;

    @Option(names = "--renamed", paramLabel = "OLD=NEW")
    private Map<String, String> renamed;

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table")
    private Format format;

    @Option(names = "--output", paramLabel = "FILE")
    private Path output;

    @Mixin
    private SurveyFileOptions surveyReading = new SurveyFileOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    private FileOptions regionsReading;
    private SameRegions sameRegions;

    /** What changes are written as. */
    enum Format {
        table,
        csv,
        xlsx,
        json,
        html,
        pdf,
        docx,
        r
    }

    /**
     * @param words what is said at the terminal
     * @param out receives the changes
     * @param err receives what is said beside them
     */
    ChangeCommand(Catalogue catalogue, Words words, PrintStream out, PrintStream err) {
        this.catalogue = catalogue;
        this.words = words;
        this.out = out;
        this.err = err;
    }

    /** The command with the options of the region table, as {@link EstimateCommand#line} has them. */
    CommandLine line() {
        CommandLine line = new CommandLine(this);
        regionsReading = FileOptions.ofRegions(line.getCommandSpec());
        line.getCommandSpec().mixinStandardHelpOptions(true);
        return line;
    }

    @Override
    public void run() {
        Refusal.unless(surveys.size() > 1, "command.change-of-one");
        Refusal.unless(format != Format.r || !question.model().published(), "command.change-script");
        CommandNotes notes = new CommandNotes(words, err);
        Profile profile = question.release().profile();
        sameRegions = SameRegions.ofSome(question.outcome().sameRegions());
        List<Wave> waves = new ArrayList<>();
        List<EstimateInput> inputs =
                surveys.stream().map(survey -> input(survey, notes)).toList();
        List<String> outcomes = outcomes(inputs);
        String called = null;
        for (int i = 0; i < inputs.size(); i++) {
            Path survey = surveys.get(i);
            EstimateInput input = inputs.get(i);
            Analysis analysis = new AskedAnalysis(question, new PopulationOptions())
                    .analysis(outcomes.get(i), input.ofSurvey(), input.ofRegions(), input::columnsOfSurvey);
            Refusal.unless(analysis.settings().knownOfGroups() == null, "command.known-of-one");
            called = identifier == null ? null : input.ofSurvey().apply(identifier);
            waves.add(new Wave(
                    name(survey),
                    analysis,
                    () -> input.data(analysis),
                    drawn -> input(survey, silent()).data(analysis.with(drawn))));
        }
        ChangeEstimation estimation = new ChangeEstimation(waves, called, renamed == null ? Map.of() : renamed);
        Change change =
                EstimateInput.inTable(question.predictors().regions(), () -> estimation.run(FitProgress.UNWATCHED));
        sameRegions.requireMet();
        ReleasedChange released = ReleasedChange.of(change, Collections.nCopies(waves.size(), profile));
        released.change()
                .waves()
                .forEach(wave -> WaveWords.warnings(wave, words).forEach(notes::warn));
        released.change()
                .changes()
                .forEach(each ->
                        new WaveWords(released.change(), each, words).warnings().forEach(notes::warn));
        ResultFile.write(stream -> write(released, stream), output, out);
    }

    /** The column of answers of each survey: one that all have, or each its own. */
    private List<String> outcomes(List<EstimateInput> inputs) {
        List<String> named = question.outcome()
                .outcomes(name -> inputs.stream()
                        .allMatch(each ->
                                each.columnsOfSurvey().contains(each.ofSurvey().apply(name))));
        Refusal.unless(
                named.isEmpty() || named.size() == inputs.size(),
                "command.change-outcomes",
                "outcomes",
                named.size(),
                "waves",
                inputs.size());
        return named.isEmpty()
                ? Collections.nCopies(inputs.size(), question.outcome().outcome())
                : named;
    }

    private EstimateInput input(Path survey, CommandNotes notes) {
        return new EstimateInput(
                EstimateInput.Survey.ofRows(survey),
                question.model().published(),
                question.outcome().region(),
                sameRegions,
                question.labels(),
                question.predictors(),
                new PopulationOptions(),
                surveyReading,
                regionsReading,
                limits.limits(),
                notes);
    }

    /** For a second look at a file, of which all there is to say was said. */
    private CommandNotes silent() {
        return new CommandNotes(words, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** Its file's name, or its path where another's is the same. */
    private String name(Path survey) {
        String own = survey.getFileName().toString();
        long alike = surveys.stream()
                .filter(each -> each.getFileName().toString().equals(own))
                .count();
        return alike > 1 ? survey.toString() : own;
    }

    private void write(ReleasedChange released, OutputStream stream) throws IOException {
        Words said = catalogue.words(language.ofResults(catalogue));
        switch (format) {
            case table -> stream.write(WaveFiles.text(released, said).getBytes(StandardCharsets.UTF_8));
            case csv -> WaveFiles.csv(released, stream);
            case xlsx -> ChangeWorkbook.write(released, said, stream);
            case json -> stream.write((WaveFiles.json(released) + "\n").getBytes(StandardCharsets.UTF_8));
            case html -> stream.write(documents().html(released).getBytes(StandardCharsets.UTF_8));
            case pdf -> documents().pdf(released, stream);
            case docx -> documents().docx(released, stream);
            case r ->
                stream.write(RChange.of(
                                released,
                                surveys.stream()
                                        .map(each -> each.getFileName().toString())
                                        .toList(),
                                said)
                        .getBytes(StandardCharsets.UTF_8));
        }
        stream.flush();
    }

    private Documents documents() {
        Templates templates = new Templates(SoftwareVersion.version(), catalogue).in(language.ofResults(catalogue));
        return new Documents(templates, new ChartDrawings(new VegaEngine()));
    }
}
