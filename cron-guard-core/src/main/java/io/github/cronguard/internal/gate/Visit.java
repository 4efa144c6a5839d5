package io.github.cronguard.internal.gate;

import io.github.cronguard.CronRequest;
import io.github.cronguard.internal.run.RunCall;
import io.github.cronguard.internal.text.Visible;
import io.github.cronguard.spi.Bounds;
import io.github.cronguard.spi.Verification;
import org.jspecify.annotations.Nullable;

/** One HTTP trigger on its way through the gates, with what they found. Used by one thread at a time. */
public final class Visit {
    private final CronRequest request;
    private final String requestId;
    private @Nullable String clientIp;
    private Verification.@Nullable Accepted caller;
    private @Nullable String deliveryId;

    /**
     * A trigger that has passed no gate yet.
     *
     * @param request as it came
     * @param requestId the correlation id
     */
    public Visit(CronRequest request, String requestId) {
        this.request = request;
        this.requestId = requestId;
    }

    /**
     * The request.
     *
     * @return as it came
     */
    public CronRequest request() {
        return request;
    }

    /**
     * The correlation id.
     *
     * @return the caller's own or a new one
     */
    public String requestId() {
        return requestId;
    }

    /**
     * The client address.
     *
     * @return null before the network gate, and where there is none
     */
    public @Nullable String clientIp() {
        return clientIp;
    }

    /**
     * Who calls.
     *
     * @return never null behind the credential gate
     * @throws IllegalStateException in front of it
     */
    public Verification.Accepted caller() {
        if (caller == null) {
            throw new IllegalStateException("The credential gate comes first");
        }
        return caller;
    }

    /**
     * The caller's own id of the delivery.
     *
     * @return null when there is none
     */
    @Nullable
    String deliveryId() {
        return deliveryId;
    }

    void found(Verification.Accepted accepted) {
        this.caller = accepted;
    }

    void foundClientIp(String address) {
        this.clientIp = address.isEmpty() ? null : address;
    }

    void foundDeliveryId(@Nullable String id) {
        this.deliveryId = id;
    }

    /**
     * What the run is told of it, behind all gates of the request.
     *
     * @return bounded and escaped
     */
    public RunCall call() {
        String agent = request.header("User-Agent").orElse("");
        return new RunCall(
                requestId,
                request.method(),
                caller().caller(),
                deliveryId,
                clientIp,
                agent.isEmpty() ? null : Visible.line(agent, Bounds.USER_AGENT));
    }
}
