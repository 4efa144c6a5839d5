package io.github.cronguard.spring.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cronguard.spring.task.CronGuardTask;
import java.sql.Connection;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeHint;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

class RuntimeHintsTest {

    @Test
    void nameTheTablesDefinitionsAndTheProxyOfAConnection() {
        RuntimeHints hints = new RuntimeHints();
        SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                .load(RuntimeHintsRegistrar.class)
                .forEach(registrar -> registrar.registerHints(hints, getClass().getClassLoader()));

        for (String database : new String[] {"h2", "postgresql"}) {
            String schema = "io/github/cronguard/jdbc/schema/" + database + ".sql";
            assertThat(getClass().getClassLoader().getResource(schema)).isNotNull();
            assertThat(RuntimeHintsPredicates.resource().forResource(schema)).accepts(hints);
        }
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Connection.class))
                .accepts(hints);
    }

    static class Tasks {
        @CronGuardTask
        void work() {}

        void other() {}
    }

    @Test
    void nameTheMethodsThatAreTasks() {
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get(getClass())), new InMemoryGeneratedFiles());
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.registerBean(Tasks.class);
            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        }

        TypeHint tasks =
                Objects.requireNonNull(generation.getRuntimeHints().reflection().getTypeHint(Tasks.class));
        assertThat(tasks.methods()).extracting(ExecutableHint::getName).containsExactly("work");
    }
}
