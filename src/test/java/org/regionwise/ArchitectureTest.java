package org.regionwise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Where imports may point, and what this house does without. */
@AnalyzeClasses(packages = "org.regionwise", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** web, cli → report, store → release → analysis → survey → engine. Skipping a layer is fine, turning back is not. */
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

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.regionwise.(*)..").should().beFreeOfCycles();

    /** A feature of the web shares what lies in web, web.job, web.outcome and web.reading, and nothing else. */
    @ArchTest
    static final ArchRule featuresOfTheWebDoNotKnowEachOther = slices().matching("org.regionwise.web.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    DescribedPredicate.alwaysTrue(),
                    JavaClass.Predicates.resideInAnyPackage(
                            "org.regionwise.web.job", "org.regionwise.web.outcome", "org.regionwise.web.reading"));

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
            .haveRawType(
                    DescribedPredicate.describe(
                            "a mutable holder",
                            type -> type.getName()
                                    .matches(
                                            "java\\.util\\.(concurrent\\.(Concurrent.*|Copy.*|atomic\\..*)|.*(HashMap|ArrayList|HashSet|TreeMap))")));
}
