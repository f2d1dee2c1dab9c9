package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.survey.csv.EncodingSuggestion;

/**
 * The table of a shapefile ({@code .dbf}, dBASE III and later), one row a shape. Its encoding is what the {@code .cpg}
 * beside it says, else the language that its head names, else UTF-8 where its bytes can be that, else the
 * one in which its texts look most like words.
 */
final class DbaseTable {
    private static final int HEADER = 32;
    private static final int FIELD = 32;
    private static final int END_OF_FIELDS = 0x0D;
    private static final int DELETED = '*';
    private static final Pattern CODE_PAGE = Pattern.compile("(?:ANSI|CP|OEM|WINDOWS|MS|IBM)?[ _-]*(\\d{3,5})");
    private static final Pattern ISO = Pattern.compile("(?:ISO)?[ _-]*8859[ _-]*(\\d{1,2})");

    /** Language drivers, as dBASE, FoxPro and ESRI number them. */
    private static final Map<Integer, String> DRIVERS = Map.ofEntries(
            Map.entry(0x01, "IBM437"),
            Map.entry(0x02, "IBM850"),
            Map.entry(0x03, "windows-1252"),
            Map.entry(0x57, "windows-1252"),
            Map.entry(0x58, "windows-1252"),
            Map.entry(0x59, "windows-1252"),
            Map.entry(0x13, "Shift_JIS"),
            Map.entry(0x1F, "IBM852"),
            Map.entry(0x64, "IBM852"),
            Map.entry(0x22, "IBM852"),
            Map.entry(0x23, "IBM852"),
            Map.entry(0x40, "IBM852"),
            Map.entry(0x26, "IBM866"),
            Map.entry(0x65, "IBM866"),
            Map.entry(0x4D, "GBK"),
            Map.entry(0x4E, "MS949"),
            Map.entry(0x4F, "Big5"),
            Map.entry(0x50, "x-windows-874"),
            Map.entry(0x6A, "x-IBM737"),
            Map.entry(0x6B, "IBM857"),
            Map.entry(0xC8, "windows-1250"),
            Map.entry(0xC9, "windows-1251"),
            Map.entry(0xCA, "windows-1254"),
            Map.entry(0xCB, "windows-1253"),
            Map.entry(0xCC, "windows-1257"));

    private record Field(String name, char type, int from, int length) {}

    private final byte[] bytes;
    private final int first;
    private final int length;
    private final int size;
    private final List<Field> fields;
    private final Charset charset;
    private final boolean guessed;

    private DbaseTable(byte[] bytes, String codePage) {
        this.bytes = bytes;
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.first = Short.toUnsignedInt(head.getShort(8));
        this.length = Short.toUnsignedInt(head.getShort(10));
        if (first <= HEADER || length < 1 || first > bytes.length) {
            throw new IndexOutOfBoundsException("no dBASE table");
        }
        this.size = (int) Math.min(Integer.toUnsignedLong(head.getInt(4)), (bytes.length - first) / length);
        Optional<Charset> stated = named(codePage)
                .or(() -> Optional.ofNullable(DRIVERS.get(bytes[29] & 0xFF)).flatMap(DbaseTable::charset));
        this.charset = stated.orElseGet(() -> unstated(Arrays.copyOfRange(bytes, first, bytes.length)));
        this.guessed = stated.isEmpty() && !charset.equals(StandardCharsets.UTF_8);
        this.fields = fields();
    }

    /**
     * A table.
     *
     * @param codePage what the {@code .cpg} says; empty where there is none
     * @throws IndexOutOfBoundsException if it is damaged
     */
    static DbaseTable of(byte[] bytes, String codePage) {
        return new DbaseTable(bytes, codePage);
    }

    private static Optional<Charset> named(String codePage) {
        String name = codePage.toUpperCase(Locale.ROOT);
        Matcher iso = ISO.matcher(name);
        if (iso.matches()) {
            return charset("ISO-8859-" + iso.group(1));
        }
        Matcher page = CODE_PAGE.matcher(name);
        if (!page.matches()) {
            return name.isEmpty() ? Optional.empty() : charset(name);
        }
        String number = page.group(1);
        // ESRI writes ISO 8859-1 as 88591
        return number.startsWith("8859") && number.length() > 4
                ? charset("ISO-8859-" + number.substring(4))
                : number.equals("65001")
                        ? Optional.of(StandardCharsets.UTF_8)
                        : charset("windows-" + number)
                                .or(() -> charset("IBM" + number))
                                .or(() -> charset("x-windows-" + number))
                                .or(() -> charset("MS" + number));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The charset of texts that say none. One character in ten may be cut at the end of its field. */
    private static Charset unstated(byte[] texts) {
        String read = new String(texts, StandardCharsets.UTF_8);
        long foreign = read.chars().filter(c -> c > 0x7F).count();
        long broken = read.chars().filter(c -> c == '\uFFFD').count();
        return 10 * broken <= foreign
                ? StandardCharsets.UTF_8
                : Charset.forName(EncodingSuggestion.name(texts).orElse("windows-1252"));
    }

    private List<Field> fields() {
        List<Field> found = new ArrayList<>();
        int from = 1;
        for (int at = HEADER; at + FIELD <= first && bytes[at] != END_OF_FIELDS; at += FIELD) {
            int end = at;
            while (end < at + 11 && bytes[end] != 0) {
                end++;
            }
            char type = (char) (bytes[at + 11] & 0xFF);
            int width = bytes[at + 16] & 0xFF;
            // long texts have the rest of their length where numbers have their decimals
            width += type == 'C' ? (bytes[at + 17] & 0xFF) << 8 : 0;
            if (from + width > length) {
                throw new IndexOutOfBoundsException("field beyond the row");
            }
            found.add(new Field(new String(bytes, at, end - at, charset).strip(), type, from, width));
            from += width;
        }
        return found;
    }

    /** The encoding where the file says none and it had to be guessed. */
    Optional<String> guessedEncoding() {
        return guessed ? Optional.of(charset.name()) : Optional.empty();
    }

    /** How many rows there are. */
    int size() {
        return size;
    }

    /** Whether the row is marked as deleted. */
    boolean isDeleted(int row) {
        return bytes[first + row * length] == DELETED;
    }

    /** A row as properties of a shape; empty fields are not in it. */
    ObjectNode row(int row) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            String text = new String(bytes, first + row * length + field.from, field.length, charset)
                    .replace("\0", "")
                    .strip();
            if (!text.isEmpty()) {
                put(properties, field, text);
            }
        }
        return properties;
    }

    private static void put(ObjectNode properties, Field field, String text) {
        if (field.type != 'N' && field.type != 'F') {
            properties.put(field.name, text);
            return;
        }
        try {
            properties.put(field.name, new BigDecimal(text));
        } catch (NumberFormatException e) {
            // a number too long for its field is written as asterisks
        }
    }
}
