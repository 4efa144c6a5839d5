package io.github.cronguard.internal.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cronguard.CronRequest;
import io.github.cronguard.fuzz.Input;
import io.github.cronguard.fuzz.SeedLines;
import io.github.cronguard.internal.run.Ids;
import java.util.List;
import java.util.regex.Pattern;

/** Each line is a header; the rules are those of the guide, written once more. */
class DeliveryIdFuzzTest {
    private static final Pattern ID = Pattern.compile("[!-~]{1,255}");
    private static final Pattern REQUEST_ID = Pattern.compile("[0-9A-Za-z_.\\-]{8,64}");
    private static final List<String> ORDER =
            List.of("webhook-id", "idempotency-key", "upstash-message-id", "x-cloudscheduler", "x-own-id");

    private final DeliveryIds deliveryIds = new DeliveryIds(List.of("X-Own-Id"));
    private final RequestIds requestIds = new RequestIds(new Ids());

    @SeedLines
    @FuzzTest
    void isOneVisibleLineOfTheFirstHeaderThatIsThereOrNone(byte[] input) {
        CronRequest request = CronRequest.post("/cron/run");
        for (String line : Input.of(input).from(0)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                request = request.header(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        assertThat(deliveryIds.of(request)).isEqualTo(expected(request));
        List<String> given = request.headers("X-Request-Id");
        String id = requestIds.of(request);
        assertThat(id).matches(REQUEST_ID);
        boolean kept = given.size() == 1 && REQUEST_ID.matcher(given.get(0)).matches();
        assertThat(given.contains(id)).isEqualTo(kept);
    }

    private static DeliveryIds.Found expected(CronRequest request) {
        for (String name : ORDER) {
            List<String> jobs = request.headers("x-cloudscheduler-jobname");
            List<String> times = request.headers("x-cloudscheduler-scheduletime");
            boolean scheduler = name.equals("x-cloudscheduler");
            List<String> values = request.headers(name);
            if (scheduler ? !jobs.isEmpty() && !times.isEmpty() : !values.isEmpty()) {
                boolean single = scheduler ? isSingle(jobs) && isSingle(times) : isSingle(values);
                String id = scheduler ? jobs.get(0) + "|" + times.get(0) : values.get(0);
                return single && ID.matcher(id).matches()
                        ? new DeliveryIds.Found(id, false)
                        : new DeliveryIds.Found(null, true);
            }
        }
        return new DeliveryIds.Found(null, false);
    }

    private static boolean isSingle(List<String> values) {
        return values.size() == 1 && !values.get(0).isEmpty();
    }
}
