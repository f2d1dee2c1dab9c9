package org.regionwise.report.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.message.Catalogue;

/** A workbook read back: each sheet's rows of cells, a text, a number, or null for an empty one. */
public record ReadWorkbook(Map<String, List<List<Object>>> sheets) {
    static ReadWorkbook of(Result result) throws IOException {
        return read(bytes(result));
    }

    static byte[] bytes(Result result) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WorkbookReport.write(
                Released.inFull(result),
                Heading.NONE,
                Edition.USUAL,
                List.of(),
                Catalogue.load().english(),
                out);
        return out.toByteArray();
    }

    public static ReadWorkbook read(byte[] bytes) throws IOException {
        Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                List<List<Object>> rows = new ArrayList<>();
                for (Row row : sheet.read()) {
                    rows.add(values(row));
                }
                sheets.put(sheet.getName(), rows);
            }
        }
        return new ReadWorkbook(sheets);
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        for (Cell cell : row) {
            values.add(cell == null ? null : value(cell));
        }
        return values;
    }

    private static Object value(Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        return switch (cell.getType()) {
            case NUMBER -> Double.parseDouble(cell.getRawValue());
            case STRING -> cell.getText();
            default -> throw new AssertionError("a cell of type " + cell.getType() + ": " + cell);
        };
    }

    /** The sheet Estimates by region and column; cells that are empty are absent. */
    public Map<String, Map<String, Object>> estimates() {
        List<List<Object>> rows = sheets.get("Estimates");
        Map<String, Map<String, Object>> regions = new LinkedHashMap<>();
        for (List<Object> row : rows.subList(1, rows.size())) {
            Map<String, Object> cells = new HashMap<>();
            for (int column = 0; column < row.size(); column++) {
                if (row.get(column) != null) {
                    cells.put(rows.get(0).get(column).toString(), row.get(column));
                }
            }
            regions.put(row.get(0).toString(), cells);
        }
        return regions;
    }

    /** The second cell of the row whose first is {@code name}. */
    Object beside(String sheet, String name) {
        return sheets.get(sheet).stream()
                .filter(row -> row.size() > 1 && name.equals(row.get(0)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + sheets.get(sheet)))
                .get(1);
    }

    /** Every text of every sheet. */
    List<String> texts() {
        return sheets.values().stream()
                .flatMap(List::stream)
                .flatMap(List::stream)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
