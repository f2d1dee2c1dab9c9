package org.regionwise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where imports may point, and what this house does without. */
@AnalyzeClasses(packages = "org.regionwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final int MOST_FILES = 30;

    private static final Set<String> OFFERED_BY_SURVEY =
            Set.of("ReceivedFile", "RowTally", "RawRow", "TextEncoding", "EncodingSuggestion", "HeaderSuggestion");

    /**
     * web, cli → report, store → release → analysis → survey → engine. Skipping a layer is fine, turning back is not.
     */
    @ArchTest
    static final ArchRule dependenciesPointOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("main")
            .definedBy("org.regionwise")
            .layer("cli")
            .definedBy("org.regionwise.cli..")
            .layer("web")
            .definedBy("org.regionwise.web..")
            .layer("report")
            .definedBy("org.regionwise.report..")
            .layer("store")
            .definedBy("org.regionwise.store..")
            .layer("release")
            .definedBy("org.regionwise.release..")
            .layer("analysis")
            .definedBy("org.regionwise.analysis..")
            .layer("survey")
            .definedBy("org.regionwise.survey..")
            .layer("engine")
            .definedBy("org.regionwise.engine..")
            .whereLayer("main")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("main")
            // the command serve starts the application
            .whereLayer("web")
            .mayOnlyBeAccessedByLayers("main", "cli")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("web", "cli")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("web", "cli")
            .whereLayer("release")
            .mayOnlyBeAccessedByLayers("web", "cli", "report", "store")
            .whereLayer("analysis")
            .mayOnlyBeAccessedByLayers("web", "cli", "report", "store", "release")
            .whereLayer("survey")
            .mayOnlyBeAccessedByLayers("web", "cli", "report", "store", "release", "analysis");

    /** The engine could be published alone: mathematics, without files, clocks, logs, or anything of ours. */
    @ArchTest
    static final ArchRule theEngineIsPure = noClasses()
            .that()
            .resideInAPackage("org.regionwise.engine..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are neither its own, nor mathematics, nor plain Java",
                    type -> !isPlainJava(type)
                            && !type.getPackageName().startsWith("org.regionwise.engine")
                            && !type.getPackageName().startsWith("org.ejml")
                            && !type.getPackageName().startsWith("org.hipparchus")));

    private static boolean isPlainJava(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.isPrimitive()
                || Set.of("java.lang", "java.lang.invoke", "java.lang.runtime", "java.math")
                        .contains(base.getPackageName())
                || base.getPackageName().matches("java\\.util(\\.(function|stream|concurrent.*))?");
    }

    @ArchTest
    static final ArchRule theEngineAsksNoClock = noClasses()
            .that()
            .resideInAPackage("org.regionwise.engine..")
            .should()
            .callMethod(System.class, "currentTimeMillis");

    /** At any depth: a package below another may import it or be imported by it, not both. */
    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.regionwise.(**)").should().beFreeOfCycles();

    /** Numbers without a survey are the engine's own, but for the quantile and the plot that results need. */
    @ArchTest
    static final ArchRule onlyTheEngineKnowsItsNumerics = noClasses()
            .that()
            .resideOutsideOfPackage("org.regionwise.engine..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "lie in engine.numeric",
                    type -> type.getPackageName().equals("org.regionwise.engine.numeric")
                            && !type.getSimpleName().equals("NormalQuantile")
                            && !type.getSimpleName().startsWith("NormalPlot")));

    /** Rows on their way and readers of formats are the survey's own; what others need of them is named. */
    @ArchTest
    static final ArchRule onlySurveyKnowsFormats = noClasses()
            .that()
            .resideOutsideOfPackage("org.regionwise.survey..")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "read rows or a format",
                    type -> type.getPackageName().matches("org\\.regionwise\\.survey\\.(row|csv|excel|spss|stata)")
                            && !OFFERED_BY_SURVEY.contains(type.getSimpleName())));

    /**
     * Sources, as a file is what a reader opens; each package says in its package-info what it is and where to begin.
     */
    @Test
    void packagesAreSmallAndSayWhatTheyAre() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java")).filter(Files::isDirectory)) {
            for (Path folder : folders.toList()) {
                List<String> sources;
                try (Stream<Path> files = Files.list(folder)) {
                    sources = files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".java"))
                            .toList();
                }
                assertTrue(sources.size() <= MOST_FILES, folder + " has " + sources.size() + " files");
                assertTrue(sources.isEmpty() || sources.contains("package-info.java"), folder + " says nothing");
            }
        }
    }

    /** Features of the web share what lies in web.access, page, chart, job, outcome and reading, and nothing else. */
    @ArchTest
    static final ArchRule featuresOfTheWebDoNotKnowEachOther = slices().matching("org.regionwise.web.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAnyPackage(
                            "org.regionwise.web.access",
                            "org.regionwise.web.chart",
                            "org.regionwise.web.job",
                            "org.regionwise.web.outcome",
                            "org.regionwise.web.page",
                            "org.regionwise.web.reading"));

    /** Only the store speaks SQL, and only web speaks HTTP. */
    @ArchTest
    static final ArchRule onlyTheStoreSpeaksSql = noClasses()
            .that()
            .resideOutsideOfPackage("org.regionwise.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.sql..", "javax.sql..", "org.jdbi..", "org.h2..", "com.zaxxer..", "org.flywaydb..");

    @ArchTest
    static final ArchRule onlyTheWebSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackages("org.regionwise.web..", "org.regionwise.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("DTO");

    @ArchTest
    static final ArchRule packagesAreNoDrawersForOddments =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..");

    /** Constructors wire the parts. The command line's options are filled by picocli, which is another matter. */
    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith(DescribedPredicate.describe(
                    "an annotation that asks for injection",
                    annotation -> annotation.getRawType().getSimpleName().matches("Inject|Autowired|Resource")));

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and(DescribedPredicate.describe(
                    "were written by us",
                    (JavaField field) -> !field.getModifiers().contains(JavaModifier.SYNTHETIC)))
            .should()
            .beFinal();

    @ArchTest
    static final ArchRule classesAreMadeToBeUsedNotExtended = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotAnnotations()
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .haveModifier(JavaModifier.ABSTRACT);

    /** A static collection that is final can still change: keep none but the immutable ones. */
    @ArchTest
    static final ArchRule noStaticStateInDisguise = noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(DescribedPredicate.describe(
                    "a mutable holder",
                    type -> type.getName()
                            .matches("java\\.util\\.(concurrent\\.(Concurrent.*|Copy.*|atomic\\..*)|.*(HashMap|"
                                    + "ArrayList|HashSet|TreeMap))")));
}
