package io.github.cronguard.internal.run;

import io.github.cronguard.ContextCarrier;
import io.github.cronguard.GuardClock;
import io.github.cronguard.internal.config.GuardConfig;
import io.github.cronguard.spi.CronStorage;
import io.github.cronguard.spi.RunLock;
import io.github.cronguard.spi.RunRecorder;
import io.github.cronguard.spi.StepSource;

/**
 * What the engine is made of.
 *
 * @param config the settings
 * @param clock the guard's clocks
 * @param storage the back end
 * @param lock the storage's, or the host's
 * @param recorder the storage's, or the host's
 * @param steps the storage's, or the host's
 * @param delivery asked again under the lock
 * @param tasks what a run does
 * @param listeners are told
 * @param carrier takes the caller's context along
 * @param ids makes owners
 */
public record EngineParts(
        GuardConfig config,
        GuardClock clock,
        CronStorage storage,
        RunLock lock,
        RunRecorder recorder,
        StepSource steps,
        RunGate delivery,
        TaskRunner tasks,
        Listeners listeners,
        ContextCarrier carrier,
        Ids ids) {}
