package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ArchiveSum;
import org.regionwise.survey.row.ReceivedFile;

/**
 * Shapefiles in a zip archive, each with its table ({@code .dbf}) and perhaps its coordinate system ({@code .prj}) and
 * encoding ({@code .cpg}), in whatever folder and case. However small the archive is, no more of it is unpacked than
 * is allowed, all parts together.
 */
final class ShapefileArchive {
    private static final int MOST_ENTRIES = 10_000;
    private static final int CHUNK = 1 << 16;
    private static final String SHAPES = ".shp";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ReceivedFile file;
    private final ZipFile zip;
    private final long packed;
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private long unpacked;

    private ShapefileArchive(ReceivedFile file, ZipFile zip, long packed) {
        this.file = file;
        this.zip = zip;
        this.packed = packed;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = entry.getName().replace('\\', '/');
            // copies of macOS, which hold no shapes
            if (!name.startsWith("__MACOSX/")) {
                entries.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
            }
        }
    }

    /**
     * The shapefiles of an archive.
     *
     * @return empty when there is none in it
     * @throws ImportProblem if it is damaged, unpacks to more than is allowed, or a shapefile lacks its table
     */
    static Optional<LayerFile> layers(ReceivedFile file) {
        // one packed once more is no archive to this reader, and damaged
        try (ZipFile zip = new ZipFile(file.path().toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw new ImportProblem(file.problem(Reason.of("too-many-parts", "limit", MOST_ENTRIES)));
            }
            List<LayerFile.Layer> layers = new ShapefileArchive(file, zip, Files.size(file.path())).read();
            return layers.isEmpty() ? Optional.empty() : Optional.of(new LayerFile(layers));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<LayerFile.Layer> read() throws IOException {
        List<LayerFile.Layer> layers = new ArrayList<>();
        for (String name : entries.keySet()) {
            if (name.endsWith(SHAPES)) {
                layers.add(layer(name, name.substring(0, name.length() - SHAPES.length())));
            }
        }
        return layers;
    }

    private LayerFile.Layer layer(String shapes, String stem) throws IOException {
        String called = entries.get(shapes).getName();
        byte[] table = part(stem + ".dbf")
                .orElseThrow(
                        () -> new ImportProblem(file.problem(Reason.of("shapefile-without-table", "shapes", called))));
        List<ObjectNode> geometries;
        DbaseTable rows;
        try {
            geometries = new ShapeRecords(part(shapes).orElseThrow(), file).geometries();
            rows = DbaseTable.of(
                    table, part(stem + ".cpg").map(ShapefileArchive::ascii).orElse(""));
        } catch (IndexOutOfBoundsException e) {
            throw new ImportProblem(file.problem(Reason.of("shapefile-damaged", "part", called)));
        }
        if (rows.size() < geometries.size()) {
            throw new ImportProblem(file.problem(
                    Reason.of("shapefile-uneven", "shapes", geometries.size(), "rows", rows.size(), "part", called)));
        }
        List<ObjectNode> features = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.isDeleted(i)) {
                // a row behind the last shape has none
                ObjectNode geometry = i < geometries.size() ? geometries.get(i) : null;
                ObjectNode feature = NODES.objectNode().put("type", "Feature");
                feature.set("properties", rows.row(i));
                feature.set("geometry", geometry == null ? NODES.nullNode() : geometry);
                features.add(feature);
            }
        }
        String system = part(stem + ".prj").map(ShapefileArchive::text).orElse("");
        String layer = called.substring(
                Math.max(called.lastIndexOf('/'), called.lastIndexOf('\\')) + 1, called.length() - SHAPES.length());
        return new LayerFile.Layer(
                layer,
                features,
                () -> CoordinateSystem.ofWellKnownText(system),
                WellKnownText.name(system),
                rows
                        .guessedEncoding()
                        .map(encoding -> Reason.of("shapefile-encoding-guessed", "encoding", encoding))
                        .stream()
                        .toList());
    }

    private static String ascii(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII).strip();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "").strip();
    }

    /** A part unpacked; empty where there is none of that name. */
    private Optional<byte[]> part(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            ArchiveSum sum = new ArchiveSum(entry);
            byte[] bytes = new byte[CHUNK];
            int length = 0;
            for (int count = in.read(bytes, 0, CHUNK); count >= 0; count = in.read(bytes, length, CHUNK)) {
                sum.agrees(bytes, length, count);
                length += count;
                take(count);
                bytes = bytes.length - length >= CHUNK ? bytes : Arrays.copyOf(bytes, 2 * length + CHUNK);
            }
            if (!sum.agrees(bytes, length, -1)) {
                throw new ImportProblem(file.problem(Reason.of("shapefile-damaged", "part", entry.getName())));
            }
            return Optional.of(Arrays.copyOf(bytes, length));
        }
    }

    private void take(int count) {
        unpacked += count;
        if (unpacked > file.limits().unpackedBytes()) {
            throw new ImportProblem(file.problem(Reason.of(
                    "unpacked-too-large",
                    "limit",
                    ByteCount.of(file.limits().unpackedBytes()).toString())));
        }
        if (unpacked > file.limits().unpackedOf(packed)) {
            throw new ImportProblem(file.problem(ImportLimits.tooTight()));
        }
    }
}
