package org.regionwise.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 *
 * <p>A file beside it says how many lines there are and the last one's hash, so that lines that were cut off at the end
 * are missed as well. It is written after the lines: the ledger may hold more than it says, and never less.
 */
public final class Ledger implements AutoCloseable {
    private static final String NO_LINE = "0".repeat(64);
    private static final int HASH = 64;
    private static final Pattern END = Pattern.compile("(\\d{16}) ([0-9a-f]{64})\n");

    /** A fact of the entry {@link Entry.Event#OPENED}: from there on, the end of the ledger is known. */
    public static final String KEEPS_END = "end";

    private final FileChannel channel;
    private final FileChannel end;
    private final List<Entry> entries;
    private final List<Entry> waiting = new ArrayList<>();
    private String chain;

    private Ledger(FileChannel channel, FileChannel end, List<Entry> entries, String chain) {
        this.channel = channel;
        this.end = end;
        this.entries = entries;
        this.chain = chain;
    }

    /** Begins a ledger with these entries; one that is there is replaced. */
    public static Ledger begin(Path file, List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder();
        String chain = NO_LINE;
        for (Entry entry : entries) {
            String json = entry.json();
            chain = linked(chain, json);
            text.append(chain).append(' ').append(json).append('\n');
        }
        // a kill in between leaves the end of a ledger that is not there yet, and whoever began it begins again
        byte[] last = end(entries.size(), chain);
        DurableFile.write(endOf(file), out -> out.write(last));
        DurableFile.write(file, out -> out.write(text.toString().getBytes(StandardCharsets.UTF_8)));
        return open(file);
    }

    /** The file that says where a ledger ends. */
    public static Path endOf(Path file) {
        return file.resolveSibling("ledger-end.txt");
    }

    private static byte[] end(int lines, String chain) {
        return String.format(Locale.ROOT, "%016d %s\n", lines, chain).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Opens a ledger. A line that was cut off while it was written was never answered for, and is removed.
     *
     * @throws StoreRefused if a line does not follow from those before it, or lines are missing at the end
     */
    public static Ledger open(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Entry> entries = new ArrayList<>();
        List<String> chains = new ArrayList<>(List.of(NO_LINE));
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
            chains.add(chain);
            from = end + 1;
        }
        if (entries.isEmpty() || !reachesItsEnd(endOf(file), entries, chains)) {
            throw StoreRefused.of(Reason.LEDGER, "line", entries.size() + 1);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.truncate(from);
        channel.position(from);
        if (!Files.exists(endOf(file))) {
            byte[] last = end(entries.size(), chain);
            DurableFile.write(endOf(file), out -> out.write(last));
        }
        return new Ledger(channel, FileChannel.open(endOf(file), StandardOpenOption.WRITE), entries, chain);
    }

    private static boolean reachesItsEnd(Path end, List<Entry> entries, List<String> chains) throws IOException {
        if (!Files.exists(end)) {
            // earlier versions kept none
            return entries.stream().noneMatch(each -> each.facts().containsKey(KEEPS_END));
        }
        Matcher said = END.matcher(new String(Files.readAllBytes(end), StandardCharsets.ISO_8859_1));
        return said.matches()
                && Long.parseLong(said.group(1)) < chains.size()
                && chains.get(Integer.parseInt(said.group(1))).equals(said.group(2));
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
            return Entry.of(json);
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
                String json = entry.json();
                next = linked(next, json);
                text.append(next).append(' ').append(json).append('\n');
            }
            try {
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
                end.write(ByteBuffer.wrap(end(entries.size() + waiting.size(), next)), 0);
                end.force(false);
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
        try (end) {
            channel.close();
        }
    }
}
