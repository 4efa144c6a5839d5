package io.github.cronguard.admin.internal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The style sheet, the script and the icons, under an address that changes with their content. */
final class Assets {
    private static final String FOLDER = "/io/github/cronguard/admin/assets/";

    /** All that is ever served, each with its type. */
    private static final Map<String, String> TYPES = Map.of(
            "admin.css", "text/css;charset=utf-8",
            "admin.js", "text/javascript;charset=utf-8",
            "favicon.svg", "image/svg+xml",
            "favicon-late.svg", "image/svg+xml",
            "favicon-down.svg", "image/svg+xml",
            "favicon-paused.svg", "image/svg+xml");

    private final Map<String, byte[]> contents = new HashMap<>();
    private final String folder;

    Assets() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String name : new TreeMap<>(TYPES).keySet()) {
                try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
                    if (in != null) {
                        byte[] content = in.readAllBytes();
                        digest.update(content);
                        contents.put(name, content);
                    }
                }
            }
            folder = "/assets/" + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("The pages' own files cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Below the servlet's path, without a slash at its end. */
    String folder() {
        return folder;
    }

    Optional<Answer> find(String path) {
        if (!path.startsWith(folder + "/")) {
            return Optional.empty();
        }
        String name = path.substring(folder.length() + 1);
        byte[] content = contents.get(name);
        String type = TYPES.get(name);
        return content == null || type == null ? Optional.empty() : Optional.of(Answer.asset(type, content));
    }
}
