package io.github.cronguard.jdbc;

import io.github.cronguard.jdbc.internal.Database;
import io.github.cronguard.jdbc.internal.Dialect;
import io.github.cronguard.jdbc.internal.Patience;
import io.github.cronguard.spi.StorageContext;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** An open storage: the database with the patience of each kind of work, and the statements of each table. */
final class Store {
    final StorageContext context;
    final String guard;

    /** For everything but the lock. */
    final Database work;

    /** For the lock and its heartbeat, and for permits: their caller waits no longer for either. */
    final Database locks;

    /** For transactions with a host's code in them. */
    final Database hostCode;

    final LeaseStatements leases;
    final LockRows lockRows;
    final Permits permits;
    final RunRows runRows;
    final RunReads runReads;
    final RunPages runPages;
    final RefusalReads refusalReads;
    final AuditRows auditRows;
    final DueSteps dueSteps;
    final StepClaims stepClaims;
    final StepMarks stepMarks;
    final StepTakeOver takeOver;
    final StepReads stepReads;
    final StepCounts stepCounts;
    final ContactReads contactReads;
    final EnrollmentRows enrollmentRows;
    final Optional<HostTransactions> hostTransactions;

    Store(DataSource dataSource, Dialect dialect, StorageContext context, Optional<HostTransactions> hostTransactions) {
        Duration ttl = context.leaseTtl();
        this.context = context;
        this.hostTransactions = hostTransactions;
        this.guard = context.guard();
        this.work = new Database(dataSource, dialect, context.tablePrefix(), Patience.ofWork(ttl));
        this.locks = work.with(Patience.ofLock(ttl));
        this.hostCode = work.with(Patience.ofHostCode(ttl));
        this.leases = new LeaseStatements(locks.alone());
        this.lockRows = new LockRows(work);
        this.permits = new Permits(locks, context);
        this.runRows = new RunRows(work);
        this.runReads = new RunReads(work);
        this.runPages = new RunPages(work, runReads);
        this.refusalReads = new RefusalReads(work);
        this.auditRows = new AuditRows(work);
        this.dueSteps = new DueSteps(work, new KnownSteps(context.sequences()));
        this.stepClaims = new StepClaims(work, dueSteps);
        this.stepMarks = new StepMarks(work, new Followers(work, context));
        this.takeOver = new StepTakeOver(work);
        this.stepReads = new StepReads(work);
        this.stepCounts = new StepCounts(work);
        this.contactReads = new ContactReads(work, stepReads);
        this.enrollmentRows = new EnrollmentRows(work);
    }
}
