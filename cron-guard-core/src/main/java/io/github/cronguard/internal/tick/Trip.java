package io.github.cronguard.internal.tick;

import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way to the source and back: what became of steps is written, and more are claimed.
 *
 * @param marks what became of steps; may be empty
 * @param request what to claim, or null
 */
record Trip(List<Handled> marks, @Nullable ClaimRequest request) {

    /**
     * What a trip brought.
     *
     * @param trip the trip
     * @param claim the steps, or null if none were asked for or got
     * @param unwritten why marks could not be written, or null
     * @param unclaimed why no claim could be made, or null
     */
    record Return(
            Trip trip,
            @Nullable OpenClaim claim,
            @Nullable RuntimeException unwritten,
            @Nullable RuntimeException unclaimed) {}

    /** By how much there may be more claimed steps behind it. */
    int growth() {
        return Math.max(0, room() - marks.size());
    }

    /** How many steps it may bring. */
    int room() {
        return request == null ? 0 : request.limit();
    }

    /**
     * Makes it. On any thread; an {@link Error} of the source is thrown.
     *
     * @param group whose source it is
     * @param writer writes the marks
     * @param pace says whether there is time for a claim behind them
     * @return what it brought
     */
    Return make(ClaimingGroup group, MarkWriter writer, Pace pace) {
        return request == null
                ? new Return(this, null, writer.write(marks), null)
                : pace.run().lease().inTurn(() -> claim(request, group, writer, pace));
    }

    private Return claim(ClaimRequest wanted, ClaimingGroup group, MarkWriter writer, Pace pace) {
        long before = pace.now();
        RuntimeException unclaimed = null;
        try {
            Optional<Claim> both = writer.writeAndClaim(marks, wanted);
            if (both.isPresent()) {
                return new Return(this, open(both.get(), group, before), null, null);
            }
        } catch (RuntimeException broken) {
            unclaimed = broken;
        }
        RuntimeException unwritten = writer.write(marks);
        if (unclaimed == null && pace.goesOn()) {
            try {
                return new Return(this, open(group.source().claim(wanted), group, before), unwritten, null);
            } catch (RuntimeException broken) {
                unclaimed = broken;
            }
        }
        return new Return(this, null, unwritten, unclaimed);
    }

    private static OpenClaim open(Claim claim, ClaimingGroup group, long before) {
        return new OpenClaim(claim, group.source(), group.clock(), before);
    }
}
