package org.regionwise.web.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.suggest.ReplicateFamily;
import org.regionwise.web.page.FormFields;

/**
 * The questions about replicate weights, as the form asks them.
 *
 * @param families columns that look like some
 * @param patterns names or patterns that were chosen, as they are typed
 * @param type code of the method; empty where none is chosen
 * @param scale as typed
 * @param rscales as typed
 * @param rho as typed
 * @param aroundMean whether squares are taken around the replicates' mean
 */
public record ReplicateChoice(
        List<ReplicateFamily> families,
        String patterns,
        String type,
        String scale,
        String rscales,
        String rho,
        boolean aroundMean) {
    private static final String WEIGHTS = "replicate-weights";
    private static final String TYPE = "replicate-type";
    private static final String SCALE = "replicate-scale";
    private static final String RSCALES = "replicate-rscales";
    private static final String RHO = "fay-rho";
    private static final String CENTRE = "replicate-centre";
    private static final String SEPARATED = "[\\s;,]+";

    /**
     * As the form opens, or as it was left.
     *
     * @param chosen null for none
     */
    static ReplicateChoice of(StoredSurvey survey, DesignColumns.Replicates chosen, FormFields sent, boolean whole) {
        List<ReplicateFamily> families = families(survey);
        if (whole) {
            return new ReplicateChoice(
                    families,
                    sent.text(WEIGHTS).orElse(""),
                    sent.text(TYPE).orElse(""),
                    sent.text(SCALE).orElse(""),
                    sent.text(RSCALES).orElse(""),
                    sent.text(RHO).orElse(""),
                    sent.text(CENTRE).isPresent());
        }
        return chosen == null
                ? new ReplicateChoice(families, "", "", "", "", "", false)
                : new ReplicateChoice(
                        families,
                        String.join(" ", chosen.patterns()),
                        chosen.method().code(),
                        chosen.scale() == null ? "" : NumberText.format(chosen.scale()),
                        chosen.rscales().stream().map(NumberText::format).collect(Collectors.joining(" ")),
                        chosen.rho() == null ? "" : NumberText.format(chosen.rho()),
                        chosen.aroundMean());
    }

    private static List<ReplicateFamily> families(StoredSurvey survey) {
        return ReplicateFamily.among(survey.columns().stream()
                .filter(column -> column.type() == ColumnType.NUMBER)
                .map(Column::name)
                .toList());
    }

    /** Columns that look like replicate weights, which nobody means by a stratum or a predictor. */
    static List<String> lookAlikes(StoredSurvey survey) {
        return families(survey).stream()
                .flatMap(family -> family.columns().stream())
                .toList();
    }

    /** Whether some are chosen. */
    public boolean chosen() {
        return !patterns.isBlank();
    }

    /** What stands in a field of the form. */
    public String value(String field) {
        return switch (field) {
            case WEIGHTS -> patterns;
            case SCALE -> scale;
            case RSCALES -> rscales;
            case RHO -> rho;
            default -> type;
        };
    }

    /** Codes of the methods to choose from. */
    public List<String> types() {
        return Arrays.stream(ReplicateMethod.values())
                .map(ReplicateMethod::code)
                .toList();
    }

    /**
     * The replicate weights that a form sent, null for none.
     *
     * @param design without them
     * @throws ImportProblem when no column is called so, or what was filled in does not go together
     */
    static DesignColumns.Replicates read(FormFields sent, StoredSurvey survey, String outcome, DesignColumns design) {
        List<String> patterns = Arrays.stream(
                        sent.text(WEIGHTS).orElse("").strip().split(SEPARATED))
                .filter(each -> !each.isEmpty())
                .toList();
        if (patterns.isEmpty()) {
            return null;
        }
        List<String> all = survey.columns().stream().map(Column::name).toList();
        List<String> others = Stream.concat(
                        design.columns().stream(),
                        Stream.of(outcome, survey.mapping().regionColumn()))
                .toList();
        List<String> found = DesignColumns.Replicates.matching(patterns, all, others);
        if (found.isEmpty()) {
            throw problem(WEIGHTS, Reason.of("replicates-none", "patterns", patterns));
        }
        ReplicateMethod method = ReplicateMethod.of(sent.text(TYPE).orElse(""))
                .orElseThrow(() -> problem(TYPE, Reason.of("replicates-type")));
        List<Double> scale = numbers(sent, SCALE);
        List<Double> rho = numbers(sent, RHO);
        DesignColumns.Replicates replicates = new DesignColumns.Replicates(
                patterns,
                found,
                method,
                scale.isEmpty() ? null : scale.get(0),
                numbers(sent, RSCALES),
                rho.isEmpty() ? null : rho.get(0),
                sent.text(CENTRE).isPresent());
        if (replicates.fault() != null) {
            throw problem(
                    field(replicates.fault()),
                    Reason.of(
                            "replicates-fault",
                            "fault",
                            replicates.fault(),
                            "found",
                            found.size(),
                            "columns",
                            found,
                            "scales",
                            replicates.rscales().size()));
        }
        return replicates;
    }

    private static String field(DesignColumns.Fault fault) {
        return switch (fault) {
            case FEW_COLUMNS -> WEIGHTS;
            case RHO, RHO_OF_OTHERS -> RHO;
            case SCALE_OF_OTHERS, SCALE -> SCALE;
            case NO_RSCALES, NUMBER_OF_RSCALES, RSCALES -> RSCALES;
        };
    }

    private static List<Double> numbers(FormFields sent, String field) {
        List<Double> numbers = new ArrayList<>();
        for (String each : sent.text(field).orElse("").strip().split(SEPARATED)) {
            OptionalDouble number = each.isEmpty() ? OptionalDouble.empty() : NumberText.parse(each);
            if (!each.isEmpty() && number.isEmpty()) {
                throw problem(field, Reason.of("replicates-number", "given", each));
            }
            number.ifPresent(numbers::add);
        }
        return numbers;
    }

    private static ImportProblem problem(String field, Reason reason) {
        return new ImportProblem(new Problem("", 0, field, "", reason));
    }
}
