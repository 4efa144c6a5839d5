package io.github.cronguard.spring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the directions of the design for this module. */
class ArchitectureTest {
    private static final JavaClasses SPRING = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.github.cronguard.spring");

    @Test
    void itNeedsNoBootOutsideThePackagesForIt() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.cronguard.spring.boot..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.boot..", "io.github.cronguard.spring.boot..")
                .check(SPRING);
    }

    @Test
    void itNeedsNoSecurityOutsideThePackagesForIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.github.cronguard.spring.boot..", "io.github.cronguard.spring.security..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.security..")
                .check(SPRING);
    }
}
