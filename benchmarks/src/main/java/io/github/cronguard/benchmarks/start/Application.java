package io.github.cronguard.benchmarks.start;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An application that is started in a process of its own.
 *
 * @param name as the report has it
 * @param main its class
 * @param jars which entries of this process's class path it gets, by their names
 * @param options of its virtual machine
 * @param arguments its arguments
 */
record Application(String name, Class<?> main, Predicate<String> jars, List<String> options, List<String> arguments) {

    /** Starts it, and measures from outside, so that the measuring costs the application nothing. */
    Start start() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(arguments);
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            line(out, Ready.READY);
            double wallMillis = (System.nanoTime() - began) / 1e6;
            double cpuMillis =
                    process.info().totalCpuDuration().map(Duration::toMillis).orElseThrow();
            process.getOutputStream().close(); // which it waits for
            return new Start(Double.parseDouble(line(out, Ready.CLASSES)), cpuMillis, wallMillis);
        } finally {
            process.waitFor();
        }
    }

    private String line(BufferedReader out, String prefix) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
        }
        throw new IOException(name + " did not start");
    }

    private String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> jars.test(name(Path.of(entry))))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** A jar's file name; for classes that are in no jar yet, the folder of their module. */
    private static String name(Path entry) {
        Path named = entry.endsWith(Path.of("target", "classes"))
                ? entry.resolve("../..").normalize()
                : entry;
        return String.valueOf(named.getFileName());
    }
}
