package io.github.cronguard.mail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void itKnowsCoreAndJakartaMailAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.cronguard.mail",
                        "io.github.cronguard.alert",
                        "io.github.cronguard.sequence",
                        "io.github.cronguard.token",
                        "java..",
                        "javax.net..",
                        "jakarta.mail..",
                        "org.eclipse.angus.mail.smtp",
                        "org.eclipse.angus.mail.util",
                        "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackagesOf(StepMail.class));
    }
}
