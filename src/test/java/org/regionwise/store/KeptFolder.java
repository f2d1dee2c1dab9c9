package org.regionwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a data folder at one moment, to be put elsewhere, and damaged there. */
record KeptFolder(Map<String, byte[]> files) {
    /** The files as they are now; of a folder whose database is open, what a kill would leave. */
    static KeptFolder of(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> paths = all.filter(Files::isRegularFile).toList();
            for (Path each : paths) {
                files.put(folder.relativize(each).toString(), Files.readAllBytes(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeptFolder(files);
    }

    /** Writes them into a folder, which is created. */
    Path into(Path folder) {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path copy = folder.resolve(file.getKey());
                Files.createDirectories(copy.getParent());
                Files.write(copy, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** The same with one file changed; null removes it. */
    KeptFolder with(String name, byte[] content) {
        Map<String, byte[]> changed = new TreeMap<>(files);
        changed.remove(name);
        if (content != null) {
            changed.put(name, content);
        }
        return new KeptFolder(changed);
    }

    Set<String> names() {
        return files.keySet();
    }

    byte[] file(String name) {
        return files.get(name);
    }
}
