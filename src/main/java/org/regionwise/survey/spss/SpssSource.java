package org.regionwise.survey.spss;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.BinaryInput;
import org.regionwise.survey.row.CellText;
import org.regionwise.survey.row.DictionaryCases;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;

/** An SPSS system file. Rows are numbered as SPSS numbers cases, from 1. */
public final class SpssSource implements RowSource {
    private static final int SEGMENT_BYTES = 255;

    private final ReceivedFile file;
    private final SpssDictionary dictionary;
    private final ReadingOptions options;
    private final FileColumns columns;

    private SpssSource(ReceivedFile file, SpssDictionary dictionary, ReadingOptions options, FileColumns columns) {
        this.file = file;
        this.dictionary = dictionary;
        this.options = options;
        this.columns = columns;
    }

    /** @throws ImportProblem if it is damaged */
    public static SpssSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        try (BinaryInput in = new BinaryInput(file)) {
            SpssDictionary dictionary = SpssDictionary.read(in, file, wanted.encoding());
            if (dictionary.variables().isEmpty()) {
                throw new ImportProblem(file.problem(Reason.of("no-variables")));
            }
            FileColumns columns = HeaderNames.of(
                    file,
                    0,
                    dictionary.variables().stream().map(SpssVariable::name).toList());
            return new SpssSource(
                    file, dictionary, wanted.asDictionary(dictionary.charset().name()), columns);
        }
    }

    @Override
    public FileFormat format() {
        return FileFormat.SPSS;
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
        for (int i = 0; i < columns.names().size(); i++) {
            SpssVariable variable = dictionary.variables().get(i);
            if (variable.position() == dictionary.weight() && variable.width() == 0) {
                return Optional.of(columns.names().get(i));
            }
        }
        return Optional.empty();
    }

    private void each(DictionaryCases.Visitor<ByteBuffer> visitor) throws IOException {
        try (BinaryInput in = new BinaryInput(file)) {
            SpssDictionary.read(in, file, options.encoding());
            InputStream rest = in.rest();
            if (dictionary.compression() == 2) {
                in.order(dictionary.order());
                long begin = in.longInteger();
                long trailer = in.longInteger();
                in.skip(8);
                if (begin < 0 || trailer < begin) {
                    throw new ImportProblem(file.damaged());
                }
                rest = new ZlibBlocks(rest, trailer - begin - 24, file);
            }
            SpssBlocks blocks = new SpssBlocks(rest, dictionary);
            byte[] bytes = new byte[8 * dictionary.blocks()];
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(dictionary.order());
            long number = 0;
            long most = dictionary.cases() < 0 ? Long.MAX_VALUE : dictionary.cases();
            while (number < most && blocks.next(bytes)) {
                if (!visitor.visit(++number, buffer, in.packedRead())) {
                    return;
                }
            }
            if (dictionary.cases() > number) {
                throw new ImportProblem(new Problem(
                        file.name(),
                        number + 1,
                        "",
                        "",
                        Reason.of("cut-short", "cases", dictionary.cases(), "found", number)));
            }
        }
    }

    private DictionaryCases<ByteBuffer> cases() {
        return new DictionaryCases<>(
                columns, this::each, Reason.of("not-text-as-stated", "encoding", options.encoding()));
    }

    @Override
    public void read(RowGate gate) throws IOException {
        List<SpssVariable> variables = dictionary.variables();
        cases().read(gate, (column, bytes) -> cell(variables.get(column), bytes, options.declaredMissing()));
    }

    /** Of a buffer that is a whole array, as rows are visited. */
    @SuppressWarnings("ByteBufferBackingArray")
    private String cell(SpssVariable variable, ByteBuffer bytes, boolean declaredMissing) {
        int at = 8 * variable.position();
        if (variable.width() == 0) {
            double value = bytes.getDouble(at);
            boolean missing = value == -Double.MAX_VALUE
                    || !Double.isFinite(value)
                    || declaredMissing && variable.isMissing(value);
            return missing ? null : variable.text(value);
        }
        String text = CellText.clean(text(variable, bytes.array(), at, dictionary.charset()));
        return text != null && declaredMissing && variable.isMissing(text) ? null : text;
    }

    private static String text(SpssVariable variable, byte[] bytes, int at, Charset charset) {
        if (variable.segments() == 1) {
            return SpssDictionary.text(Arrays.copyOfRange(bytes, at, at + variable.width()), charset);
        }
        byte[] joined = new byte[variable.width()];
        int done = 0;
        for (int segment = 0; segment < variable.segments() && done < joined.length; segment++) {
            int count = Math.min(SEGMENT_BYTES, joined.length - done);
            int from = at + segment * (SEGMENT_BYTES + 1);
            count = Math.min(count, bytes.length - from);
            if (count <= 0) {
                break;
            }
            System.arraycopy(bytes, from, joined, done, count);
            done += count;
        }
        return SpssDictionary.text(joined, charset);
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        List<SpssVariable> variables = dictionary.variables();
        return cases().rawRows(most, "", (column, bytes) -> cell(variables.get(column), bytes, false));
    }
}
