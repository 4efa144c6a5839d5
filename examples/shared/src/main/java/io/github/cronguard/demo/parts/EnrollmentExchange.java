package io.github.cronguard.demo.parts;

import io.github.cronguard.CronRequest;
import io.github.cronguard.servlet.CronExchange;
import io.github.cronguard.spi.Verification;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /demo/enrollments?count=N}, with the credential that starts runs: enrolls N contacts more. */
public final class EnrollmentExchange {
    /** Where it is to be found, and nowhere else. */
    public static final String PATH = "/demo/enrollments";

    private final Function<CronRequest, Optional<Verification.Accepted>> credentials;
    private final DemoContacts contacts;

    /**
     * An exchange for one guard.
     *
     * @param credentials says who calls, e.g. {@code guard::authenticate}
     * @param contacts what it enrolls
     */
    public EnrollmentExchange(
            Function<CronRequest, Optional<Verification.Accepted>> credentials, DemoContacts contacts) {
        this.credentials = credentials;
        this.contacts = contacts;
    }

    /**
     * Answers one request.
     *
     * @param httpRequest of any method, to the path or to one that the container takes for it
     * @param response not committed
     * @throws IOException if the caller is gone
     */
    public void handle(HttpServletRequest httpRequest, HttpServletResponse response) throws IOException {
        CronRequest request = CronExchange.head(httpRequest);
        if (!request.path().equals(PATH)) {
            JsonAnswer.write(response, 404, JsonAnswer.message("Not found."));
        } else if (!request.method().equals("POST")) {
            response.setHeader("Allow", "POST");
            JsonAnswer.write(response, 405, JsonAnswer.message("Method not allowed."));
        } else if (!mayEnroll(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            JsonAnswer.write(response, 401, JsonAnswer.message("Unauthorized."));
        } else {
            Optional<Integer> count = CountParameter.of(request.query().orElse(""));
            if (count.isPresent()) {
                JsonAnswer.write(response, 200, "{\"enrolled\":" + contacts.enroll(count.get()) + "}");
            } else {
                JsonAnswer.write(response, 400, JsonAnswer.message("Bad request."));
            }
        }
    }

    private boolean mayEnroll(CronRequest request) {
        return credentials
                .apply(request)
                .filter(caller -> caller.scope() == Verification.Scope.RUN)
                .isPresent();
    }
}
