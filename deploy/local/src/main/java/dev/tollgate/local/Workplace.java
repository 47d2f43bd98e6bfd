package dev.tollgate.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things lie.
 *
 * @param root the checkout
 * @param run what this run writes and leaves behind: the drop, the logs, the evidence
 * @param secrets keys of this run, readable by their owner only, deleted at the end
 */
record Workplace(Path root, Path run, Path secrets) {

    static Workplace create(Path root, String runId) throws IOException {
        Path run = root.resolve("artifacts").resolve("billing-confidence").resolve(runId);
        Files.createDirectories(run.resolve("logs"));
        Path secrets = Files.createTempDirectory(
                "tollgate-keys", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        return new Workplace(root, run, secrets);
    }

    Path log(String service) {
        return run.resolve("logs").resolve(service + ".log");
    }

    /** How to start a service or one of its commands: the native executable where one is newer than the jar, else that. */
    List<String> launch(String service, List<String> jvmOptions) throws IOException {
        Path target = root.resolve(service).resolve("target");
        Path jar = target.resolve("quarkus-app").resolve("quarkus-run.jar");
        try (Stream<Path> files = Files.list(target)) {
            var executable = files.filter(file -> file.getFileName().toString().endsWith("-runner"))
                    .filter(Files::isExecutable)
                    .filter(file -> isNewer(file, jar))
                    .findFirst();
            if (executable.isPresent()) {
                return List.of(executable.get().toString());
            }
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Stream.of(Stream.of(java.toString()), jvmOptions.stream(), Stream.of("-jar", jar.toString()))
                .flatMap(part -> part)
                .toList();
    }

    private static boolean isNewer(Path file, Path other) {
        return !other.toFile().exists()
                || file.toFile().lastModified() >= other.toFile().lastModified();
    }

    void deleteSecrets() throws IOException {
        Folders.delete(secrets);
    }
}
