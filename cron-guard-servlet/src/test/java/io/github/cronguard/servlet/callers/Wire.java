package io.github.cronguard.servlet.callers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a caller sends, over real connections. */
final class Wire {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final Caller caller;
    private final Host host;

    /** An answer, or none in time: status 0. */
    record Answer(int status, String body, Optional<String> retryAfter, Optional<String> location) {
        static final Answer NONE = new Answer(0, "", Optional.empty(), Optional.empty());

        static Answer of(HttpResponse<String> response) {
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Retry-After"),
                    response.headers().firstValue("Location"));
        }
    }

    Wire(Caller caller, Host host) {
        this.caller = caller;
        this.host = host;
    }

    /** The same trigger several times at once. */
    List<Answer> send(List<String> ids, int times) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri("/cron/run"))
                .timeout(caller.rules().timeOut())
                .method(
                        caller.request().method(),
                        caller.request().body() == null
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(caller.request().body()));
        headers(ids).forEach(header -> request.header(header.get(0), header.get(1)));
        return sendAll(request.build(), times);
    }

    Answer read(String method, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(caller.rules().timeOut())
                .method(method, BodyPublishers.noBody());
        if (!path.contains("token=")) {
            request.header("Authorization", "Bearer " + host.token);
        }
        return sendAll(request.build(), 1).get(0);
    }

    private static List<Answer> sendAll(HttpRequest request, int times) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(CLIENT.sendAsync(request, BodyHandlers.ofString())
                    .thenApply(Answer::of)
                    .exceptionally(tooLate -> Answer.NONE));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Sends a trigger, and closes the connection while its run is at work. */
    Answer hangUp(List<String> ids) throws IOException, InterruptedException {
        host.holdNextRun();
        StringBuilder text =
                new StringBuilder(caller.request().method() + " /cron/run HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers(ids).forEach(header -> text.append(header.get(0) + ": " + header.get(1) + "\r\n"));
        String body = Optional.ofNullable(caller.request().body()).orElse("");
        text.append("Content-Length: " + body.length() + "\r\n\r\n" + body);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), host.port())) {
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.US_ASCII));
            host.awaitHeld();
        }
        host.release();
        return Answer.NONE;
    }

    private List<List<String>> headers(List<String> ids) {
        List<List<String>> headers = new ArrayList<>();
        headers.add(List.of("Authorization", "Bearer " + host.token));
        caller.request().headers().forEach(header -> headers.add(List.of(header.split(": ", 2))));
        for (int i = 0; i < ids.size(); i++) {
            headers.add(List.of(caller.request().idHeaders().get(i), ids.get(i)));
        }
        return headers;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + host.port() + path);
    }
}
