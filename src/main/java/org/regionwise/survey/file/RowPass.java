package org.regionwise.survey.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowGate;
import org.regionwise.survey.row.RowSource;
import org.regionwise.survey.row.RowTally;
import org.regionwise.survey.row.RowVisitor;

/** One way through the rows of an opened file, from the disk to a visitor. */
final class RowPass {
    private final ReceivedFile file;
    private final RowSource source;

    RowPass(ReceivedFile file, RowSource source) {
        this.file = file;
        this.source = source;
    }

    /**
     * Visits the wanted columns of every row that is not blank; {@link SurveyFile#read} says how.
     *
     * @param listener hears of every problem, also of those that are only counted
     */
    RowTally read(
            List<String> requested,
            Predicate<String> used,
            RowVisitor visitor,
            Progress progress,
            Consumer<Problem> listener) {
        int[] positions = positions(requested);
        ProblemCollector problems = new ProblemCollector(listener);
        RowGate gate = source.options().leaveOut()
                ? withTyped(positions, used, problems, visitor, progress)
                : gate(positions, used, problems, visitor, progress);
        try {
            pass(gate);
        } catch (ImportProblem last) {
            // what was wrong with rows before is not kept for another time
            problems.addAll(last.report());
            throw new ImportProblem(problems.report());
        }
        if (gate.rows() == 0 && gate.unsound() == 0) {
            problems.add(file.problem(Reason.of("no-rows")));
            throw new ImportProblem(problems.report());
        }
        if (gate.rows() == 0 || !problems.isEmpty() && !source.options().leaveOut()) {
            ImportReport report = problems.report(gate.rows() + gate.unsound());
            throw new ImportProblem(new ImportReport(report.first(), report.total(), gate.rows() > 0));
        }
        gate.end();
        return new RowTally(
                gate.rows(),
                gate.unsound(),
                gate.recodedRows(),
                gate.notes(),
                gate.filled(),
                gate.remarks(),
                gate.unread());
    }

    /** Hears of every problem of every row, and of no row. */
    void forEachProblem(int[] positions, Predicate<String> used, Consumer<Problem> consumer) {
        pass(gate(positions, used, new ProblemCollector(consumer), (row, cells) -> {}, Progress.SILENT));
    }

    private void pass(RowGate gate) {
        try {
            source.read(gate);
        } catch (ZipException | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RowGate gate(
            int[] positions, Predicate<String> used, ProblemCollector problems, RowVisitor visitor, Progress progress) {
        return new RowGate(file.name(), source, positions, used, file.limits(), problems, visitor, progress, size());
    }

    /** Columns that must hold numbers, as the analyst said, decide on rows whether they are asked for or not. */
    private RowGate withTyped(
            int[] positions, Predicate<String> used, ProblemCollector problems, RowVisitor visitor, Progress progress) {
        List<String> names = source.columns().names();
        int[] all = IntStream.concat(
                        Arrays.stream(positions),
                        source.options().types().keySet().stream()
                                .mapToInt(names::indexOf)
                                .sorted())
                .distinct()
                .toArray();
        String[] wanted = new String[positions.length];
        return gate(
                all,
                used,
                problems,
                (row, cells) -> {
                    // positions come first, so that the cells do
                    System.arraycopy(cells, 0, wanted, 0, wanted.length);
                    visitor.row(row, wanted);
                },
                progress);
    }

    private long size() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where columns stand among those of the file.
     *
     * @throws ImportProblem naming the columns there are unless each of the given ones exists
     */
    int[] positions(List<String> requested) {
        ProblemCollector problems = new ProblemCollector();
        int[] positions = new int[requested.size()];
        List<String> names = source.columns().names();
        Map<String, Integer> byName = new HashMap<>();
        for (int i = 0; i < names.size() && !requested.isEmpty(); i++) {
            byName.put(names.get(i), i);
        }
        for (int i = 0; i < positions.length; i++) {
            positions[i] = byName.getOrDefault(requested.get(i), -1);
            if (positions[i] < 0) {
                problems.add(new Problem(file.name(), 0, "", requested.get(i), noSuchColumn(names)));
            }
        }
        problems.throwIfAny();
        return positions;
    }

    private static Reason noSuchColumn(List<String> names) {
        return names.size() == 1
                ? Reason.of("no-such-column-but-one", "column", names.get(0))
                : Reason.of("no-such-column", "columns", names);
    }
}
