package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.tollgate.kernel.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mounted secrets: a JSON file, or a folder as Kubernetes mounts it. */
class FileCredentialsTest {
    @TempDir
    Path folder;

    @TempDir
    Path outside;

    @Test
    void a_file_holds_an_object_of_texts_and_is_read_again_for_each_call() throws IOException {
        Files.writeString(folder.resolve("aws.json"), "{\"key\": \"" + PlantedValue.VALUE + "\"}");
        Resolving resolving = at("aws.json").started();
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", PlantedValue.VALUE));
        Files.writeString(folder.resolve("aws.json"), "{\"key\": \"rotated\"}");
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", "rotated"));
    }

    @Test
    void a_folder_has_one_file_a_field_without_the_line_break_at_its_end() throws IOException {
        Path secret = Files.createDirectories(folder.resolve("teams/aws"));
        Files.writeString(secret.resolve("accessKeyId"), "id\n");
        Files.writeString(secret.resolve("secretAccessKey"), "two\nlines\r\n");
        assertThat(at("teams/aws").resolved().fields())
                .isEqualTo(Map.of("accessKeyId", "id", "secretAccessKey", "two\nlines"));
    }

    @Test
    void a_mount_of_kubernetes_is_read_through_its_links_and_one_version_at_a_time() throws IOException {
        Path mount = Files.createDirectories(folder.resolve("aws"));
        version(mount, "..2026_01", "first");
        Files.createSymbolicLink(mount.resolve("..data"), Path.of("..2026_01"));
        Files.createSymbolicLink(mount.resolve("key"), Path.of("..data", "key"));
        Resolving resolving = at("aws").started();
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", "first"));
        version(mount, "..2026_02", "second");
        Files.createSymbolicLink(mount.resolve("..data_tmp"), Path.of("..2026_02"));
        Files.move(mount.resolve("..data_tmp"), mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(resolving.resolve(ProviderId.AWS).fields()).isEqualTo(Map.of("key", "second"));
    }

    @Test
    void a_whole_mount_may_be_one_key_of_it() throws IOException {
        Files.createDirectories(folder.resolve("..2026_01"));
        Files.writeString(folder.resolve("..2026_01/aws.json"), "{\"key\": \"value\"}");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01"));
        Files.createSymbolicLink(folder.resolve("aws.json"), Path.of("..data", "aws.json"));
        assertThat(at("aws.json").resolved().fields()).isEqualTo(Map.of("key", "value"));
    }

    @Test
    void what_is_not_there_is_not_found() throws IOException {
        assertThat(failure("none")).isEqualTo(CredentialFailure.NOT_FOUND);
        Files.writeString(folder.resolve("aws"), "{}");
        assertThat(failure("aws/below")).isEqualTo(CredentialFailure.NOT_FOUND);
        Files.createSymbolicLink(folder.resolve("dangling"), Path.of("none"));
        assertThat(failure("dangling")).isEqualTo(CredentialFailure.NOT_FOUND);
    }

    @Test
    void a_link_that_leaves_the_folder_is_denied() throws IOException {
        Path secret = Files.writeString(outside.resolve("aws"), "{\"key\": \"" + PlantedValue.VALUE + "\"}");
        Files.createSymbolicLink(folder.resolve("aws"), secret);
        assertThat(failure("aws")).isEqualTo(CredentialFailure.DENIED);
        Path fields = Files.createDirectory(folder.resolve("fields"));
        Files.createSymbolicLink(fields.resolve("key"), secret);
        assertThat(failure("fields")).isEqualTo(CredentialFailure.DENIED);
        Path version = Files.createDirectory(folder.resolve("version"));
        Files.createSymbolicLink(version.resolve("..data"), outside);
        assertThat(failure("version")).isEqualTo(CredentialFailure.DENIED);
    }

    @Test
    void links_in_a_circle_are_told_as_unreadable() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        assertThat(failure("a")).isEqualTo(CredentialFailure.UNREACHABLE);
    }

    @Test
    void a_file_that_may_not_be_read_is_denied() throws IOException {
        assumeFalse("root".equals(System.getProperty("user.name")), "not run: root reads every file");
        Path file = Files.writeString(folder.resolve("aws"), PlantedValue.VALUE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assertThat(failure("aws")).isEqualTo(CredentialFailure.DENIED);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void what_is_no_file_is_malformed_and_holds_nobody_up() throws Exception {
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(failure("pipe")).isEqualTo(CredentialFailure.MALFORMED);
        Files.createDirectories(folder.resolve("nested/inner"));
        assertThat(failure("nested")).isEqualTo(CredentialFailure.MALFORMED);
        Files.createDirectories(folder.resolve("empty"));
        assertThat(failure("empty")).isEqualTo(CredentialFailure.MALFORMED);
    }

    @Test
    void another_shape_is_malformed_and_the_field_is_named() throws IOException {
        String secret = PlantedValue.VALUE;
        for (String content : new String[] {
            "",
            "null",
            secret,
            "\"" + secret + "\"",
            "[\"" + secret + "\"]",
            "{}",
            "{\"key\": \"" + secret + "\"",
            "{\"key\": \"" + secret + "\"} " + secret,
            "{\"key\": \"a\", \"key\": \"" + secret + "\"}",
            "{\"" + secret + "\": \"value\"}"
        }) {
            Files.writeString(folder.resolve("aws"), content);
            assertThat(failure("aws")).as(content).isEqualTo(CredentialFailure.MALFORMED);
        }
        for (String value :
                new String[] {"1", "null", "true", "[\"" + secret + "\"]", "{\"in\": \"" + secret + "\"}"}) {
            Files.writeString(folder.resolve("aws"), "{\"good\": \"a\", \"inner.key\": " + value + "}");
            CredentialRefused refused = PlantedValue.refusalOf(() -> at("aws").resolved());
            assertThat(refused.failure()).isEqualTo(CredentialFailure.MALFORMED);
            assertThat(refused.explanation())
                    .isEqualTo("FICECAL_AWS_CREDENTIAL_REF: the field inner.key of the secret is no text");
        }
    }

    @Test
    void a_secret_has_at_most_64_kib_and_64_fields() throws IOException {
        String json = "{\"key\": \"" + "x".repeat(65_536 - 11) + "\"}";
        Files.writeString(folder.resolve("aws"), json);
        assertThat(at("aws").resolved().require("key")).hasSize(65_525);
        Files.writeString(folder.resolve("aws"), json + " ");
        assertThat(failure("aws")).isEqualTo(CredentialFailure.MALFORMED);
        Path many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i < 64; i++) {
            Files.writeString(many.resolve("f" + i), "x");
        }
        assertThat(at("many").resolved().fields()).hasSize(64);
        Files.writeString(many.resolve("f64"), "x");
        assertThat(failure("many")).isEqualTo(CredentialFailure.MALFORMED);
        Path large = Files.createDirectory(folder.resolve("large"));
        Files.writeString(large.resolve("a"), "x".repeat(65_536));
        Files.writeString(large.resolve("b"), "x");
        assertThat(failure("large")).isEqualTo(CredentialFailure.MALFORMED);
    }

    @Test
    void a_field_that_is_not_utf_8_is_malformed() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("aws"));
        Files.write(secret.resolve("key"), new byte[] {(byte) 0xC3, (byte) 0x28});
        assertThat(failure("aws")).isEqualTo(CredentialFailure.MALFORMED);
    }

    private static void version(Path mount, String name, String value) throws IOException {
        Files.writeString(Files.createDirectory(mount.resolve(name)).resolve("key"), value);
    }

    private CredentialFailure failure(String location) {
        return PlantedValue.failureOf(() -> at(location).resolved());
    }

    private Configured at(String location) {
        return Configured.with("file", folder.toUri().toString(), location);
    }
}
