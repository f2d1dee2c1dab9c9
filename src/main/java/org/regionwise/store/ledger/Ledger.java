package org.regionwise.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.regionwise.store.folder.DurableFile;
import org.regionwise.store.folder.StoreRefused;
import org.regionwise.store.folder.StoreRefused.Reason;

/**
 * The ledger's file: one JSON object a line behind a hash of it and of all lines before it. Lines are only ever added,
 * and are on the disk when {@link #append} returns.
 *
 * <p>A change is committed by the database before its line is written, so that after a kill at any moment the database
 * holds all that the ledger knows, and perhaps a change more, which is then entered. A database that holds less is an
 * older one.
 */
public final class Ledger implements AutoCloseable {
    private static final String NO_LINE = "0".repeat(64);
    private static final int HASH = 64;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            // a later version may have said more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private final FileChannel channel;
    private final List<Entry> entries;
    private final List<Entry> waiting = new ArrayList<>();
    private String chain;

    private Ledger(FileChannel channel, List<Entry> entries, String chain) {
        this.channel = channel;
        this.entries = entries;
        this.chain = chain;
    }

    /** Begins a ledger with these entries; one that is there is replaced. */
    public static Ledger begin(Path file, List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        String chain = NO_LINE;
        for (Entry entry : entries) {
            String json = JSON.writeValueAsString(entry);
            chain = linked(chain, json);
            text.append(chain).append(' ').append(json).append('\n');
        }
        DurableFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        return open(file);
    }

    /**
     * Opens a ledger. A line that was cut off while it was written was never answered for, and is removed.
     *
     * @throws StoreRefused if a line does not follow from those before it
     */
    public static Ledger open(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Entry> entries = new ArrayList<>();
        String chain = NO_LINE;
        int from = 0;
        for (int end = newline(bytes, from); end >= 0; end = newline(bytes, from)) {
            String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
            Entry entry = entry(chain, line);
            if (entry == null) {
                throw StoreRefused.of(Reason.LEDGER, "line", entries.size() + 1);
            }
            entries.add(entry);
            chain = line.substring(0, HASH);
            from = end + 1;
        }
        if (entries.isEmpty()) {
            throw StoreRefused.of(Reason.LEDGER, "line", 1);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(from);
        channel.position(from);
        return new Ledger(channel, entries, chain);
    }

    /** The entries that hold, as far as the first line that does not; nothing is changed, whatever the file holds. */
    public static List<Entry> readable(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        String chain = NO_LINE;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            Entry entry = entry(chain, line);
            if (entry == null) {
                break;
            }
            entries.add(entry);
            chain = line.substring(0, HASH);
        }
        return entries;
    }

    private static int newline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** The entry of a line, or null where the line does not hold. */
    private static Entry entry(String chain, String line) {
        if (line.length() < HASH + 2) {
            return null;
        }
        String json = line.substring(HASH + 1);
        if (!linked(chain, json).equals(line.substring(0, HASH))) {
            return null;
        }
        try {
            return JSON.readValue(json, Entry.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String linked(String chain, String json) {
        return HexFormat.of()
                .formatHex(DurableFile.sha256().digest((chain + " " + json).getBytes(StandardCharsets.UTF_8)));
    }

    /** Adds lines, which are on the disk on return; where that fails they are added before the next ones. */
    public synchronized void append(Entry... added) {
        waiting.addAll(Arrays.asList(added));
        if (waiting.isEmpty()) {
            return;
        }
        try {
            long before = channel.position();
            String next = chain;
            StringBuilder text = new StringBuilder();
            for (Entry entry : waiting) {
                String json = JSON.writeValueAsString(entry);
                next = linked(next, json);
                text.append(next).append(' ').append(json).append('\n');
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
            chain = next;
            entries.addAll(waiting);
            waiting.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines so far. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What they amount to. */
    public LedgerState state() {
        return LedgerState.of(entries());
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
