package org.regionwise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What people read stands in the catalogue: no text of two English words in a source, but for exceptions that only a
 * programmer's error causes, log lines, and the files below.
 */
class SentencesTest {
    private static final Pattern TWO_WORDS = Pattern.compile("\\p{L}{2,}[,;:]? \\p{Ll}{2,}");

    /** Addresses of headers, markup and formats. */
    private static final Pattern NO_SENTENCE =
            Pattern.compile("(?s).*(; charset=|; filename=|<[a-z!?]|private, no-cache|d MMMM).*");

    /** Files and packages in which such texts are no sentences, and why. */
    private static final Map<String, String> EXCEPT = new TreeMap<>(Map.ofEntries(
            Map.entry("store/", "SQL"),
            Map.entry("report/rscript/", "R"),
            Map.entry("report/linear/", "as R prints it, by contract"),
            Map.entry("report/method/Work", "titles of references"),
            Map.entry("report/bundle/BundleReadme", "a command"),
            Map.entry("report/chart/draw/VegaLibraries", "JavaScript"),
            Map.entry("release/Reason", "names in JSON, by contract"),
            Map.entry("release/BuiltInProfile", "names in JSON and of stored rules, by contract"),
            Map.entry("analysis/result/PredictiveCheckFacts", "names in JSON, by contract"),
            Map.entry("analysis/SurveyData", "the region table's name in problems, replaced by its own"),
            Map.entry("engine/area/VarianceEstimator", "names in JSON, by contract"),
            Map.entry("engine/binomial/BinomialRandomIntercept", "names in JSON, by contract"),
            Map.entry("engine/heldout/RegionFolds", "a name for programs"),
            Map.entry("analysis/record/WrittenAnalysis", "of a record that no version wrote"),
            Map.entry("engine/UnusableEstimate", "of an exception, said by its code"),
            Map.entry("report/Heading", "of an exception, said by its code"),
            Map.entry("report/document/PdfReport", "CSS"),
            Map.entry("report/workbook/ChartsSheet", "XML"),
            Map.entry("engine/cells/Cells", "of a programmer's error"),
            Map.entry("engine/direct/DesignSample", "of a programmer's error"),
            Map.entry("engine/linear/LinearData", "of a programmer's error"),
            Map.entry("engine/area/AreaEstimates", "of a programmer's error"),
            Map.entry("survey/MissingCode", "what files say"),
            Map.entry("survey/shape/ShapeKeys", "what files say"),
            Map.entry("survey/row/", "what files say"),
            Map.entry("survey/suggest/", "what files say"),
            Map.entry("web/areas/AreaColumnGuess", "what files say"),
            Map.entry("web/operation/", "for programs, and what the network says"),
            Map.entry("web/release/OwnProfileForm", "the name of rules, stored as people would give it")));

    @Test
    void whatPeopleReadStandsInTheCatalogue() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<String> found = new ArrayList<>();
        TreeSet<String> needed = new TreeSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> java = sources.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().getName().replaceFirst(".*org/regionwise/", "");
                List<String> sentences = new ArrayList<>();
                new Sentences(sentences).scan(unit, null);
                String exception = EXCEPT.keySet().stream()
                        .filter(file::startsWith)
                        .findFirst()
                        .orElse(null);
                if (exception == null) {
                    sentences.forEach(each -> found.add(file + ": " + each));
                } else if (!sentences.isEmpty()) {
                    needed.add(exception);
                }
            }
        }
        assertEquals(List.of(), found);
        TreeSet<String> idle = new TreeSet<>(EXCEPT.keySet());
        idle.removeAll(needed);
        assertEquals(new TreeSet<>(), idle, "exceptions that nothing needs");
    }

    /** Goes through one file. */
    private static final class Sentences extends TreePathScanner<Void, Void> {
        private final List<String> found;

        Sentences(List<String> found) {
            this.found = found;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String text
                    && TWO_WORDS.matcher(text).find()
                    && !NO_SENTENCE.matcher(text).matches()) {
                found.add(text);
            }
            return null;
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            String type = made.getIdentifier().toString();
            return type.endsWith("Exception") || type.endsWith("Error") ? null : super.visitNewClass(made, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            return call.getMethodSelect().toString().startsWith("LOG.")
                    ? null
                    : super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void nothing) {
            return null;
        }
    }
}
