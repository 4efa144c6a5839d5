package io.github.cronguard.spring.tx;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of a host's outbox, written by way of JPA. */
@Entity
@Table(name = "letters")
public class Letter {
    @Id
    private String stepKey = "";

    @Column(unique = true)
    private String contact = "";

    /** For JPA. */
    protected Letter() {}

    Letter(String stepKey, String contact) {
        this.stepKey = stepKey;
        this.contact = contact;
    }
}
