package dev.tollgate.bench.stand;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** How much of the processors each of the three has had so far. Short-lived workers of PostgreSQL are not in it. */
public record Processors(Duration service, Duration postgres, Duration client) {
    private static final double MILLIS_A_SECOND = 1e3;

    public static Processors now(ProcessHandle service, ProcessHandle postmaster) {
        return new Processors(
                used(Stream.of(service)),
                used(Stream.concat(Stream.of(postmaster), postmaster.descendants())),
                used(Stream.of(ProcessHandle.current())));
    }

    public Processors since(Processors before) {
        return new Processors(
                service.minus(before.service), postgres.minus(before.postgres), client.minus(before.client));
    }

    public Processors plus(Processors other) {
        return new Processors(service.plus(other.service), postgres.plus(other.postgres), client.plus(other.client));
    }

    @Override
    public String toString() {
        return "service %s, PostgreSQL %s, client %s".formatted(seconds(service), seconds(postgres), seconds(client));
    }

    private static Duration used(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / MILLIS_A_SECOND);
    }
}
