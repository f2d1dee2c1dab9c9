package org.regionwise.survey.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.row.CellText;
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

    private interface CaseVisitor {
        /** Returns whether to go on. */
        boolean visit(long number, ByteBuffer row, long read);
    }

    private void cases(CaseVisitor visitor) throws IOException {
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

    @Override
    public void read(RowGate gate) throws IOException {
        Map<StataTexts.Place, String> longTexts = longTexts();
        List<StataVariable> variables = dictionary.variables();
        String[] cells = new String[gate.width()];
        cases((number, row, read) -> {
            boolean sound = true;
            for (int i = 0; i < variables.size(); i++) {
                int slot = gate.slot(i);
                if (slot >= 0) {
                    cells[slot] = cell(variables.get(i), row, longTexts);
                    sound &= cells[slot] == null
                            || checkText(gate, number, columns.names().get(i), slot, cells);
                }
            }
            gate.row(number, cells, sound, read);
            return true;
        });
    }

    private boolean checkText(RowGate gate, long number, String column, int slot, String[] cells) {
        String cell = cells[slot];
        if (cell.length() > gate.limits().cellCharacters()) {
            cells[slot] = null;
            return gate.spares(
                    number,
                    slot,
                    cell.substring(0, Math.min(40, cell.length())) + "…",
                    "the text has " + cell.length() + " characters, at most "
                            + gate.limits().cellCharacters() + " are read");
        }
        if (cell.indexOf('\uFFFD') >= 0) {
            gate.problem(number, column, cell, "this is no text in " + options.encoding() + "; say the right encoding");
            return false;
        }
        return true;
    }

    private String cell(StataVariable variable, ByteBuffer row, Map<StataTexts.Place, String> longTexts) {
        return variable.kind() == StataVariable.Kind.LONG_TEXT
                ? CellText.clean(longTexts.get(StataTexts.place(dictionary, row, variable.offset())))
                : variable.cell(row, dictionary.charset());
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        Map<StataTexts.Place, String> longTexts = longTexts();
        List<RawRow> rows = new ArrayList<>();
        cases((number, row, read) -> {
            List<String> cells = new ArrayList<>();
            for (StataVariable variable : dictionary.variables()) {
                String cell = cell(variable, row, longTexts);
                cells.add(cell == null ? "." : cell);
            }
            rows.add(new RawRow(number, cells));
            return rows.size() < most;
        });
        return rows;
    }
}
