package io.github.cronguard.internal.tick;

import io.github.cronguard.internal.text.LoggedFailure;
import io.github.cronguard.internal.tick.Handled.Verdict;
import io.github.cronguard.spi.Claim;
import io.github.cronguard.spi.ClaimMarks;
import io.github.cronguard.spi.ClaimRequest;
import io.github.cronguard.spi.NextClaim;
import io.github.cronguard.spi.Step;
import io.github.cronguard.spi.StepMark;
import io.github.cronguard.spi.StepSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of steps, in batches: at the latest half a second after the first one came. The feeder's thread. */
final class Marker {
    private static final Logger LOG = LoggerFactory.getLogger(Marker.class);
    private static final Duration LATEST = Duration.ofMillis(500);

    private final ClaimingGroup group;
    private final Pace pace;
    private final TickCounts counts;
    private final List<Handled> pending = new ArrayList<>();
    private long oldest;
    private @Nullable RuntimeException failure;

    Marker(ClaimingGroup group, Pace pace, TickCounts counts) {
        this.group = group;
        this.pace = pace;
        this.counts = counts;
    }

    void add(Handled handled) {
        if (pending.isEmpty()) {
            oldest = pace.now();
        }
        pending.add(handled);
    }

    /** How many have come that are not written. */
    int waiting() {
        return pending.size();
    }

    /** Whether the first one waits too long. */
    boolean late() {
        return !pending.isEmpty() && pace.olderThan(oldest, LATEST);
    }

    /** Writes what has come and claims more, in one go; empty if that cannot be, and nothing was done. */
    Optional<Claim> writeAndClaim(ClaimRequest request) {
        if (pending.isEmpty() || pending.stream().anyMatch(handled -> handled.mark() == null)) {
            return Optional.empty();
        }
        List<ClaimMarks> marks = new ArrayList<>();
        byClaim().forEach((claim, all) -> marks.add(new ClaimMarks(claim.claim(), marks(all))));
        Optional<NextClaim> next = group.source().markAndClaim(marks, request);
        next.ifPresent(done -> {
            warnOfLate(pending.size() - done.marked());
            pending.forEach(counts::add);
            pending.clear();
        });
        return next.map(NextClaim::claim);
    }

    /** Writes what has come; answers for how many steps. */
    int flush() {
        int flushed = pending.size();
        byClaim().forEach((claim, all) -> {
            write(claim, all);
            all.forEach(counts::add);
        });
        pending.clear();
        return flushed;
    }

    /** No worker was free. */
    void stuck() {
        counts.stuck();
    }

    void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    private Map<OpenClaim, List<Handled>> byClaim() {
        Map<OpenClaim, List<Handled>> claims = new LinkedHashMap<>();
        pending.forEach(handled -> claims.computeIfAbsent(handled.claim(), claim -> new ArrayList<>())
                .add(handled));
        return claims;
    }

    private void write(OpenClaim claim, List<Handled> all) {
        List<Step> back = all.stream()
                .filter(handled -> handled.verdict() == Verdict.WITHDRAWN)
                .map(Handled::step)
                .toList();
        List<StepMark> marks = marks(all);
        try {
            if (!marks.isEmpty()) {
                twice(() -> warnOfLate(marks.size() - group.source().mark(claim.claim(), marks)));
            }
            if (!back.isEmpty()) {
                twice(() -> group.source().giveBack(claim.claim(), back));
            }
        } catch (RuntimeException broken) {
            // never handed over again by this run: the next run's take-over decides by the delivery policy
            LOG.error("What became of {} steps could not be written", all.size(), LoggedFailure.of(broken));
            failure = broken;
        }
    }

    /** Marks are conditional on their claim, so a second try after an error whose outcome is not known does no harm. */
    private static void twice(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException first) {
            LOG.warn("Marks could not be written; once more", first);
            write.run();
        }
    }

    private static void warnOfLate(int late) {
        if (late > 0) {
            LOG.warn("{} marks came too late: their steps were taken over by another run", late);
        }
    }

    private static List<StepMark> marks(List<Handled> all) {
        List<StepMark> marks = new ArrayList<>();
        for (Handled handled : all) {
            if (handled.mark() != null) {
                marks.add(handled.mark());
            }
        }
        return marks;
    }

    /** A worker whose feeder is gone marks for itself: a late <em>sent</em> is still true. */
    static void late(StepSource source, Handled handled) {
        try {
            if (handled.mark() == null) {
                source.giveBack(handled.claim().claim(), List.of(handled.step()));
            } else {
                source.mark(handled.claim().claim(), List.of(handled.mark()));
            }
        } catch (RuntimeException broken) {
            LOG.error(
                    "What became of step {} after its run's end could not be written",
                    handled.step().key(),
                    broken);
        }
    }
}
