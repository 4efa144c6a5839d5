package io.github.cronguard.internal.watch;

import io.github.cronguard.alert.AlertKind;
import io.github.cronguard.spi.Backlog;

/** Steps that wait for a person. More of them are not told again, but by the reminder. */
final class StepsJudge implements Judge {

    @Override
    public void judge(Look look) {
        judge(look, AlertKind.DEAD_STEPS, look.health().dead(), "have been given up");
        judge(look, AlertKind.UNCERTAIN_STEPS, look.health().uncertain(), "are in doubt");
    }

    private static void judge(Look look, AlertKind kind, long count, String how) {
        if (count == 0) {
            look.resolve(kind, "No step of this kind is left.");
        } else {
            String number = count >= Backlog.MOST ? Backlog.MOST + " or more" : Long.toString(count);
            look.open(kind, number + " steps " + how + ". Decide what becomes of them.");
        }
    }
}
