package org.regionwise.survey.sas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.Reason;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.row.DictionaryCases;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.row.UnstatedEncoding;

/** The data set of a transport file of SAS, {@code .xpt}. Rows are numbered as SAS numbers observations, from 1. */
public final class TransportSource implements RowSource {
    private final ReceivedFile file;
    private final List<TransportVariable> variables;
    private final Charset charset;
    private final ReadingOptions options;
    private final FileColumns columns;
    private final int width;

    private TransportSource(
            ReceivedFile file, List<TransportVariable> variables, Charset charset, ReadingOptions wanted) {
        this.file = file;
        this.variables = variables;
        this.charset = charset;
        this.options = wanted.asDictionary(charset.name());
        this.columns = HeaderNames.of(
                file, 0, variables.stream().map(TransportVariable::name).toList());
        this.width = variables.stream()
                .mapToInt(each -> Math.addExact(each.offset(), each.width()))
                .max()
                .orElse(0);
    }

    /**
     * Opens a file. It does not say its encoding: without a choice it is UTF-8, or else guessed by its words.
     *
     * @throws ImportProblem if it is damaged, or holds no data set or more than one
     */
    public static TransportSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        return UnstatedEncoding.open(file, wanted, EncodingSuggestion::name, charset -> open(file, charset, wanted));
    }

    private static TransportSource open(ReceivedFile file, Charset charset, ReadingOptions wanted) throws IOException {
        try (TransportFile transport = new TransportFile(file)) {
            return new TransportSource(file, transport.variables(charset), charset, wanted);
        } catch (ArithmeticException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    @Override
    public FileFormat format() {
        return FileFormat.SAS_TRANSPORT;
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
                .map(each -> new ColumnLabels(each.label(), Map.of(), List.of()))
                .toList();
    }

    /**
     * Nothing says how many observations there are: what is blank to the end fills up the last record, so blank ones
     * are handed on only when others follow.
     */
    private void each(DictionaryCases.Visitor<ByteBuffer> visitor) throws IOException {
        if (width == 0) {
            return;
        }
        try (TransportFile transport = new TransportFile(file)) {
            transport.variables(charset);
            byte[] observation = new byte[width];
            byte[] blank = " ".repeat(width).getBytes(StandardCharsets.US_ASCII);
            ByteBuffer buffer = ByteBuffer.wrap(observation);
            long number = 0;
            long blanks = 0;
            int filled = 0;
            for (byte[] record = transport.observations(); record != null; record = transport.observations()) {
                for (int at = 0; at < record.length; ) {
                    int taken = Math.min(width - filled, record.length - at);
                    System.arraycopy(record, at, observation, filled, taken);
                    at += taken;
                    filled += taken;
                    if (filled < width) {
                        continue;
                    }
                    filled = 0;
                    if (Arrays.equals(observation, blank)) {
                        blanks++;
                        continue;
                    }
                    for (; blanks > 0; blanks--) {
                        if (!visitor.visit(++number, ByteBuffer.wrap(blank), transport.packedRead())) {
                            return;
                        }
                    }
                    if (!visitor.visit(++number, buffer, transport.packedRead())) {
                        return;
                    }
                }
            }
            if (!isPadding(observation, filled)) {
                throw new ImportProblem(file.damaged());
            }
        }
    }

    /** Whether nothing but blanks, or zeros in their place, follows the last observation that is whole. */
    private static boolean isPadding(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private DictionaryCases<ByteBuffer> cases() {
        return new DictionaryCases<>(
                columns, this::each, Reason.of("not-text-in-encoding", "encoding", options.encoding()));
    }

    private String cell(int column, ByteBuffer observation) {
        return variables.get(column).cell(observation, charset);
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
