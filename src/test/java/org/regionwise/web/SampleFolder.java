package org.regionwise.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the first start of the application leaves in a data folder: the sample surveys and their analyses. They are
 * fitted once; every other application of the tests starts on a copy.
 */
final class SampleFolder {
    private static final Map<String, byte[]> FILES = made();

    private SampleFolder() {}

    /** Copies it into a folder that holds nothing, or is not there yet. */
    static void copyTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
            Path copy = folder.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
    }

    private static Map<String, byte[]> made() {
        try {
            Path folder = Files.createTempDirectory("regionwise-samples");
            try {
                try (Application application = new Application(folder, Optional.empty())) {
                    application.start("127.0.0.1", 0);
                    application.awaitSamples();
                }
                return read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        Map<String, byte[]> read = new TreeMap<>();
        for (Path file : files) {
            read.put(folder.relativize(file).toString(), Files.readAllBytes(file));
        }
        return read;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
