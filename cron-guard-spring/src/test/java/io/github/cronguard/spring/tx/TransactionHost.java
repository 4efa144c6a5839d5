package io.github.cronguard.spring.tx;

import static java.util.Objects.requireNonNull;

import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepResult;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** A host whose sequence writes to its outbox in the step's transaction. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TransactionHost {
    /** What a contact's handler does beside writing. */
    final Map<String, Action> actions = new ConcurrentHashMap<>();

    interface Action {
        StepResult act(Outbox outbox) throws Exception;
    }

    @Bean
    Outbox outbox(EntityManager entities, JdbcTemplate jdbc, Enrollments enrollments) {
        return new Outbox(entities, jdbc, enrollments);
    }

    @Bean
    Sequence outboxSequence(ObjectProvider<Outbox> outbox) {
        return Sequence.named("outbox").step(1, "intro").handledBy(Delivery.TRANSACTIONAL, step -> {
            outbox.getObject().write(step);
            return requireNonNull(actions.getOrDefault(step.contact(), o -> StepResult.queued()))
                    .act(outbox.getObject());
        });
    }
}
