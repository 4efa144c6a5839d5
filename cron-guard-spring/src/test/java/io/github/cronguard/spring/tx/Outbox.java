package io.github.cronguard.spring.tx;

import io.github.cronguard.sequence.Enrollments;
import io.github.cronguard.sequence.StepContext;
import jakarta.persistence.EntityManager;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A host's service that writes by JPA and by JDBC. */
public class Outbox {
    private final EntityManager entities;
    private final JdbcTemplate jdbc;
    private final Enrollments enrollments;

    Outbox(EntityManager entities, JdbcTemplate jdbc, Enrollments enrollments) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.enrollments = enrollments;
    }

    @Transactional
    public void write(StepContext step) {
        entities.persist(new Letter(step.key(), step.contact()));
        jdbc.update("INSERT INTO notes (note) VALUES (?)", step.key());
    }

    @Transactional
    public void refuse() {
        throw new IllegalStateException("refused by the service");
    }

    @Transactional
    public void signUp(String contact, boolean fails) {
        jdbc.update("INSERT INTO notes (note) VALUES (?)", contact);
        enrollments.enroll("outbox", contact, Map.of());
        if (fails) {
            throw new IllegalStateException("the sign-up failed");
        }
    }

    @Transactional
    public void inTransactionThatFails(Runnable work) {
        jdbc.update("INSERT INTO notes (note) VALUES (?)", "before");
        work.run();
        throw new IllegalStateException("rolled back");
    }
}
