package org.regionwise.survey.spss;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.row.BinaryInput;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.TextEncoding;

/**
 * What stands in an SPSS system file before its cases. The format is described in the PSPP developers' guide, "System
 * File Format".
 *
 * @param variables the variables, in file order
 * @param charset encoding of all text
 * @param order byte order
 * @param blocks blocks of eight bytes in a case
 * @param compression 0 none, 1 by codes, 2 by codes within zlib blocks
 * @param bias what codes are shifted by
 * @param cases number of cases, −1 when unsaid
 * @param weight first block in a case of the variable that the file was weighted by when it was saved; −1 for none
 */
record SpssDictionary(
        List<SpssVariable> variables,
        Charset charset,
        ByteOrder order,
        int blocks,
        int compression,
        double bias,
        long cases,
        int weight) {
    private static final int PRODUCT = 60;
    private static final int UNTIL_LABEL = 9 + 8 + 64 + 3;
    private static final int DOCUMENT_LINE = 80;

    private static final int VARIABLE = 2;
    private static final int VALUE_LABELS = 3;
    private static final int DOCUMENTS = 6;
    private static final int EXTENSION = 7;
    private static final int END = 999;

    /** Reads the dictionary; the cases come next. */
    static SpssDictionary read(BinaryInput in, ReceivedFile file, String encoding) throws IOException {
        in.skip(4 + PRODUCT);
        in.order(ByteOrder.LITTLE_ENDIAN);
        int layout = in.integer();
        if (layout != 2 && layout != 3) {
            in.order(ByteOrder.BIG_ENDIAN);
        }
        in.skip(4);
        int compression = in.integer();
        int weight = in.integer() - 1;
        long cases = in.integer();
        double bias = in.number();
        in.skip(UNTIL_LABEL);
        if (compression < 0 || compression > 2) {
            throw new ImportProblem(file.damaged());
        }
        SpssRecords records = new SpssRecords(in, file);
        for (int type = in.integer(); type != END; type = in.integer()) {
            switch (type) {
                case VARIABLE -> records.variable();
                case VALUE_LABELS -> records.valueLabels();
                case DOCUMENTS -> in.skip((long) in.length() * DOCUMENT_LINE);
                case EXTENSION -> records.extension();
                default -> throw new ImportProblem(file.damaged());
            }
        }
        in.skip(4);
        Charset charset = encoding == null ? records.charset() : TextEncoding.of(encoding, file);
        return new SpssDictionary(
                records.variables(charset),
                charset,
                in.order(),
                records.blocks(),
                compression,
                bias,
                records.cases().orElse(cases),
                weight);
    }

    /** Text of a fixed width: the blanks at its end are padding. */
    static String text(byte[] bytes, Charset charset) {
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        return new String(bytes, 0, end, charset);
    }

    /** Bytes that are only compared with each other. */
    static String key(byte[] bytes) {
        return text(bytes, StandardCharsets.ISO_8859_1);
    }
}
