package io.github.cronguard.jdbc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.cronguard.jdbc.internal.Database;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Holds the directions of the design for this module: to core alone, and not into its inside. */
class ArchitectureTest {
    private static final String ROOT = "io.github.cronguard.jdbc";
    private static final JavaClasses JDBC = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(JdbcStorage.class, Database.class);

    @Test
    void itKnowsCoreAndTheLibrariesOfTheDesignAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "..",
                        "io.github.cronguard",
                        "io.github.cronguard.spi",
                        "io.github.cronguard.sequence",
                        "java..",
                        "javax.sql..",
                        "org.jdbi..",
                        "com.fasterxml.jackson.core..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(JDBC);
    }

    @Test
    void onlyTheDialectsKnowOneDatabaseFromAnother() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.internal\\.\\w+Dialect")
                .check(JDBC);
    }

    @Test
    void itReadsNoClockOfThisMachine() {
        noClasses()
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(JDBC);
    }
}
