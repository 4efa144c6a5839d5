package io.github.cronguard.demo.parts;

import io.github.cronguard.SettingProblem;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads environment variables and collects what is wrong with them; what is wrong counts as absent from then on. */
final class Environment {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private final Map<String, String> values;
    private final List<SettingProblem> problems;

    Environment(Map<String, String> values, List<SettingProblem> problems) {
        this.values = values;
        this.problems = problems;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    Optional<Integer> number(String name, int least, int most) {
        Optional<Integer> number = text(name)
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .filter(value -> value >= least && value <= most);
        if (number.isEmpty() && text(name).isPresent()) {
            problem(name, "must be a number from " + least + " to " + most);
        }
        return number;
    }

    Duration delay(String name, Duration otherwise) {
        if (text(name).isEmpty()) {
            return otherwise;
        }
        try {
            Duration delay = Duration.parse(text(name).get());
            if (!delay.isNegative() && delay.compareTo(LONGEST) <= 0) {
                return delay;
            }
        } catch (DateTimeParseException e) {
            // reported below
        }
        problem(name, "must be a duration in ISO-8601 from PT0S to ten years, e.g. P3D or PT1S");
        return otherwise;
    }

    String host(String name, String otherwise) {
        String host = text(name).orElse(otherwise);
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            problem(name, "must be an address or a known name of this machine");
        }
        return host;
    }

    String address(String name, String otherwise) {
        String address = text(name).orElse(otherwise);
        try {
            new InternetAddress(address, true);
        } catch (AddressException e) {
            problem(name, "must be an e-mail address");
        }
        return address;
    }

    void problem(String name, String message) {
        problems.add(new SettingProblem(name, message));
    }
}
