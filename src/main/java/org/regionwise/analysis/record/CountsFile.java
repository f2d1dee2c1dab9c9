package org.regionwise.analysis.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.survey.Column;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.count.ResponseCounts;

/**
 * The counts of a survey in place of its rows, as a file: what the likelihood depends on, with the account of the file
 * that was counted, so that counts and rows give the same result. Its components are a contract: add to them, never
 * rename. It holds no region table.
 *
 * @param format {@link #FORMAT}
 * @param version {@link #VERSION}; later ones are refused
 * @param software what counted
 * @param survey the file that was counted: its name, its hash, and how it was read
 * @param columns its columns, with what it calls each; empty text where it says nothing
 * @param respondents rows that were counted
 * @param groups how many groups they form
 * @param sha256 hash of {@code cells} as it is written, in lower-case hexadecimal
 * @param cells the counts
 */
public record CountsFile(
        String format,
        int version,
        Result.Software software,
        DataFiles.SurveyPart survey,
        Map<String, String> columns,
        long respondents,
        int groups,
        String sha256,
        CellCounts cells) {
    /** What tells such a file from other JSON. */
    public static final String FORMAT = "regionwise-counts";

    /** Of what is written. */
    public static final int VERSION = 1;

    public CountsFile {
        columns = columns == null ? Map.of() : new TreeMap<>(columns);
    }

    /**
     * The counts of a survey.
     *
     * @param data without a region table
     * @param columns the file's columns, with what it calls each; null where it says nothing
     */
    public static CountsFile of(SurveyData data, Map<String, String> columns) {
        CellCounts cells = CellCounts.ofRows(data);
        Map<String, String> called = new TreeMap<>();
        columns.forEach((column, label) -> called.put(column, label == null ? "" : label));
        return new CountsFile(
                FORMAT,
                VERSION,
                new Result.Software("Regionwise", SoftwareVersion.version()),
                new DataFiles.SurveyPart(data.name(), data.sha256(), data.imported()),
                called,
                data.counts().respondents(),
                groups(cells),
                hash(cells),
                cells);
    }

    /**
     * The counts that were written.
     *
     * @param name what problems call the file
     * @throws ImportProblem when the text is no such file, is of a later version, or its totals or its hash disagree
     *     with its counts
     */
    public static CountsFile read(String json, String name) {
        CountsFile file;
        try {
            file = ResultJson.readCounts(json);
        } catch (IllegalArgumentException e) {
            throw problem(name, "", Reason.of("counts-file"));
        }
        if (file == null || !FORMAT.equals(file.format)) {
            throw problem(name, "", Reason.of("counts-file"));
        }
        if (file.version > VERSION) {
            throw problem(name, Integer.toString(file.version), Reason.of("counts-version", "known", VERSION));
        }
        file.requireWhole(name);
        return file;
    }

    private void requireWhole(String name) {
        boolean complete = survey != null
                && survey.file() != null
                && survey.sha256() != null
                && survey.imported() != null
                && cells != null
                && (cells.counts() == null) != (cells.design() == null);
        if (!complete) {
            throw problem(name, "", Reason.of("counts-file"));
        }
        long counted = responses().respondents();
        if (counted != respondents || groups(cells) != groups) {
            throw problem(
                    name,
                    "",
                    Reason.of("counts-totals", "counted", counted, "total", respondents)
                            .then(Reason.of("counts-groups", "counted", groups(cells), "total", groups)));
        }
        if (responses().counts().stream().anyMatch(each -> each.count() <= 0)) {
            throw problem(name, "", Reason.of("counts-negative"));
        }
        if (!hash(cells).equals(sha256)) {
            throw problem(name, "", Reason.of("counts-hash"));
        }
    }

    private static int groups(CellCounts cells) {
        return cells.design() == null
                ? cells.counts().counts().size()
                : cells.design().counts().size();
    }

    private static String hash(CellCounts cells) {
        return Sha256.of(ResultJson.write(cells).getBytes(StandardCharsets.UTF_8));
    }

    private static ImportProblem problem(String file, String value, Reason reason) {
        return new ImportProblem(new Problem(file, 0, "", value, reason));
    }

    /** The design that was counted under, if there was one. */
    @JsonIgnore
    public Optional<DesignColumns> design() {
        return Optional.ofNullable(cells.design()).map(DesignCounts::columns);
    }

    @JsonIgnore
    private ResponseCounts responses() {
        return cells.design() == null ? cells.counts() : cells.design().responses();
    }

    /**
     * What an analysis of these columns runs on, without its region table.
     *
     * @param name what problems call the file
     * @throws ImportProblem when it was counted by other columns, or under another design
     */
    public SurveyData data(Analysis analysis, String name) {
        ResponseCounts responses = responses();
        requireColumn(name, analysis.regionColumn(), List.of(responses.regionColumn()));
        requireColumn(name, analysis.outcomeColumn(), List.of(responses.outcomeColumn()));
        List<String> predictors =
                responses.predictorColumns().stream().map(Column::name).toList();
        analysis.respondentPredictors().forEach(each -> requireColumn(name, each, predictors));
        if (analysis.design().none()) {
            return SurveyData.of(
                            survey.file(),
                            survey.sha256(),
                            responses.by(analysis.respondentPredictors()),
                            Optional.empty(),
                            survey.imported())
                    .labelled(cells.valueLabels());
        }
        DesignCounts design = cells.design();
        if (design == null || !design.serves(analysis.design())) {
            throw problem(
                    name,
                    "",
                    Reason.of(
                            "counts-design",
                            "number",
                            design == null ? 0 : design.columns().columns().size(),
                            "columns",
                            design == null ? List.of() : design.columns().columns(),
                            "asked",
                            analysis.design().columns()));
        }
        return SurveyData.of(
                        survey.file(),
                        survey.sha256(),
                        design.with(analysis.design()).by(analysis.respondentPredictors()),
                        Optional.empty(),
                        survey.imported())
                .labelled(cells.valueLabels());
    }

    private static void requireColumn(String file, String asked, List<String> counted) {
        if (!counted.contains(asked)) {
            throw problem(file, asked, Reason.of("counts-columns", "columns", counted));
        }
    }
}
