package org.regionwise.cli.option;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.regionwise.cli.output.Refusal;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.NumberText;
import picocli.CommandLine.Option;

/** How respondents were drawn, by options. */
public final class DesignOptions {
    private static final String AROUND_MEAN = "mean";
    private static final List<String> CENTRES = List.of("estimate", AROUND_MEAN);

    @Option(names = "--weight", paramLabel = "COL")
    private String weight;

    @Option(names = "--stratum", paramLabel = "COL")
    private String stratum;

    @Option(names = "--cluster", paramLabel = "COL")
    private String cluster;

    @Option(names = "--finite-population", paramLabel = "COL[,COL]")
    private List<String> finitePopulation;

    @Option(names = "--second-stage", paramLabel = "COL")
    private String secondStage;

    @Option(names = "--calibrated-on", paramLabel = "COL[,COL]")
    private List<String> calibratedOn;

    @Option(names = "--base-weight", paramLabel = "COL")
    private String baseWeight;

    @Option(names = "--replicate-weights", paramLabel = "PATTERN")
    private List<String> replicateWeights;

    @Option(names = "--replicate-type", paramLabel = "TYPE")
    private String replicateType;

    @Option(names = "--replicate-scale", paramLabel = "S")
    private Double replicateScale;

    @Option(names = "--replicate-rscales", split = ",", paramLabel = "R[,R]")
    private List<String> replicateRscales;

    @Option(names = "--fay-rho", paramLabel = "RHO")
    private Double fayRho;

    @Option(names = "--replicate-centre", paramLabel = "CENTRE")
    private String replicateCentre;

    /**
     * The design, checked for what needs no data.
     *
     * @param name of the column that is called so
     * @param all columns of the survey, in the file's order; empty where counts stand for its rows
     * @param others columns of the survey with a role of their own, the outcome among them
     * @throws Refusal when its parts do not go together
     */
    public DesignColumns columns(
            String outcome, UnaryOperator<String> name, Supplier<List<String>> all, List<String> others) {
        List<String> populations = ValueList.of(finitePopulation);
        Refusal.unless(populations.size() <= 2, "command.two-stages", "given", populations.size());
        DesignColumns design = new DesignColumns(
                        weight,
                        stratum,
                        cluster,
                        populations.isEmpty() ? null : populations.get(0),
                        secondStage,
                        populations.size() < 2 ? null : populations.get(1),
                        ValueList.of(calibratedOn),
                        baseWeight)
                .renamed(name);
        design = design.with(replicates(design.columns(), others, all));
        Refusal.unless(!design.columns().contains(outcome), "command.outcome-in-design", "outcome", outcome);
        Refusal.unless(design.distinct(), "command.design-columns");
        if (design.lack() != null) {
            throw Refusal.of("command.design-lack", "lack", design.lack());
        }
        return design;
    }

    /** Null without any. */
    private DesignColumns.Replicates replicates(List<String> drawn, List<String> others, Supplier<List<String>> all) {
        List<String> patterns = ValueList.of(replicateWeights);
        if (patterns.isEmpty()) {
            boolean given = Stream.of(replicateType, replicateScale, replicateRscales, fayRho, replicateCentre)
                    .anyMatch(Objects::nonNull);
            Refusal.unless(!given, "command.replicates-missing");
            return null;
        }
        List<String> codes =
                Stream.of(ReplicateMethod.values()).map(ReplicateMethod::code).toList();
        Refusal.unless(replicateType != null, "command.replicate-type-missing", "types", codes);
        ReplicateMethod method = ReplicateMethod.of(replicateType)
                .orElseThrow(() -> Refusal.of("command.replicate-type", "given", replicateType, "types", codes));
        Refusal.unless(
                replicateCentre == null || CENTRES.contains(replicateCentre),
                "command.replicate-centre",
                "given",
                String.valueOf(replicateCentre));
        List<String> columns = all.get();
        Refusal.unless(!columns.isEmpty(), "command.replicates-of-rows");
        List<String> found = DesignColumns.Replicates.matching(
                patterns,
                columns,
                Stream.concat(drawn.stream(), others.stream()).toList());
        Refusal.unless(!found.isEmpty(), "command.replicates-none", "patterns", patterns, "columns", columns);
        DesignColumns.Replicates replicates = new DesignColumns.Replicates(
                patterns, found, method, replicateScale, rscales(), fayRho, AROUND_MEAN.equals(replicateCentre));
        if (replicates.fault() != null) {
            throw Refusal.of(
                    "command.replicates-fault",
                    "fault",
                    replicates.fault(),
                    "type",
                    method.code(),
                    "found",
                    found.size(),
                    "columns",
                    found,
                    "scales",
                    replicates.rscales().size());
        }
        return replicates;
    }

    /** The numbers given, those of a file where one is named in their place. */
    private List<Double> rscales() {
        List<Double> numbers = new ArrayList<>();
        for (String given : replicateRscales == null ? List.<String>of() : replicateRscales) {
            String text = NumberText.isNumber(given.strip()) ? given : ofFile(given.strip());
            for (String each : text.strip().split("[\\s,;]+", -1)) {
                numbers.add(NumberText.parse(each)
                        .orElseThrow(() -> Refusal.of("command.replicate-rscales", "given", given)));
            }
        }
        return numbers;
    }

    private static String ofFile(String name) {
        Path file = null;
        try {
            file = Path.of(name);
            Refusal.unless(Files.isRegularFile(file), "command.replicate-rscales", "given", name);
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (InvalidPathException | CharacterCodingException noText) {
            throw Refusal.of("command.replicate-rscales", "given", name);
        } catch (IOException e) {
            throw Refusal.ofFile(file, e);
        }
    }
}
