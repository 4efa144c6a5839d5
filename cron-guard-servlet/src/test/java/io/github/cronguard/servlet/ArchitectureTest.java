package io.github.cronguard.servlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;

/** Holds the directions of the design for this module, and the traps that it must not fall into. */
class ArchitectureTest {
    private static final JavaClasses SERVLET = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(CronRunServlet.class);

    @Test
    void itKnowsCoreAndTheServletApiAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.cronguard.servlet",
                        "io.github.cronguard",
                        "java..",
                        "jakarta.servlet..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(SERVLET);
    }

    @Test
    void itReadsNoParameterAndNoDecodedPath() {
        noClasses()
                .should()
                .callMethod(ServletRequest.class, "getParameter", String.class)
                .orShould()
                .callMethod(HttpServletRequest.class, "getParameter", String.class)
                .orShould()
                .callMethod(HttpServletRequest.class, "getServletPath")
                .orShould()
                .callMethod(HttpServletRequest.class, "getPathInfo")
                .check(SERVLET);
    }
}
