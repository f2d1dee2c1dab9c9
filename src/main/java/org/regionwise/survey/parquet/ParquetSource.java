package org.regionwise.survey.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.regionwise.survey.ByteCount;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.FileFormat;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.DictionaryCases;
import org.regionwise.survey.row.FileColumns;
import org.regionwise.survey.row.HeaderNames;
import org.regionwise.survey.row.RawRow;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;

/**
 * A file of Parquet. Columns of lists and structures are left out with a remark, as no cell of a table holds what they
 * do. Rows are numbered from 1.
 */
public final class ParquetSource implements RowSource {
    private final ReceivedFile file;
    private final MessageType schema;
    private final List<ParquetColumn> cells;
    private final ReadingOptions options;
    private final FileColumns columns;

    private ParquetSource(ReceivedFile file, MessageType whole, ReadingOptions wanted) {
        this.file = file;
        List<Type> single = new ArrayList<>();
        List<String> nested = new ArrayList<>();
        for (Type field : whole.getFields()) {
            if (field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)) {
                single.add(field);
            } else {
                nested.add(field.getName());
            }
        }
        if (single.isEmpty()) {
            throw new ImportProblem(file.problem(Reason.of("no-variables")));
        }
        this.schema = new MessageType(whole.getName(), single);
        this.cells = new ArrayList<>();
        for (Type field : single) {
            cells.add(new ParquetColumn(field.asPrimitiveType()));
        }
        this.options = wanted.asDictionary("UTF-8");
        FileColumns named =
                HeaderNames.of(file, 0, single.stream().map(Type::getName).toList());
        this.columns = nested.isEmpty() ? named : named.remarking(ReadingRemark.of(ReadingRemark.NESTED, nested));
    }

    /** @throws ImportProblem if it is damaged, packed once more, or unpacks to more than is allowed */
    public static ParquetSource open(ReceivedFile file, ReadingOptions wanted) throws IOException {
        if (file.isPacked()) {
            throw new ImportProblem(file.problem(Reason.of("packed", "format", "gzip")));
        }
        try (ParquetFileReader reader = reader(file)) {
            long unpacked = 0;
            for (BlockMetaData part : reader.getRowGroups()) {
                unpacked += part.getTotalByteSize();
            }
            requireBounded(file, unpacked);
            return new ParquetSource(file, reader.getFileMetaData().getSchema(), wanted);
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private static ParquetFileReader reader(ReceivedFile file) throws IOException {
        long size = Files.size(file.path());
        if (size > file.limits().fileBytes()) {
            throw new ImportProblem(file.problem(Reason.of(
                    "file-too-large",
                    "limit",
                    ByteCount.of(file.limits().fileBytes()).toString())));
        }
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withAllocator(new Bounded(file))
                .withCodecFactory(new Unpacking(file))
                .withUseHadoopVectoredIo(false)
                .build();
        return ParquetFileReader.open(new LocalInputFile(file.path()), options);
    }

    private static void requireBounded(ReceivedFile file, long unpacked) {
        if (unpacked > file.limits().unpackedBytes()) {
            throw new ImportProblem(file.problem(Reason.of(
                    "unpacked-too-large",
                    "limit",
                    ByteCount.of(file.limits().unpackedBytes()).toString())));
        }
    }

    /** No part of an honest file unpacks to more than the file may as a whole. */
    private static final class Bounded extends HeapByteBufferAllocator {
        private final ReceivedFile file;

        private Bounded(ReceivedFile file) {
            this.file = file;
        }

        @Override
        public ByteBuffer allocate(int size) {
            requireBounded(file, size);
            return super.allocate(size);
        }
    }

    /** The reader meets bytes that cannot be with whatever exception comes of them. */
    private static ImportProblem damaged(ReceivedFile file, Exception met) {
        return met instanceof ImportProblem problem ? problem : new ImportProblem(file.damaged());
    }

    @Override
    public FileFormat format() {
        return FileFormat.PARQUET;
    }

    @Override
    public ReadingOptions options() {
        return options;
    }

    @Override
    public FileColumns columns() {
        return columns;
    }

    @Override
    public List<ColumnLabels> labels() {
        return Collections.nCopies(cells.size(), ColumnLabels.NONE);
    }

    /** Reads the columns that are wanted, and no others. */
    private void each(IntPredicate wanted, int[] places, DictionaryCases.Visitor<Group> visitor) throws IOException {
        List<Type> asked = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            places[i] = asked.size();
            if (wanted.test(i)) {
                asked.add(schema.getType(i));
            }
        }
        MessageType part = new MessageType(
                schema.getName(), asked.isEmpty() ? schema.getFields().subList(0, 1) : asked);
        long size = Files.size(file.path());
        try (ParquetFileReader reader = reader(file)) {
            reader.setRequestedSchema(part);
            long all = reader.getRecordCount();
            long number = 0;
            for (PageReadStore pages = next(reader); pages != null; pages = next(reader)) {
                RecordReader<Group> rows = rows(part, pages);
                for (long i = pages.getRowCount(); i > 0; i--) {
                    number++;
                    if (!visitor.visit(number, sound(rows::read), size * number / all)) {
                        return;
                    }
                }
            }
        }
    }

    private PageReadStore next(ParquetFileReader reader) {
        return sound(reader::readNextRowGroup);
    }

    private RecordReader<Group> rows(MessageType part, PageReadStore pages) {
        return sound(
                () -> new ColumnIOFactory().getColumnIO(part).getRecordReader(pages, new GroupRecordConverter(part)));
    }

    /** What the reader does with bytes of the file. */
    private interface Step<T> {
        T take() throws IOException;
    }

    private <T> T sound(Step<T> step) {
        try {
            return step.take();
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private DictionaryCases<Group> cases(IntPredicate wanted, int[] places) {
        return new DictionaryCases<>(
                columns,
                visitor -> each(wanted, places, visitor),
                Reason.of("not-text-as-stated", "encoding", "UTF-8"));
    }

    private String cell(int column, Group row, int[] places) {
        return sound(() -> cells.get(column).cell(row, places[column]));
    }

    @Override
    public void read(RowGate gate) throws IOException {
        int[] places = new int[cells.size()];
        cases(column -> gate.slot(column) >= 0, places).read(gate, (column, row) -> cell(column, row, places));
    }

    @Override
    public List<RawRow> rawRows(int most) throws IOException {
        int[] places = new int[cells.size()];
        return cases(column -> true, places).rawRows(most, "", (column, row) -> cell(column, row, places));
    }
}
