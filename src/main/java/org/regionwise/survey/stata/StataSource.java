package org.regionwise.survey.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.DictionaryCases;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;

/** A Stata data set. Rows are numbered as Stata numbers observations, from 1. */
public final class StataSource implements RowSource {
    private final ReceivedFile file;
    private final StataDictionary dictionary;
    private final ReadingOptions options;
    private final FileColumns columns;
    private final List<ColumnLabels> labels;

    private StataSource(
            ReceivedFile file,
            StataDictionary dictionary,
            ReadingOptions options,
            FileColumns columns,
            List<ColumnLabels> labels) {
        this.file = file;
        this.dictionary = dictionary;
        this.options = options;
        this.columns = columns;
        this.labels = labels;
    }

    /** @throws ImportProblem if it is damaged or of a version that is not read */
    public static StataSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        try (StataFile stata = new StataFile(file)) {
            StataDictionary dictionary = stata.dictionary(wanted.encoding());
            FileColumns columns = HeaderNames.of(
                    file,
                    0,
                    dictionary.variables().stream().map(StataVariable::name).toList());
            stata.in().skip(Math.multiplyExact(dictionary.rows(), (long) dictionary.width()));
            if (dictionary.layout().tagged()) {
                StataTexts.longTexts(stata, dictionary, file, false);
            }
            Map<String, Map<Integer, String>> lists = StataTexts.labels(stata, dictionary);
            List<ColumnLabels> labels = dictionary.variables().stream()
                    .map(variable -> StataTexts.columnLabels(
                            variable.label(), lists.getOrDefault(variable.labelName(), Map.of())))
                    .toList();
            return new StataSource(
                    file, dictionary, wanted.asDictionary(dictionary.charset().name()), columns, labels);
        } catch (ArithmeticException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    @Override
    public FileFormat format() {
        return FileFormat.STATA;
    }

    @Override
    public ReadingOptions options() {
        return options;
    }

    @Override
    public FileColumns columns() {
        return columns;
    }

    @Override
    public List<ColumnLabels> labels() {
        return labels;
    }

    private void each(DictionaryCases.Visitor<ByteBuffer> visitor) throws IOException {
        try (StataFile stata = new StataFile(file)) {
            stata.dictionary(options.encoding());
            byte[] bytes = new byte[dictionary.width()];
            ByteBuffer row = ByteBuffer.wrap(bytes).order(dictionary.order());
            for (long number = 1; number <= dictionary.rows(); number++) {
                if (!stata.in().fill(bytes)) {
                    throw new ImportProblem(file.damaged());
                }
                if (!visitor.visit(number, row, stata.in().packedRead())) {
                    return;
                }
            }
        }
    }

    private Map<StataTexts.Place, String> longTexts() throws IOException {
        if (!dictionary.hasLongText()) {
            return Map.of();
        }
        try (StataFile stata = new StataFile(file)) {
            stata.dictionary(options.encoding());
            stata.in().skip(dictionary.rows() * dictionary.width());
            return StataTexts.longTexts(stata, dictionary, file, true);
        }
    }

    private DictionaryCases<ByteBuffer> cases() {
        return new DictionaryCases<>(
                columns, this::each, Reason.of("not-text-in-encoding", "encoding", options.encoding()));
    }

    private DictionaryCases.Cells<ByteBuffer> cells() throws IOException {
        Map<StataTexts.Place, String> longTexts = longTexts();
        List<StataVariable> variables = dictionary.variables();
        return (column, bytes) -> cell(variables.get(column), bytes, longTexts);
    }

    @Override
    public void read(RowGate gate) throws IOException {
        cases().read(gate, cells());
    }

    private String cell(StataVariable variable, ByteBuffer row, Map<StataTexts.Place, String> longTexts) {
        return variable.kind() == StataVariable.Kind.LONG_TEXT
                ? CellText.clean(longTexts.get(StataTexts.place(dictionary, row, variable.offset())))
                : variable.cell(row, dictionary.charset());
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        return cases().rawRows(most, ".", cells());
    }
}
