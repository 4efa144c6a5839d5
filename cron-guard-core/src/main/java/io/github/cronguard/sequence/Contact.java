package io.github.cronguard.sequence;

import io.github.cronguard.spi.Bounds;
import java.util.Map;

/**
 * A contact to enroll.
 *
 * @param address whom the steps are for, e.g. an e-mail address; 1 to 255 characters, compared byte for byte
 * @param attributes what the handler gets with each step; at most 16,000 characters in all
 */
public record Contact(String address, Map<String, String> attributes) {
    private static final int ATTRIBUTES = 16_000;

    /**
     * Checks the parts and takes a copy of the attributes.
     *
     * @param address whom the steps are for, e.g. an e-mail address; 1 to 255 characters, compared byte for byte
     * @param attributes what the handler gets with each step; at most 16,000 characters in all
     * @throws IllegalArgumentException if the address is empty, too long or holds control characters, or the
     *     attributes are
     *     too long
     */
    public Contact {
        Bounds.required("A contact", address, Bounds.CONTACT);
        attributes = Map.copyOf(attributes);
        long size = attributes.entrySet().stream()
                .mapToLong(e -> e.getKey().length() + (long) e.getValue().length())
                .sum();
        if (size > ATTRIBUTES) {
            throw new IllegalArgumentException(
                    "A contact's attributes must have at most " + ATTRIBUTES + " characters, but have " + size);
        }
    }

    /**
     * A contact without attributes.
     *
     * @param address whom the steps are for
     * @return the contact
     * @throws IllegalArgumentException if the address is empty, too long or holds control characters
     */
    public static Contact of(String address) {
        return new Contact(address, Map.of());
    }
}
