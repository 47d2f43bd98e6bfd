package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PlantedSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that a packaged service leaves behind for somebody to read, to be searched for secrets (promise 4). */
final class LeftBehind {
    private static final String MEMORY = "the memory";
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final Path folder;
    private final Map<String, byte[]> contents = new LinkedHashMap<>();

    /** @param folder for what the service writes, and for what commands print */
    LeftBehind(Path folder) {
        this.folder = folder;
    }

    /** Where the service is to write its files. */
    Map<String, String> settings() throws IOException {
        return Map.of(
                "tollgate.fetch.folder",
                folder.resolve("left/fetched").toString(),
                "java.io.tmpdir",
                Files.createDirectories(folder.resolve("left/tmp")).toString());
    }

    void add(String where, String content) {
        contents.put(where, content.getBytes());
    }

    /** Answers, logs, tables, files, command lines and metrics. */
    void collect(PackagedService service) throws Exception {
        for (String path : List.of(
                "/v1/ingest-runs?limit=100",
                "/v1/canonical-totals?billingPeriod=2021-01&mode=live",
                "/v1/provider-totals?billingPeriod=2021-01&mode=live",
                "/q/health",
                "/q/metrics",
                "/q/openapi")) {
            add(path, service.get(path).body());
        }
        add("the log", service.log());
        assertThat(service.log()).contains("CREDENTIAL_REFUSED", "DEBUG");
        tables();
        Stream.concat(Stream.of(service.process()), service.process().descendants())
                .forEach(process -> contents.put("command line of " + process.pid(), commandLine(process)));
        try (Stream<Path> files = Files.walk(folder.resolve("left"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Files.readAllBytes(file));
            }
        }
    }

    /**
     * Every object that is still reachable, without its zeros: a character of two bytes is then one of one. Nothing is kept
     * beyond the call that needs it.
     */
    void memory(PackagedService service) throws Exception {
        Path dump = folder.resolve("heap.hprof");
        // What has a cleaner is reachable until that has run, which the collection before makes it do.
        jcmd(service, "GC.run");
        jcmd(service, "GC.run_finalization");
        jcmd(service, "GC.run");
        jcmd(service, "GC.heap_dump", dump.toString());
        byte[] heap = Files.readAllBytes(dump);
        int length = 0;
        for (byte each : heap) {
            if (each != 0) {
                heap[length++] = each;
            }
        }
        contents.put(MEMORY, Arrays.copyOf(heap, length));
        assertThat(new String(contents.get(MEMORY), StandardCharsets.ISO_8859_1))
                .contains("cred://billing/");
    }

    private void jcmd(PackagedService service, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(service.process().pid())));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("jcmd.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(said)).isZero();
    }

    /** What the command prints, which is searched too. */
    String checkCredentials(
            String provider, int exitCode, Map<String, String> settings, Map<String, String> environment)
            throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toString(), "check-credentials", "--provider", provider));
        Path out = folder.resolve("check-credentials.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        String said = Files.readString(out);
        assertThat(exit).as(said).isEqualTo(exitCode);
        add("check-credentials, " + contents.size(), said);
        return said;
    }

    void mustHoldNone(List<PlantedSecret> planted) {
        contents.keySet().forEach(where -> mustHoldNone(where, planted));
    }

    /** The same where a library is known to keep some of them in memory, and nowhere else. */
    void mustHoldNone(List<PlantedSecret> planted, List<PlantedSecret> keptInMemory) {
        List<PlantedSecret> others = planted.stream()
                .filter(secret -> !keptInMemory.contains(secret))
                .toList();
        contents.keySet().forEach(where -> mustHoldNone(where, where.equals(MEMORY) ? others : planted));
    }

    private void mustHoldNone(String where, List<PlantedSecret> planted) {
        byte[] bytes = contents.getOrDefault(where, new byte[0]);
        planted.forEach(secret -> assertThat(secret.foundIn(bytes))
                .as("%s in %s", secret.text(), where)
                .isEmpty());
    }

    private void tables() throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var names = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'ingest'")) {
            while (names.next()) {
                String table = names.getString(1);
                StringBuilder text = new StringBuilder();
                try (var rows =
                        connection.createStatement().executeQuery("SELECT one::text FROM ingest." + table + " one")) {
                    while (rows.next()) {
                        text.append(rows.getString(1)).append('\n');
                    }
                }
                add("table " + table, text.toString());
            }
        }
        assertThat(new String(contents.get("table ingest_run"))).contains("CREDENTIAL_REFUSED");
    }

    private static byte[] commandLine(ProcessHandle process) {
        try {
            byte[] line = Files.readAllBytes(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
            assertThat(new String(line)).contains("java");
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
