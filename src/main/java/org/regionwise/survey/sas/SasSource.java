package org.regionwise.survey.sas;

import com.epam.parso.Column;
import com.epam.parso.SasFileReader;
import com.epam.parso.date.OutputDateType;
import com.epam.parso.impl.SasFileReaderImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
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
import org.regionwise.survey.row.TextEncoding;

/** A data set of SAS, {@code .sas7bdat}, packed or not. Rows are numbered as SAS numbers observations, from 1. */
public final class SasSource implements RowSource {
    private final ReceivedFile file;
    private final List<Column> variables;
    private final long observations;
    private final String chosen;
    private final ReadingOptions options;
    private final FileColumns columns;

    private SasSource(ReceivedFile file, SasFileReader reader, ReadingOptions wanted) {
        this.file = file;
        this.variables = List.copyOf(reader.getColumns());
        this.observations = reader.getSasFileProperties().getRowCount()
                - reader.getSasFileProperties().getDeletedRowCount();
        this.chosen = wanted.encoding();
        this.options = wanted.asDictionary(
                chosen == null ? reader.getSasFileProperties().getEncoding() : chosen);
        this.columns =
                HeaderNames.of(file, 0, variables.stream().map(Column::getName).toList());
    }

    /** @throws ImportProblem if it is damaged */
    public static SasSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        if (wanted.encoding() != null) {
            TextEncoding.of(wanted.encoding(), file);
        }
        try (InputStream in = file.buffered()) {
            SasSource source = new SasSource(file, reader(in, wanted.encoding()), wanted);
            if (source.variables.isEmpty()) {
                throw new ImportProblem(file.damaged());
            }
            return source;
        } catch (RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private static SasFileReader reader(InputStream in, String encoding) throws IOException {
        return new SasFileReaderImpl(new SasPages(in), encoding, OutputDateType.SAS_VALUE);
    }

    /** Parso meets bytes that cannot be with whatever exception comes of them. */
    private static RuntimeException damaged(ReceivedFile file, RuntimeException met) {
        return met instanceof ImportProblem ? met : new ImportProblem(file.damaged());
    }

    @Override
    public FileFormat format() {
        return FileFormat.SAS;
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
        return variables.stream()
                .map(each -> new ColumnLabels(each.getLabel() == null ? "" : each.getLabel(), Map.of(), List.of()))
                .toList();
    }

    private void each(DictionaryCases.Visitor<Object[]> visitor) throws IOException {
        try (ReceivedFile.Bytes in = file.open()) {
            SasFileReader reader = reader(in, chosen);
            for (long number = 1; number <= observations; number++) {
                Object[] observation = next(reader);
                if (observation == null) {
                    throw new ImportProblem(new Problem(
                            file.name(),
                            number,
                            "",
                            "",
                            Reason.of("cut-short", "cases", observations, "found", number - 1)));
                }
                if (!visitor.visit(number, observation, in.packedRead())) {
                    return;
                }
            }
        }
    }

    private Object[] next(SasFileReader reader) throws IOException {
        try {
            return reader.readNext();
        } catch (RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private DictionaryCases<Object[]> cases() {
        return new DictionaryCases<>(
                columns, this::each, Reason.of("not-text-as-stated", "encoding", options.encoding()));
    }

    private String cell(int column, Object[] observation) {
        Object value = observation[column];
        if (value instanceof Number number) {
            return SasNumber.written(
                    number.doubleValue(), variables.get(column).getFormat().getName());
        }
        return value == null ? null : CellText.clean(value.toString());
    }

    @Override
    public void read(RowGate gate) throws IOException {
        cases().read(gate, this::cell);
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        return cases().rawRows(most, ".", this::cell);
    }
}
