package dev.tollgate.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.gateway.Door;
import dev.tollgate.gateway.GatewayTest;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas that start together on one keys file, each having seen that there is no key yet. */
@QuarkusTest
@GatewayTest
class FirstKeysRaceTest {
    @Inject
    ApiKeys keys;

    @Inject
    FirstKeysFiles files;

    @Inject
    InstantSource clock;

    @Inject
    Identifiers identifiers;

    @TempDir
    Path folder;

    @BeforeEach
    void thereIsNoKey() throws Exception {
        sql("CREATE TABLE public.saved_key AS SELECT * FROM gateway.api_key", "DELETE FROM gateway.api_key");
    }

    @AfterEach
    void theKeysOfTheOtherTestsAreBack() throws Exception {
        sql(
                "DELETE FROM gateway.api_key",
                "INSERT INTO gateway.api_key SELECT * FROM public.saved_key",
                "DROP TABLE public.saved_key");
    }

    @Test
    void two_replicas_that_start_together_leave_one_set_of_keys_that_is_the_one_in_the_file() throws Throwable {
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> start = () -> create(new Starting(keys));
            List<Future<Boolean>> both = threads.invokeAll(List.of(start, start));
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
        theKeysInTheFileWork();
    }

    @Test
    void a_replica_that_comes_late_leaves_the_file_alone() throws Throwable {
        assertThat(create(new Starting(keys))).isTrue();
        String first = Files.readString(file());
        assertThat(create(new Starting(keys))).isFalse();
        assertThat(Files.readString(file())).isEqualTo(first);
        theKeysInTheFileWork();
    }

    @Test
    void keys_whose_storing_was_not_acknowledged_are_handed_over_all_the_same() throws Throwable {
        assertThat(create(new Starting(keys) {
                    @Override
                    public Uni<Boolean> addFirst(List<ApiKey> all) {
                        return super.addFirst(all).map(_ -> {
                            throw new IllegalStateException("the connection is gone");
                        });
                    }
                }))
                .isTrue();
        theKeysInTheFileWork();
    }

    @Test
    void keys_that_were_not_stored_are_not_handed_over_and_the_start_fails() throws Throwable {
        Files.writeString(file(), "another's");
        assertThatThrownBy(() -> create(new Starting(keys) {
                    @Override
                    public Uni<Boolean> addFirst(List<ApiKey> all) {
                        return Uni.createFrom().failure(new IllegalStateException("no connection"));
                    }
                }))
                .hasStackTraceContaining("no connection");
        assertThat(Files.readString(file())).isEqualTo("another's");
        nothingElseIsInTheFolder();
    }

    private Path file() {
        return folder.resolve("first-keys.json");
    }

    private boolean create(ApiKeys seen) throws Exception {
        var creating = new CreatingFirstKeys(seen, () -> Optional.of(file()), files, clock, identifiers);
        try {
            return VertxContextSupport.<Boolean>subscribeAndAwait(creating::createIfNone);
        } catch (Exception e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private void theKeysInTheFileWork() throws Throwable {
        assertThat(VertxContextSupport.<List<ApiKey>>subscribeAndAwait(() -> keys.all()))
                .hasSize(Role.values().length);
        JsonNode tokens = Door.json(Files.readString(file()));
        for (Role role : Role.values()) {
            String token = tokens.get(role.id()).textValue();
            Optional<ApiKey> key = VertxContextSupport.<Optional<ApiKey>>subscribeAndAwait(
                    () -> new Authenticating(keys).authenticate(token));
            assertThat(key).map(ApiKey::role).contains(role);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        nothingElseIsInTheFolder();
    }

    private void nothingElseIsInTheFolder() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file());
        }
    }

    private static void sql(String... statements) throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /** The keys as a replica sees them that looked before any other had written. */
    private static class Starting implements ApiKeys {
        private final ApiKeys keys;

        Starting(ApiKeys keys) {
            this.keys = keys;
        }

        @Override
        public Uni<Boolean> isEmpty() {
            return Uni.createFrom().item(true);
        }

        @Override
        public Uni<Boolean> addFirst(List<ApiKey> all) {
            return keys.addFirst(all);
        }

        @Override
        public Uni<Optional<ApiKey>> find(String id) {
            return keys.find(id);
        }

        @Override
        public Uni<Boolean> add(ApiKey key) {
            return keys.add(key);
        }

        @Override
        public Uni<List<ApiKey>> all() {
            return keys.all();
        }

        @Override
        public Uni<Optional<ApiKey>> revoke(String id, Instant at) {
            return keys.revoke(id, at);
        }
    }
}
