package io.github.cronguard.internal.tick;

import java.util.List;

/** The sequences of one delivery policy: how their due steps are claimed, handed over and marked. */
interface Group {

    /**
     * The sequences' keys.
     *
     * @return at least one
     */
    List<String> sequences();

    /**
     * Hands over what is due, until nothing is, or the pace says to end.
     *
     * @param pace how far the tick may go
     * @param counts gets what became of the steps
     * @throws InterruptedException somebody else interrupts the tick's thread; what was in hand is left to the
     *     take-over
     */
    void drain(Pace pace, TickCounts counts) throws InterruptedException;
}
