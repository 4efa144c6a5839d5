package io.github.cronguard.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.Lease;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.TransactionalStepSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection breaks at the commit of a hand-over, and behind both attempts of other writes. */
class TransactionalCommitIT {
    @RegisterExtension
    final ProxiedPostgres postgres = new ProxiedPostgres(4, Duration.ofSeconds(5));

    private final Holder holder = Holder.on(postgres.through());
    private final Rows rows = new Rows(postgres.straight());
    private Claim claim;
    private Lease lease;

    @BeforeEach
    void claimTwoSteps() {
        rows.change("CREATE TABLE outbox (step_key VARCHAR(160))");
        holder.enroll(Holder.OUTBOX, 2);
        lease = holder.acquire();
        claim = holder.claim(lease, 10);
        assertThat(claim.steps()).hasSize(2);
    }

    private List<StepMark> handOver() {
        return holder.storage()
                .stepSource()
                .handleInTransaction(claim, claim.steps(), new TransactionalStepSource.Callback() {
                    @Override
                    public boolean goesOn() {
                        return true;
                    }

                    @Override
                    public StepMark handle(Step step, TransactionalStepSource.Resources resources) {
                        try (Statement insert = resources.get(Connection.class).createStatement()) {
                            insert.executeUpdate("INSERT INTO outbox VALUES ('" + step.key() + "')");
                        } catch (SQLException e) {
                            throw new AssertionError(e);
                        }
                        return Holder.done(step);
                    }
                });
    }

    @Test
    void aHandOverWhoseCommitWasMadeIsReported() {
        postgres.proxy().cut(Cut.commit(Cut.When.BEHIND), 1);
        assertThat(handOver()).hasSize(2);
        assertThat(handOver()).isEmpty();
        assertThat(rows.of("SELECT step_key FROM outbox")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aHandOverWhoseCommitWasNotMadeIsMadeAgain() {
        postgres.proxy().cut(Cut.commit(Cut.When.BEFORE), 1);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::handOver);
        assertThat(rows.of("SELECT step_key FROM outbox")).isEmpty();
        assertThat(handOver()).hasSize(2);
        assertThat(rows.of("SELECT step_key FROM outbox")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aHandOverOfWhichNothingIsKnownIsNotMadeTwice() {
        postgres.proxy().cut(Cut.commit(Cut.When.BEHIND), 2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(this::handOver);
        assertThat(handOver()).isEmpty();
        assertThat(rows.of("SELECT step_key FROM outbox")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aLockOfWhichNothingIsKnownIsNotHeld() {
        lease.close();
        // The statement that takes it, and the transaction that looks for it.
        postgres.proxy().cut(Cut.at(Cut.When.BEHIND, "WITH", "COMMIT"), 2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(holder::tryAcquire);
        assertThat(postgres.proxy().left()).isZero();
        assertThat(holder.tryAcquire()).isEmpty();
        rows.change("UPDATE cron_locks SET expires_at = acquired_at");
        assertThat(holder.tryAcquire()).map(Lease::fence).contains(3L);
    }

    @Test
    void aClaimOfWhichNothingIsKnownIsNotHandedOver() {
        holder.enroll(Holder.MAILS, 2);
        lease.close();
        Lease next = holder.acquire();
        postgres.proxy().cut(Cut.commit(Cut.When.BEHIND), 2);
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> holder.claim(next, 10));
        assertThat(holder.claim(next, 10).steps()).isEmpty();
        next.close();
        holder.storage().stepSource().takeOver(holder.acquire());
        assertThat(rows.of("SELECT state FROM cron_steps WHERE sequence_key = 'mails'"))
                .containsExactly("UNCERTAIN", "UNCERTAIN");
    }

    @Test
    void marksOfWhichNothingIsKnownAreMadeByTheSecondCall() {
        postgres.proxy().cut(Cut.commit(Cut.When.BEFORE), 2);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> holder.storage().stepSource().mark(claim, Holder.done(claim)));
        assertThat(holder.storage().stepSource().mark(claim, Holder.done(claim)))
                .isEqualTo(2);
    }

    @Test
    void aSingleStatementThatIsCutIsMadeByTheNextCall() {
        rows.change("INSERT INTO cron_keys (guard, idempotency_key, claimed_at, expires_at, run_id)"
                + " VALUES ('holder', 'old', now() - INTERVAL '2 days', now() - INTERVAL '1 day', 1)");
        for (Cut.When when : Cut.When.values()) {
            postgres.proxy().cut(Cut.at(when, "DELETE FROM cron_keys"), 1);
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> holder.storage().prune(Duration.ofDays(2), 10));
        }
        assertThat(holder.storage().prune(Duration.ofDays(2), 10)).isZero();
        assertThat(rows.of("SELECT idempotency_key FROM cron_keys")).isEmpty();
    }
}
