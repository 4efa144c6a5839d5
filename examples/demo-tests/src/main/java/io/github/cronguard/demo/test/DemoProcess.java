package io.github.cronguard.demo.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The demo's jar as a process of its own, in a folder of its own. */
final class DemoProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("^cron-guard demo ready on (http://\\S+)$", Pattern.MULTILINE);
    /** Of the young and of the old generation. */
    private static final Pattern USED = Pattern.compile("generation +total \\d+K, used (\\d+)K");

    private static final String JAR = "cron-guard.demo.jar";
    private static final String SMALL = "-Xmx256m";
    /** These two make a short life of a process shorter. */
    private static final String SERIAL = "-XX:+UseSerialGC";

    private static final String FIRST_TIER = "-XX:TieredStopAtLevel=1";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder;
    private final Process process;
    private String url = "";

    private DemoProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    /** Starts the jar and does not wait; nothing of this process's own settings reaches it. */
    static DemoProcess launch(Path folder, Map<String, String> settings) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = Path.of(Objects.requireNonNull(System.getProperty(JAR), JAR)).toAbsolutePath();
        ProcessBuilder builder = new ProcessBuilder(java.toString(), SMALL, SERIAL, FIRST_TIER, "-jar", jar.toString());
        builder.directory(Files.createDirectories(folder).toFile());
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("out").toFile()));
        builder.redirectError(
                ProcessBuilder.Redirect.appendTo(folder.resolve("err").toFile()));
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(
                        name -> name.matches(
                                "(CRON|SMTP|DEMO|SPRING|SERVER|LOGGING)_.*|PORT|HOST|JAVA_TOOL_OPTIONS|DEFAULT_SEQUENCE_KEY|EMAIL_.*"));
        environment.put("PORT", "0");
        environment.putAll(settings);
        return new DemoProcess(folder, builder.start());
    }

    /** Starts the jar and waits until it says that it is ready. */
    static DemoProcess start(Path folder, Map<String, String> settings) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("out")); // of an earlier start in this folder
        DemoProcess demo = launch(folder, settings);
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(demo::isReady);
            return demo;
        } catch (RuntimeException | Error failure) {
            demo.close();
            throw failure;
        }
    }

    private boolean isReady() throws IOException {
        assertThat(process.isAlive()).as(() -> "The demo ended: " + errors()).isTrue();
        Matcher ready = READY.matcher(output());
        if (ready.find()) {
            url = ready.group(1);
        }
        return !url.isEmpty();
    }

    String url() {
        return url;
    }

    String token() throws IOException {
        return Files.readString(folder.resolve("data").resolve("cron-token")).strip();
    }

    String output() {
        return read("out");
    }

    String errors() {
        return read("err");
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            return "";
        }
    }

    /** Its threads, as its own JVM lists them. */
    String threads() throws Exception {
        return jcmd("Thread.print");
    }

    /** What is used of its heap behind a full collection. */
    long heapKilobytes() throws Exception {
        jcmd("GC.run");
        return USED.matcher(jcmd("GC.heap_info"))
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
    }

    private String jcmd(String command) throws Exception {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Path answer = folder.resolve("jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), command)
                .redirectErrorStream(true)
                .redirectOutput(answer.toFile())
                .start();
        assertThat(asked.waitFor()).as(() -> read("jcmd")).isZero();
        return read("jcmd");
    }

    HttpResponse<String> post(String path) throws Exception {
        return send("POST", path, token());
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, token());
    }

    CompletableFuture<HttpResponse<String>> postAsync(String path) throws Exception {
        return HTTP.sendAsync(request("POST", path, token()), body());
    }

    /** Enrolls so many contacts more. */
    void enroll(int contacts) throws Exception {
        assertThat(post("/demo/enrollments?count=" + contacts).body()).isEqualTo("{\"enrolled\":" + contacts + "}");
    }

    HttpResponse<String> send(String method, String path, String token) throws Exception {
        return HTTP.send(request(method, path, token), body());
    }

    private HttpRequest request(String method, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(40))
                .method(method, HttpRequest.BodyPublishers.noBody());
        return token.isEmpty()
                ? request.build()
                : request.header("Authorization", "Bearer " + token).build();
    }

    private static HttpResponse.BodyHandler<String> body() {
        return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks for the end, as SIGTERM does. */
    void terminate() {
        process.destroy();
    }

    /** Ends it at once, as SIGKILL does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        exit();
    }

    int exit() throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS))
                .as("ended within 30 s")
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
