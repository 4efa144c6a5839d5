package io.github.cronguard.servlet;

import io.github.cronguard.CronGuard;
import io.github.cronguard.CronPaths;
import io.github.cronguard.CronRequest;
import io.github.cronguard.CronResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One exchange between a container and a guard, for {@link CronRunServlet} and for whoever answers from another handler of
 * the same container. Thread-safe.
 */
public final class CronExchange {
    private static final Set<String> WITH_BODY = Set.of("GET", "POST");

    private final CronPaths paths;
    private final Function<CronRequest, CronResponse> guard;
    private final Function<CronRequest, Optional<CronResponse>> refuseHead;
    private final BodyReader bodies = new BodyReader();
    private final ResponseWriter answers = new ResponseWriter();
    private final Function<CronRequest, CronResponse> refuseBody;

    /**
     * Exchanges with a guard.
     *
     * @param guard answers
     */
    public CronExchange(CronGuard guard) {
        this(guard.paths(), guard::handle, guard::refuseHead, guard::refuseBody);
    }

    CronExchange(
            CronPaths paths,
            Function<CronRequest, CronResponse> guard,
            Function<CronRequest, Optional<CronResponse>> refuseHead,
            Function<CronRequest, CronResponse> refuseBody) {
        this.paths = paths;
        this.guard = guard;
        this.refuseHead = refuseHead;
        this.refuseBody = refuseBody;
    }

    /**
     * Reads the request, asks the guard and writes its answer. Sender, scheme, path and headers are those of the container's own
     * request, whatever filters show instead. Blocks as long as the guard does. The parameters of the
     * request are not touched, so that a posted form stays unread. A body is read on the path of the runs alone, behind
     * the credential, and no further than its limit; where it cannot be read, the guard refuses it with 400. An answer that cannot be
     * written is a line in the log.
     *
     * @param request not read yet
     * @param response not committed yet
     */
    public void handle(HttpServletRequest request, HttpServletResponse response) {
        handle(request, response, "");
    }

    /**
     * The same for a guard whose paths lie in a folder, as below a dispatcher that is mapped to {@code /api/*}.
     *
     * @param request not read yet
     * @param response not committed yet
     * @param folder below the context path, e.g. {@code /api}; empty for none
     */
    public void handle(HttpServletRequest request, HttpServletResponse response, String folder) {
        answers.write(answer(request, folder), request, folder, response);
    }

    /**
     * Whether the guard has an answer of its own for a request: it asks for one of the guard's paths, exactly as they are.
     *
     * @param request of which nothing but the request line is touched
     * @param folder below the context path, e.g. {@code /api}; empty for none
     * @return false for any other path, also where decoding or cleaning would lead to one of them
     */
    public boolean serves(HttpServletRequest request, String folder) {
        return paths.serve(RawPath.of(ContainersRequest.of(request), folder));
    }

    /**
     * A request as a guard wants it, raw and without its body, for a host's own endpoint that asks for the same credential.
     *
     * @param request of which nothing but the head is touched
     * @return what {@link CronGuard} is asked about
     */
    public static CronRequest head(HttpServletRequest request) {
        return RequestHead.of(request, "");
    }

    private CronResponse answer(HttpServletRequest request, String folder) {
        CronRequest head = RequestHead.of(request, folder);
        if (!head.path().equals(paths.run())
                || !WITH_BODY.contains(head.method())
                || bodies.isNone(head, request)) { // neither a stream nor a buffer is made to read nothing
            return guard.apply(head);
        }
        if (bodies.isExpected(head, request)) {
            Optional<CronResponse> refused = refuseHead.apply(head);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        byte[] body;
        try {
            body = bodies.read(request);
        } catch (IOException gone) {
            return refuseBody.apply(head);
        }
        return guard.apply(head.body(body));
    }
}
