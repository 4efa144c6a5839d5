-- cron-guard on MySQL 8.0.17 and later. To be copied into the host's migrations; a table prefix of one's own replaces "cron_".
-- Times are UTC. The collation compares byte for byte and minds trailing spaces. Indexes are made with their tables:
-- a change of the schema is no transaction here, and what is made half would not be seen.

CREATE TABLE IF NOT EXISTS cron_locks (
    name            VARCHAR(64) NOT NULL PRIMARY KEY,
    owner           VARCHAR(64),
    node            VARCHAR(128),
    fence           BIGINT NOT NULL,
    acquired_at     DATETIME(6),
    expires_at      DATETIME(6),
    heartbeat_at    DATETIME(6),
    run_id          BIGINT
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_runs (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    guard           VARCHAR(64) NOT NULL,
    status          VARCHAR(16) NOT NULL,
    request_id      VARCHAR(64) NOT NULL,
    delivery_id     VARCHAR(255),
    trigger_method  VARCHAR(16) NOT NULL,
    caller          VARCHAR(64) NOT NULL,
    caller_ip       VARCHAR(64),
    user_agent      VARCHAR(256),
    node            VARCHAR(128) NOT NULL,
    fence           BIGINT NOT NULL,
    started_at      DATETIME(6) NOT NULL,
    finished_at     DATETIME(6),
    duration_ms     BIGINT,
    processed       BIGINT NOT NULL,
    queued          BIGINT NOT NULL,
    skipped         BIGINT NOT NULL,
    failed          BIGINT NOT NULL,
    output          TEXT,
    error           VARCHAR(2000),
    CONSTRAINT cron_runs_fence UNIQUE (guard, fence),
    INDEX cron_runs_caller (guard, caller, started_at, id),
    INDEX cron_runs_request (guard, request_id, started_at, id),
    INDEX cron_runs_started (guard, started_at, id),
    INDEX cron_runs_status (guard, status, started_at, id),
    INDEX cron_runs_delivery (guard, caller, delivery_id, started_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_refusals (
    guard           VARCHAR(64) NOT NULL,
    minute_at       DATETIME(6) NOT NULL,
    reason          VARCHAR(64) NOT NULL,
    count           BIGINT NOT NULL,
    last_ip         VARCHAR(64),
    last_request_id VARCHAR(64),
    PRIMARY KEY (guard, minute_at, reason)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_tasks (
    guard           VARCHAR(64) NOT NULL,
    task            VARCHAR(128) NOT NULL,
    last_slot       DATETIME(6) NOT NULL,
    last_run_id     BIGINT,
    PRIMARY KEY (guard, task)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_keys (
    guard           VARCHAR(64) NOT NULL,
    idempotency_key VARCHAR(255) NOT NULL,
    claimed_at      DATETIME(6) NOT NULL,
    expires_at      DATETIME(6) NOT NULL,
    run_id          BIGINT NOT NULL,
    PRIMARY KEY (guard, idempotency_key),
    INDEX cron_keys_expires (guard, expires_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_rate_limits (
    limit_key       VARCHAR(400) NOT NULL PRIMARY KEY,
    used            BIGINT NOT NULL,
    ends_at         DATETIME(6) NOT NULL,
    INDEX cron_rate_limits_ends (ends_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_enrollments (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    guard           VARCHAR(64) NOT NULL,
    sequence_key    VARCHAR(64) NOT NULL,
    contact         VARCHAR(255) NOT NULL,
    round           INTEGER NOT NULL,
    attributes      MEDIUMTEXT NOT NULL,
    state           VARCHAR(16) NOT NULL,
    enrolled_at     DATETIME(6) NOT NULL,
    finished_at     DATETIME(6),
    CONSTRAINT cron_enrollments_contact UNIQUE (guard, sequence_key, contact),
    INDEX cron_enrollments_all (guard, contact)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_steps (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    guard           VARCHAR(64) NOT NULL,
    enrollment_id   BIGINT NOT NULL,
    round           INTEGER NOT NULL,
    sequence_key    VARCHAR(64) NOT NULL,
    step_no         INTEGER NOT NULL,
    step_name       VARCHAR(64) NOT NULL,
    step_key        VARCHAR(160) NOT NULL,
    state           VARCHAR(16) NOT NULL,
    due_at          DATETIME(6) NOT NULL,
    attempts        INTEGER NOT NULL,
    claim_id        VARCHAR(64),
    claim_fence     BIGINT,
    claimed_at      DATETIME(6),
    finished_at     DATETIME(6),
    run_id          BIGINT,
    error           VARCHAR(2000),
    CONSTRAINT cron_steps_key UNIQUE (step_key),
    -- It leads with guard and state, so that a million finished steps cost nothing.
    INDEX cron_steps_due (guard, state, due_at, id),
    INDEX cron_steps_claim (claim_id),
    INDEX cron_steps_waiting (guard, state, id),
    INDEX cron_steps_enrollment (enrollment_id, id),
    INDEX cron_steps_run (run_id),
    INDEX cron_steps_finished (guard, finished_at)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_pauses (
    guard           VARCHAR(64) NOT NULL,
    scope           VARCHAR(64) NOT NULL,
    until_at        DATETIME(6),
    who             VARCHAR(64) NOT NULL,
    reason          VARCHAR(500) NOT NULL,
    paused_at       DATETIME(6) NOT NULL,
    PRIMARY KEY (guard, scope)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_audit (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    guard           VARCHAR(64) NOT NULL,
    at              DATETIME(6) NOT NULL,
    who             VARCHAR(64) NOT NULL,
    action          VARCHAR(64) NOT NULL,
    target          VARCHAR(255),
    reason          VARCHAR(500),
    detail          VARCHAR(2000),
    refused         BOOLEAN NOT NULL,
    INDEX cron_audit_newest (guard, id),
    INDEX cron_audit_at (guard, at, id)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;

CREATE TABLE IF NOT EXISTS cron_alerts (
    guard           VARCHAR(64) NOT NULL,
    kind            VARCHAR(64) NOT NULL,
    incident_no     BIGINT NOT NULL,
    telling         INTEGER NOT NULL,
    detail          VARCHAR(2000) NOT NULL,
    opened_at       DATETIME(6) NOT NULL,
    resolved_at     DATETIME(6),
    due_at          DATETIME(6),
    attempts        INTEGER NOT NULL,
    PRIMARY KEY (guard, kind)
) ENGINE = InnoDB ROW_FORMAT = DYNAMIC CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin;
