package io.github.cronguard;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.cronguard.internal.token.TokenSeal;
import java.net.InetAddress;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the directions of the design: core knows neither servlets nor databases, and its inside stays inside. */
class ArchitectureTest {
    private static final String ROOT = "io.github.cronguard";
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void coreKnowsNeitherServletsNorDatabasesNorSpring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax.sql..", "java.sql..", "org.springframework..", "org.jdbi..")
                .check(CORE);
    }

    @Test
    void onlyOnePackageCallsOut() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..")
                .check(CORE);
    }

    @Test
    void aSealIsComparedInConstantTime() {
        classes()
                .that()
                .belongToAnyOf(TokenSeal.class)
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(CORE);
        noClasses()
                .that()
                .belongToAnyOf(TokenSeal.class)
                .should()
                .callMethod(String.class, "equals", Object.class)
                .check(CORE);
    }

    @Test
    void onlyOpenIdConnectNeedsNimbus() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.oidc")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..")
                .check(CORE);
    }

    @Test
    void coreHasThePackagesOfTheDesignAlone() {
        classes()
                .should()
                .resideInAnyPackage(
                        ROOT,
                        ROOT + ".spi",
                        ROOT + ".alert",
                        ROOT + ".token",
                        ROOT + ".sequence",
                        ROOT + ".memory",
                        ROOT + ".internal..")
                .check(CORE);
    }

    @Test
    void whatIsInternalStandsInNoPublicSignature() {
        noMethods()
                .that()
                .areDeclaredInClassesThat(arePublicAndNotInternal())
                .and()
                .haveModifier(JavaModifier.PUBLIC)
                .should(nameAnInternalType())
                .check(CORE);
    }

    @Test
    void theClocksAreReadInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".internal.SystemGuardClock")
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(CORE);
    }

    @Test
    void noAddressIsEverResolvedAndNoThreadKeepsState() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InetAddress.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(CORE);
    }

    @Test
    void onlyTheSlotsOfCronExpressionsNeedCronUtils() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".internal.schedule.CronSlots")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.cronutils..")
                .check(CORE);
    }

    @Test
    void theLineKnowsItsStationsInOneDirection() {
        Stream.of("answer", "text", "schedule", "net", "limit", "config")
                .forEach(station -> noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".internal." + station)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                ROOT + ".internal.gate",
                                ROOT + ".internal.run",
                                ROOT + ".internal.tick",
                                ROOT + ".internal.read",
                                ROOT + ".memory")
                        .check(CORE));
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.run")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.tick", ROOT + ".internal.gate", ROOT + ".internal.read")
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal.tick")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.gate", ROOT + ".internal.read")
                .check(CORE);
    }

    @Test
    void theRulesLookAtRealClasses() {
        assertThat(CORE.size()).isGreaterThan(100);
    }

    private static DescribedPredicate<JavaClass> arePublicAndNotInternal() {
        return DescribedPredicate.describe(
                "public and not internal",
                type -> type.getModifiers().contains(JavaModifier.PUBLIC)
                        && !type.getPackageName().contains(".internal"));
    }

    private static ArchCondition<JavaMethod> nameAnInternalType() {
        return new ArchCondition<>("name an internal type") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean internal = Stream.concat(
                                Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
                        .anyMatch(type -> type.getPackageName().contains(".internal"));
                events.add(new SimpleConditionEvent(method, internal, method.getFullName()));
            }
        };
    }
}
