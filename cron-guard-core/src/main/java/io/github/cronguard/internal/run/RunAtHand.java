package io.github.cronguard.internal.run;

import io.github.cronguard.spi.RunId;

/**
 * What all tasks of a run share.
 *
 * @param id the run's row
 * @param call who asked for it
 * @param lease under which it runs
 * @param stop when to come to an end
 * @param output what the tasks wrote
 */
record RunAtHand(RunId id, RunCall call, HeldLease lease, StopSignal stop, RunOutput output) {}
