package org.regionwise.survey.excel;

import java.io.IOException;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.sheet.Merges;
import org.regionwise.survey.sheet.SheetPackage;
import org.regionwise.survey.sheet.Workbook;

/** A workbook of Excel 2007 or later. */
public final class ExcelBook implements Workbook {
    private final ReceivedFile file;
    private final SheetPackage parts;
    private final ExcelWorkbook facts;
    /** Read when cells are; null until then. */
    private List<String> strings;

    private ExcelBook(ReceivedFile file, SheetPackage parts, ExcelWorkbook facts) {
        this.file = file;
        this.parts = parts;
        this.facts = facts;
    }

    /** @throws ImportProblem if it is damaged or no workbook */
    public static ExcelBook open(ReceivedFile file) throws IOException {
        SheetPackage parts = SheetPackage.open(file);
        try {
            return new ExcelBook(file, parts, ExcelWorkbook.read(parts, file));
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    @Override
    public List<Sheet> sheets() {
        return facts.sheets();
    }

    @Override
    public void read(Sheet sheet, Visitor visitor) throws IOException {
        if (strings == null) {
            strings = facts.sharedStrings(parts, file);
        }
        new ExcelSheet(parts, facts, strings, file).read(sheet.part(), visitor);
    }

    @Override
    public Merges merges(Sheet sheet) throws IOException {
        return ExcelMerges.read(parts, sheet.part(), file);
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
