package org.regionwise.survey.spss;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.DictionaryCases;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.row.UnstatedEncoding;

/**
 * A portable file of SPSS, {@code .por}, as PSPP's developers describe it. Rows are numbered as SPSS numbers cases,
 * from 1.
 */
public final class PortableSource implements RowSource {
    private final ReceivedFile file;
    private final Charset charset;
    private final ReadingOptions options;
    private final PortableDictionary dictionary;
    private final FileColumns columns;

    private PortableSource(ReceivedFile file, PortableDictionary dictionary, Charset charset, ReadingOptions wanted) {
        this.file = file;
        this.charset = charset;
        this.options = wanted.asDictionary(charset.name());
        this.dictionary = dictionary;
        this.columns = HeaderNames.of(
                file, 0, dictionary.variables().stream().map(SpssVariable::name).toList());
    }

    /**
     * Opens a file. It does not say its encoding: without a choice it is UTF-8, or else guessed by its words.
     *
     * @throws ImportProblem if it is damaged
     */
    public static PortableSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        return UnstatedEncoding.open(file, wanted, EncodingSuggestion::name, charset -> open(file, charset, wanted));
    }

    private static PortableSource open(ReceivedFile file, Charset charset, ReadingOptions wanted) throws IOException {
        try (PortableInput in = new PortableInput(file)) {
            PortableDictionary dictionary = PortableDictionary.read(in, file, charset);
            if (dictionary.variables().isEmpty()) {
                throw new ImportProblem(file.problem(Reason.of("no-variables")));
            }
            return new PortableSource(file, dictionary, charset, wanted);
        } catch (EOFException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    @Override
    public FileFormat format() {
        return FileFormat.SPSS_PORTABLE;
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
        return dictionary.variables().stream().map(SpssVariable::labels).toList();
    }

    @Override
    public Optional<String> weight() {
        return Optional.ofNullable(dictionary.weight());
    }

    private void each(DictionaryCases.Visitor<Object[]> visitor) throws IOException {
        try (PortableInput in = new PortableInput(file)) {
            PortableDictionary.read(in, file, charset);
            Object[] values = new Object[dictionary.variables().size()];
            for (long number = 1; !in.isNext('Z'); number++) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = dictionary.variables().get(i).width() == 0 ? (Object) in.number() : in.text(charset);
                }
                if (!visitor.visit(number, values, in.packedRead())) {
                    return;
                }
            }
        } catch (EOFException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    private DictionaryCases<Object[]> cases() {
        return new DictionaryCases<>(
                columns, this::each, Reason.of("not-text-in-encoding", "encoding", options.encoding()));
    }

    private String cell(int column, Object[] values, boolean declaredMissing) {
        SpssVariable variable = dictionary.variables().get(column);
        if (values[column] instanceof Double number) {
            boolean missing = number.isNaN() || declaredMissing && variable.isMissing(number);
            return missing ? null : variable.text(number);
        }
        String text = CellText.clean((String) values[column]);
        return text != null && declaredMissing && variable.isMissing(text) ? null : text;
    }

    @Override
    public void read(RowGate gate) throws IOException {
        cases().read(gate, (column, values) -> cell(column, values, options.declaredMissing()));
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        return cases().rawRows(most, "", (column, values) -> cell(column, values, false));
    }
}
