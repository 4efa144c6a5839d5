package io.github.cronguard.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the directions of the design for this module, and the traps that it must not fall into. */
class ArchitectureTest {
    private static final String ROOT = "io.github.cronguard.admin";
    private static final JavaClasses ADMIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final Set<String> GUESSED = Set.of(
            "getParameter",
            "getParameterMap",
            "getParameterValues",
            "getServletPath",
            "getPathInfo",
            "getSession",
            "getServerName",
            "getRequestURL",
            "sendRedirect",
            "sendError",
            "addCookie");

    @Test
    void itKnowsTheOpenPartsOfCoreAndTheServletApiAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "io.github.cronguard",
                        "io.github.cronguard.spi",
                        "io.github.cronguard.sequence",
                        "io.github.cronguard.token",
                        "java..",
                        "javax.crypto..",
                        "jakarta.servlet..",
                        "gg.jte..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(ADMIN);
    }

    @Test
    void itLetsNoContainerGuessAndKeepsNoSession() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a container's guess at a path, a field or a host, a session or a cookie",
                        (JavaMethodCall call) ->
                                call.getTargetOwner().getPackageName().startsWith("jakarta.servlet")
                                        && GUESSED.contains(call.getTarget().getName())))
                .check(ADMIN);
    }

    @Test
    void itAsksTheGuardForTheTime() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(ADMIN);
    }

    @Test
    void actionsAndPagesKnowNothingOfEachOthersWays() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.web")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".internal.page",
                        ROOT + ".internal.action",
                        ROOT + ".internal.route",
                        ROOT + ".internal.template")
                .check(ADMIN);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.page")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.action", ROOT + ".internal.route")
                .check(ADMIN);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.action")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.page", ROOT + ".internal.route", "jakarta..")
                .check(ADMIN);
    }
}
