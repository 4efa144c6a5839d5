package io.github.cronguard.internal.oidc;

import io.github.cronguard.internal.http.BrokenAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys that an issuer names (RFC 7517, section 5), those of use here. */
final class KeySet {
    private final Map<String, List<VerificationKey>> byId;

    private KeySet(Map<String, List<VerificationKey>> byId) {
        this.byId = byId;
    }

    /** An empty set is a good answer: the issuer has withdrawn its keys. */
    static KeySet parse(byte[] answer) throws BrokenAnswer {
        Optional<List<?>> keys = JsonText.object(answer)
                .map(set -> set.get("keys"))
                .filter(List.class::isInstance)
                .map(list -> (List<?>) list);
        return new KeySet(keys.orElseThrow(() -> new BrokenAnswer("it is no set of keys")).stream()
                .flatMap(key -> object(key).flatMap(VerificationKey::of).stream())
                .collect(Collectors.groupingBy(VerificationKey::id)));
    }

    @SuppressWarnings("unchecked") // the library makes maps with text keys alone
    private static Optional<Map<String, Object>> object(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }

    /** More than one only if they are of different types. */
    List<VerificationKey> withId(String id) {
        return byId.getOrDefault(id, List.of());
    }

    int size() {
        return byId.values().stream().mapToInt(List::size).sum();
    }
}
