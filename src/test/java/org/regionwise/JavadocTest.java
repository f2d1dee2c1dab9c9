package org.regionwise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * What a package offers to others says what it is: every public type and method has Javadoc, in the engine every public
 * constructor too. Elsewhere constructors wire; values of enumerations say it by their names and arguments.
 */
class JavadocTest {
    @Test
    void whatIsPublicSaysWhatItIs() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<String> silent = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> java = sources.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Silent(docs, unit, silent).scan(unit, null);
            }
        }
        assertEquals(List.of(), silent);
    }

    /** Goes through one file, into public types only. */
    private static final class Silent extends TreePathScanner<Void, Void> {
        private final DocTrees docs;
        private final CompilationUnitTree unit;
        private final List<String> found;

        Silent(DocTrees docs, CompilationUnitTree unit, List<String> found) {
            this.docs = docs;
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (isPublic(type.getModifiers())) {
                ask(type.getSimpleName().toString());
                super.visitClass(type, null);
            }
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            ClassTree type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean constructor = method.getReturnType() == null;
            boolean asked = constructor ? inEngine() && type.getKind() == Tree.Kind.CLASS : !overrides(method);
            if (asked && isPublic(method.getModifiers())) {
                ask(type.getSimpleName() + "." + method.getName());
            }
            return null;
        }

        private boolean inEngine() {
            return unit.getPackageName().toString().startsWith("org.regionwise.engine");
        }

        private boolean isPublic(ModifiersTree modifiers) {
            TreePath outside = getCurrentPath().getParentPath();
            return modifiers.getFlags().contains(Modifier.PUBLIC)
                    || (outside != null && outside.getLeaf().getKind() == Tree.Kind.INTERFACE);
        }

        private static boolean overrides(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
        }

        private void ask(String name) {
            if (docs.getDocComment(getCurrentPath()) == null) {
                found.add(unit.getPackageName() + "." + name);
            }
        }
    }
}
