package io.github.cronguard.jdbc.crash;

import io.github.cronguard.jdbc.JdbcSteps;
import io.github.cronguard.sequence.Delivery;
import io.github.cronguard.sequence.Sequence;
import io.github.cronguard.sequence.StepContext;
import io.github.cronguard.sequence.StepHandler;
import io.github.cronguard.sequence.StepResult;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Three sequences of three steps, one for each delivery policy, whose handlers pass the points of a life. */
final class Campaign {
    static final int STEPS = 3;
    static final String ONCE = "once";
    static final String AGAIN = "again";
    static final String OUTBOX = "outbox";
    static final List<String> KEYS = List.of(ONCE, AGAIN, OUTBOX);

    private final Life life;
    private final OutsideRecord outside;
    private final Consumer<StepContext> inHandler;

    Campaign(Life life, OutsideRecord outside, Consumer<StepContext> inHandler) {
        this.life = life;
        this.outside = outside;
        this.inHandler = inHandler;
    }

    List<Sequence> sequences() {
        return List.of(
                sequence(ONCE, Delivery.AT_MOST_ONCE, this::send),
                sequence(AGAIN, Delivery.AT_LEAST_ONCE, this::send),
                sequence(OUTBOX, Delivery.TRANSACTIONAL, JdbcSteps.inTransaction(this::write)));
    }

    private static Sequence sequence(String key, Delivery delivery, StepHandler handler) {
        return Sequence.named(key)
                .step(1, "intro")
                .step(2, "follow-up")
                .step(3, "last-call")
                .handledBy(delivery, handler);
    }

    private StepResult send(StepContext step) {
        life.pass(KillPoint.BEFORE_HAND_OVER);
        inHandler.accept(step);
        life.alive(() -> outside.send(step.key()));
        life.pass(KillPoint.IN_HANDLER);
        return StepResult.processed();
    }

    private StepResult write(StepContext step, Connection connection) throws SQLException {
        life.pass(KillPoint.BEFORE_HAND_OVER);
        inHandler.accept(step);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO outbox VALUES (?)")) {
            insert.setString(1, step.key());
            insert.executeUpdate();
        }
        life.pass(KillPoint.IN_HANDLER);
        return StepResult.queued();
    }
}
