package dev.tollgate.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.house.PeerKeysResource;
import dev.tollgate.usage.EmitterCounts;
import dev.tollgate.usage.EventError;
import dev.tollgate.usage.NotCounted;
import dev.tollgate.usage.Usage;
import dev.tollgate.usage.UsageEmitter;
import dev.tollgate.usage.UsageEvent;
import dev.tollgate.usage.UsageListener;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The emitter and the packaged service, each as it ships. {@code -Dseed=…} repeats the moments of the kills. */
class EmitterIT {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final int EMITTERS = 3;
    private static final int KILLS = 4;

    @RegisterExtension
    private final PackagedServices services = new PackagedServices();

    private final List<String> notCounted = new CopyOnWriteArrayList<>();

    @Test
    void once_what_is_emitted_while_the_service_is_killed_again_and_again_is_stored_exactly() throws Exception {
        System.out.printf("seed=%d%n", SEED);
        PackagedService service = services.start();
        URI address = service.address();
        List<UsageEmitter> emitters = new ArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        BigDecimal emitted = BigDecimal.ZERO;
        try (var threads = Executors.newFixedThreadPool(EMITTERS)) {
            List<Future<BigDecimal>> emitting = new ArrayList<>();
            for (int number = 0; number < EMITTERS; number++) {
                UsageEmitter emitter = emitter(address, "/shop/" + number);
                emitters.add(emitter);
                Random random = new Random(SEED + number);
                emitting.add(threads.submit(() -> emitUntil(enough, emitter, random)));
            }
            Random random = new Random(SEED);
            for (int kill = 0; kill < KILLS; kill++) {
                TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1_500));
                service = services.restart(service);
            }
            enough.set(true);
            for (Future<BigDecimal> one : emitting) {
                emitted = emitted.add(one.get());
            }
        }
        long events = 0;
        long answered = 0;
        for (UsageEmitter emitter : emitters) {
            assertThat(emitter.flush(DEADLINE)).as(emitter.counts().toString()).isTrue();
            assertThat(emitter.close(Duration.ZERO)).isEmpty();
            EmitterCounts counts = emitter.counts();
            System.out.println(counts);
            events += counts.emitted();
            answered += counts.accepted() + counts.duplicate();
        }
        String exactly = StoredUsage.written(events, emitted);
        assertThat(notCounted).isEmpty();
        assertThat(answered).isEqualTo(events).isGreaterThan(1_000);
        assertThat(StoredUsage.events()).isEqualTo(exactly);
        assertThat(StoredUsage.additions()).isEqualTo(exactly);
    }

    @Test
    void an_event_that_is_the_only_one_of_its_request_and_wrong_or_in_conflict_is_told_and_the_next_is_stored()
            throws Exception {
        try (UsageEmitter emitter = emitter(services.start().address(), "/shop/eu")) {
            emitAlone(emitter, "a", usage("acme", Instant.now()));
            emitAlone(emitter, "a", usage("acme", Instant.now()).withSubscription("sub-7"));
            emitAlone(emitter, "b", usage("acme", Instant.now().minus(Duration.ofDays(40))));
            emitAlone(emitter, "c", usage("acme", Instant.now()));
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(4, 2, 0, 0, 2, 0, 0));
        }
        assertThat(notCounted)
                .containsExactly("a CONFLICT []", "b REJECTED [time lies further back than usage is taken]");
        assertThat(StoredUsage.events()).isEqualTo("2 3");
    }

    @Test
    void while_one_tenant_is_over_its_rate_another_is_stored_and_in_the_end_all_are() throws Exception {
        services.configure("tollgate.usage.tenant-rate", "500");
        services.configure("tollgate.usage.tenant-burst", "10000");
        try (UsageEmitter emitter = emitter(services.start().address(), "/shop/eu")) {
            for (int event = 0; event < 14_000; event++) {
                assertThat(emitter.emit(usage("busy", Instant.now())).taken()).isTrue();
            }
            emitter.emit(usage("calm", Instant.now()));
            await(() -> StoredUsage.events("calm").equals("1 1.5"));
            assertThat(emitter.counts().inHand()).isPositive();
            assertThat(emitter.flush(DEADLINE)).isTrue();
            assertThat(emitter.counts()).isEqualTo(new EmitterCounts(14_001, 14_001, 0, 0, 0, 0, 0));
        }
        assertThat(StoredUsage.events()).isEqualTo("14001 21001.5");
    }

    private static void emitAlone(UsageEmitter emitter, String id, Usage usage) throws InterruptedException {
        emitter.emit(id, usage);
        assertThat(emitter.flush(DEADLINE)).as(id + " " + emitter.counts()).isTrue();
    }

    private static Usage usage(String tenant, Instant time) {
        return Usage.of(tenant, "api", "requests", new BigDecimal("1.5"), time);
    }

    private UsageEmitter emitter(URI address, String source) {
        return UsageEmitter.builder(address, source, EmitterIT::key)
                .batch(500, 1024 * 1024)
                .flushInterval(Duration.ofMillis(20))
                .requestTimeout(Duration.ofSeconds(10))
                .backoff(Duration.ofMillis(20), Duration.ofMillis(500))
                .listener(new UsageListener() {
                    @Override
                    public void onNotCounted(UsageEvent event, NotCounted status, List<EventError> errors) {
                        notCounted.add(event.id() + " " + status + " "
                                + errors.stream()
                                        .map(error -> error.field() + " " + error.message())
                                        .toList());
                    }
                })
                .build();
    }

    /** A new one for each request, as from a renewed key: they are valid for a minute. */
    private static String key() {
        return PeerKeysResource.bearer("gateway", "ingest-service", "pipeline").substring("Bearer ".length());
    }

    private static BigDecimal emitUntil(AtomicBoolean enough, UsageEmitter emitter, Random random)
            throws InterruptedException {
        BigDecimal emitted = BigDecimal.ZERO;
        while (!enough.get()) {
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(12));
            Usage usage = Usage.of(
                    "t-" + random.nextInt(20),
                    "api",
                    "m-" + random.nextInt(5),
                    quantity,
                    Instant.now().minusSeconds(random.nextInt(100_000)));
            if (emitter.emit(usage, Duration.ofSeconds(1)).taken()) {
                emitted = emitted.add(quantity);
            }
            if (random.nextInt(20) == 0) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
            }
        }
        return emitted;
    }

    /** What is looked at again and again. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("within " + DEADLINE).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
