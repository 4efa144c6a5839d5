package io.github.cronguard.internal.watch;

import io.github.cronguard.GuardClock;
import io.github.cronguard.alert.AlertSink;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.internal.read.Lateness;
import io.github.cronguard.internal.token.BearerTokenVerifier;
import io.github.cronguard.spi.CronStorage;
import java.util.List;

/**
 * What is watched, and who is told.
 *
 * @param config the settings
 * @param clock the guard's clocks
 * @param storage open
 * @param lateness how cron is
 * @param tokens the live tokens
 * @param sinks all of them are told
 */
public record WatchParts(
        GuardConfig config,
        GuardClock clock,
        CronStorage storage,
        Lateness lateness,
        BearerTokenVerifier tokens,
        List<AlertSink> sinks) {}
