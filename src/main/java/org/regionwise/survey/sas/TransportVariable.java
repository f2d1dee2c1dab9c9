package org.regionwise.survey.sas;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.regionwise.survey.row.CellText;

/**
 * A variable of a transport file.
 *
 * @param name its name
 * @param text whether it holds text
 * @param width bytes of a cell; of a number 2 to 8, the leading ones of eight
 * @param offset first byte of the cell in an observation
 * @param format its display format without width
 * @param label its description; empty for none
 */
record TransportVariable(String name, boolean text, int width, int offset, String format, String label) {
    private static final int EXPONENT_OF_ONE = 64;
    private static final int FRACTION_BITS = 56;
    private static final long FRACTION = (1L << FRACTION_BITS) - 1;

    /** The cell; null when it is one of SAS's missing values, or blank. */
    String cell(ByteBuffer observation, Charset charset) {
        byte[] bytes = new byte[text ? width : Long.BYTES];
        observation.get(offset, bytes, 0, width);
        if (text) {
            return CellText.clean(new String(bytes, charset));
        }
        long bits = ByteBuffer.wrap(bytes).getLong();
        // a letter, a point or a low line, and no fraction: .A to .Z, . and ._
        boolean missing = (bits & FRACTION) == 0 && bits != 0;
        return missing ? null : SasNumber.written(number(bits), format);
    }

    /** Sign, power of 16 and a fraction of 56 bits, as the IBM System/360 has them. */
    private static double number(long bits) {
        int exponent = (int) (bits >>> FRACTION_BITS & 0x7F) - EXPONENT_OF_ONE;
        double size = Math.scalb((double) (bits & FRACTION), 4 * exponent - FRACTION_BITS);
        return bits < 0 ? -size : size;
    }
}
