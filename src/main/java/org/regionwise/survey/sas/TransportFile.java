package org.regionwise.survey.sas;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.BinaryInput;
import org.regionwise.survey.row.ReceivedFile;

/** Walks through a transport file: records of 80 bytes, of which headers say what follows. */
final class TransportFile implements Closeable {
    /** How every header begins. */
    static final String HEADER = "HEADER RECORD*******";

    private static final int RECORD = 80;
    private static final int COUNT_AT = 54;
    private static final int VARIABLE = 140;
    /** A description by a computer of the VAX line ends four bytes earlier. */
    private static final int VARIABLE_OF_VAX = 136;

    private static final int LABEL = 40;
    private static final int MOST_VARIABLES = 100_000;

    private final ReceivedFile file;
    private final BinaryInput in;
    private final byte[] record = new byte[RECORD];

    TransportFile(ReceivedFile file) throws IOException {
        this.file = file;
        this.in = new BinaryInput(file);
    }

    long packedRead() {
        return in.packedRead();
    }

    private String record() throws IOException {
        if (!in.fill(record)) {
            throw new EOFException();
        }
        return new String(record, StandardCharsets.ISO_8859_1);
    }

    private String header(String... kinds) throws IOException {
        String header = record();
        for (String kind : kinds) {
            if (header.startsWith(HEADER + kind)) {
                return header;
            }
        }
        throw new ImportProblem(file.damaged());
    }

    /** What the headers say, read up to the first observation. */
    List<TransportVariable> variables(Charset charset) throws IOException {
        header("LIBRARY", "LIBV8");
        record();
        record();
        String member = header("MEMBER", "MEMBV8");
        int size = member.startsWith("0136", 74) ? VARIABLE_OF_VAX : VARIABLE;
        header("DSCRPTR", "DSCPTV8");
        record();
        record();
        int count = count(header("NAMESTR", "NAMSTV8"), COUNT_AT, COUNT_AT + 4);
        if (count > MOST_VARIABLES) {
            throw new ImportProblem(file.damaged());
        }
        byte[] bytes = new byte[(count * size + RECORD - 1) / RECORD * RECORD];
        if (count > 0 && !in.fill(bytes)) {
            throw new EOFException();
        }
        List<TransportVariable> variables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            variables.add(variable(ByteBuffer.wrap(bytes, i * size, size).slice(), charset));
        }
        String last = header("OBS", "LABELV8", "LABELV9");
        if (last.startsWith("LABEL", HEADER.length())) {
            longLabels(variables, count(last, 48, RECORD), last.startsWith("LABELV9", HEADER.length()), charset);
            header("OBSV8");
        }
        return variables;
    }

    private int count(String header, int from, int to) {
        try {
            return Integer.parseInt(header.substring(from, to).strip());
        } catch (NumberFormatException e) {
            throw new ImportProblem(file.damaged());
        }
    }

    private TransportVariable variable(ByteBuffer description, Charset charset) {
        int type = description.getShort(0);
        int width = description.getShort(4);
        int offset = description.getInt(84);
        boolean text = type == 2;
        if (type != 1 && !text || width < 1 || !text && width > Long.BYTES || offset < 0) {
            throw new ImportProblem(file.damaged());
        }
        String longName = description.limit() < 120 ? "" : text(description, 88, 32, charset);
        return new TransportVariable(
                longName.isEmpty() ? text(description, 8, 8, charset) : longName,
                text,
                width,
                offset,
                text(description, 56, 8, charset).replaceFirst("[0-9]+$", ""),
                text(description, 16, LABEL, charset));
    }

    private static String text(ByteBuffer bytes, int from, int length, Charset charset) {
        byte[] text = new byte[length];
        bytes.get(from, text);
        String all = new String(text, charset);
        int end = all.indexOf('\0');
        return (end < 0 ? all : all.substring(0, end)).strip();
    }

    /** Names and labels that do not fit into a description; those of version 9 have formats too. */
    private void longLabels(List<TransportVariable> variables, int count, boolean formats, Charset charset)
            throws IOException {
        long read = 0;
        for (int i = 0; i < count; i++) {
            int number = in.unsignedShort();
            int name = in.unsignedShort();
            int label = in.unsignedShort();
            int format = formats ? in.unsignedShort() : 0;
            int informat = formats ? in.unsignedShort() : 0;
            if (number < 1 || number > variables.size()) {
                throw new ImportProblem(file.damaged());
            }
            String called = new String(in.bytes(name), charset).strip();
            String described = new String(in.bytes(label), charset).strip();
            in.skip(format + informat);
            read += (formats ? 10 : 6) + name + label + format + informat;
            TransportVariable short_ = variables.get(number - 1);
            variables.set(
                    number - 1,
                    new TransportVariable(
                            called.isEmpty() ? short_.name() : called,
                            short_.text(),
                            short_.width(),
                            short_.offset(),
                            short_.format(),
                            described));
        }
        in.skip((RECORD - read % RECORD) % RECORD);
    }

    /**
     * The next record of observations; null at the end.
     *
     * @throws ImportProblem at another data set
     */
    byte[] observations() throws IOException {
        if (!in.fill(record)) {
            return null;
        }
        if (new String(record, 0, HEADER.length() + 4, StandardCharsets.ISO_8859_1).equals(HEADER + "MEMB")) {
            throw new ImportProblem(file.problem(Reason.of("several-data-sets")));
        }
        return record;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
