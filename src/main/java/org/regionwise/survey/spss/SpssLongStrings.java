package org.regionwise.survey.spss;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.row.CellText;

/**
 * Value labels and missing values of text variables longer than eight bytes, which SPSS keeps in records of their own.
 */
final class SpssLongStrings {
    private SpssLongStrings() {}

    /** Value labels by variable name. What is damaged is left out: labels are words for people. */
    static Map<String, Map<String, String>> labels(List<byte[]> records, ByteOrder order, Charset charset) {
        Map<String, Map<String, String>> labels = new HashMap<>();
        for (byte[] record : records) {
            ByteBuffer in = ByteBuffer.wrap(record).order(order);
            try {
                while (in.remaining() > 0) {
                    Map<String, String> ofVariable =
                            labels.computeIfAbsent(text(in, in.getInt(), charset), name -> new LinkedHashMap<>());
                    in.getInt();
                    int count = in.getInt();
                    for (int i = 0; i < count; i++) {
                        String value = CellText.clean(text(in, in.getInt(), charset));
                        String label = text(in, in.getInt(), charset).strip();
                        if (value != null) {
                            ofVariable.put(value, label);
                        }
                    }
                }
            } catch (BufferUnderflowException e) {
                // a record that ends too early has told what it could
            }
        }
        return labels;
    }

    /** Missing values by variable name. */
    static Map<String, List<String>> missing(List<byte[]> records, ByteOrder order, Charset charset) {
        Map<String, List<String>> missing = new HashMap<>();
        for (byte[] record : records) {
            ByteBuffer in = ByteBuffer.wrap(record).order(order);
            try {
                while (in.remaining() > 0) {
                    List<String> ofVariable =
                            missing.computeIfAbsent(text(in, in.getInt(), charset), name -> new ArrayList<>());
                    int count = in.get();
                    int width = in.getInt();
                    for (int i = 0; i < count; i++) {
                        String value = CellText.clean(text(in, width, charset));
                        if (value != null) {
                            ofVariable.add(value);
                        }
                    }
                }
            } catch (BufferUnderflowException e) {
                // a record that ends too early has told what it could
            }
        }
        return missing;
    }

    private static String text(ByteBuffer in, int length, Charset charset) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return SpssDictionary.text(bytes, charset);
    }
}
