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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of steps, those of a claim together. Safe for use by several threads. */
final class MarkWriter {
    private static final Logger LOG = LoggerFactory.getLogger(MarkWriter.class);

    private final StepSource source;

    MarkWriter(StepSource source) {
        this.source = source;
    }

    /** Writes and claims more in one go; empty if that cannot be: then nothing was done. */
    Optional<Claim> writeAndClaim(List<Handled> all, ClaimRequest request) {
        if (all.isEmpty() || all.stream().anyMatch(handled -> handled.mark() == null)) {
            return Optional.empty();
        }
        List<ClaimMarks> marks = new ArrayList<>();
        byClaim(all).forEach((claim, some) -> marks.add(new ClaimMarks(claim.claim(), marks(some))));
        Optional<NextClaim> next = source.markAndClaim(marks, request);
        next.ifPresent(done -> warnOfLate(all.size() - done.marked()));
        return next.map(NextClaim::claim);
    }

    /** Writes as much as can be written; answers what the last claim failed with whose steps could not, or null. */
    @Nullable
    RuntimeException write(List<Handled> all) {
        RuntimeException failure = null;
        for (Map.Entry<OpenClaim, List<Handled>> claim : byClaim(all).entrySet()) {
            try {
                write(claim.getKey(), claim.getValue());
            } catch (RuntimeException broken) {
                // never handed over again by this run: the next run's take-over decides by the delivery policy
                LOG.error(
                        "What became of {} steps could not be written",
                        claim.getValue().size(),
                        LoggedFailure.of(broken));
                failure = broken;
            }
        }
        return failure;
    }

    private void write(OpenClaim claim, List<Handled> all) {
        List<StepMark> marks = marks(all);
        List<Step> back = all.stream()
                .filter(handled -> handled.verdict() == Verdict.WITHDRAWN)
                .map(Handled::step)
                .toList();
        if (!marks.isEmpty()) {
            twice(() -> warnOfLate(marks.size() - source.mark(claim.claim(), marks)));
        }
        if (!back.isEmpty()) {
            twice(() -> source.giveBack(claim.claim(), back));
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

    private static Map<OpenClaim, List<Handled>> byClaim(List<Handled> all) {
        Map<OpenClaim, List<Handled>> claims = new LinkedHashMap<>();
        all.forEach(handled -> claims.computeIfAbsent(handled.claim(), claim -> new ArrayList<>())
                .add(handled));
        return claims;
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
    void late(Handled handled) {
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
