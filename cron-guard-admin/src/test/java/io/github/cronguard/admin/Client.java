package io.github.cronguard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without its habits: it sends what it is told to. */
public final class Client {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

    private final int port;
    private final @Nullable String operator;

    Client(int port) {
        this(port, null);
    }

    private Client(int port, @Nullable String operator) {
        this.port = port;
        this.operator = operator;
    }

    /** Until a server has begun. */
    public static Client nowhere() {
        return new Client(0);
    }

    public Client as(String name) {
        return new Client(port, name);
    }

    public int port() {
        return port;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** A form, written as a browser does. */
    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        return send("POST", path, encoded(fields), headers);
    }

    /** A form that does not say how long it is. */
    public HttpResponse<String> chunked(String path, String form) {
        byte[] bytes = form.getBytes(StandardCharsets.UTF_8);
        return sent("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    }

    public HttpResponse<String> send(String method, String path, @Nullable String form, String... headers) {
        return sent(method, path, form == null ? BodyPublishers.noBody() : BodyPublishers.ofString(form), headers);
    }

    private HttpResponse<String> sent(String method, String path, BodyPublisher form, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + AdminHost.MOUNT + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, form);
        if (operator != null) {
            request.header("X-Operator", operator);
        }
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            typed |= headers[i].equals("Content-Type");
            request.header(headers[i], headers[i + 1]);
        }
        if (method.equals("POST") && !typed) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }

    /** Sends a request line and headers as they stand, and answers all that comes back. */
    public String raw(String text) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String head = text + "\r\nHost: 127.0.0.1:" + port + "\r\nX-Operator: " + operator
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The token of a page's forms. */
    public String token(String path) {
        HttpResponse<String> page = get(path);
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find())
                .as("a form's token in %s: %s", path, page.body())
                .isTrue();
        return token.group(1);
    }

    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
