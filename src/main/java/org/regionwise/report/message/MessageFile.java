package org.regionwise.report.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A file of messages: {@code .properties} in UTF-8, in which a key stands once. */
final class MessageFile {
    private MessageFile() {}

    /**
     * The messages by key; none when there is no such file, as a translation may be under way.
     *
     * @throws IllegalStateException when a key stands there twice, as the second would silently win
     */
    static Map<String, String> read(String path) {
        Map<String, String> messages = new TreeMap<>();
        try (InputStream in = MessageFile.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                return messages;
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            new Properties() {
                @Override
                public synchronized Object put(Object key, Object value) {
                    if (messages.put((String) key, (String) value) != null) {
                        throw new IllegalStateException(path + ": " + key + " stands there twice");
                    }
                    return null;
                }
            }.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }
}
