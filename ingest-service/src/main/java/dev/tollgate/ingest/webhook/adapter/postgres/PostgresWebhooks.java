package dev.tollgate.ingest.webhook.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.adapter.postgres.Questions;
import dev.tollgate.ingest.trust.Check;
import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.EventIdentity;
import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.webhook.ProviderHealth;
import dev.tollgate.ingest.webhook.Reception;
import dev.tollgate.ingest.webhook.Webhooks;
import dev.tollgate.ingest.webhook.adapter.postgres.DeliveryColumns.CheckWords;
import dev.tollgate.kernel.Sha256;
import dev.tollgate.kernel.adapter.json.Json;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PostgresWebhooks implements Webhooks {
    private static final JsonMapper JSON = Json.mapper();

    private final Questions questions;

    PostgresWebhooks(Questions questions) {
        this.questions = questions;
    }

    @Override
    public Uni<List<KeptWebhook>> newest(String provider, Standing standing, Optional<Long> before, int limit) {
        Tuple values = Tuple.of(provider, before.orElse(Long.MAX_VALUE), limit);
        return questions
                .ask(connection ->
                        connection.preparedQuery(WebhookQuestions.of(standing)).execute(values))
                .map(rows -> rows.stream().map(PostgresWebhooks::kept).toList());
    }

    @Override
    public Uni<List<ProviderHealth>> health(Instant from) {
        return questions
                .ask(connection -> connection
                        .preparedQuery(WebhookQuestions.HEALTH)
                        .execute(Tuple.of(from.atOffset(ZoneOffset.UTC))))
                .map(PostgresWebhooks::health);
    }

    private static KeptWebhook kept(Row row) {
        return new KeptWebhook(
                row.getLong("number"),
                row.getString("provider"),
                Optional.ofNullable(row.getString("event_id")).map(id -> about(id, row)),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("source"),
                new SentHeaders(read(row.getString("headers"), new TypeReference<>() {})),
                read(row.getString("checks"), new TypeReference<List<CheckWords>>() {}).stream()
                        .map(PostgresWebhooks::result)
                        .toList(),
                row.getInteger("body_bytes"),
                row.getLong("repetitions"),
                moment(row.getOffsetDateTime("counted_at")),
                Optional.ofNullable(row.getInteger("tries"))
                        .map(tries -> new Tries(
                                tries,
                                Optional.ofNullable(row.getString("last_failure")),
                                row.getOffsetDateTime("next_try_at").toInstant())));
    }

    private static EventIdentity about(String id, Row row) {
        return new EventIdentity(
                id,
                Optional.ofNullable(row.getString("object_id")),
                Optional.ofNullable(row.getString("event_type")),
                new Sha256(row.getString("content_digest")));
    }

    private static CheckResult result(CheckWords words) {
        return new CheckResult(
                Check.valueOf(name(words.check())),
                CheckResult.Status.valueOf(name(words.status())),
                CheckResult.Reason.valueOf(name(words.reason())));
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<Instant> moment(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored as JSON is none of ours", e);
        }
    }

    /** Of the rows of {@link WebhookQuestions#HEALTH}. */
    static List<ProviderHealth> health(RowSet<Row> rows) {
        Map<String, Map<String, Long>> numbers = new TreeMap<>();
        Map<String, Instant> since = new HashMap<>();
        for (Row row : rows) {
            String provider = row.getString("provider");
            numbers.computeIfAbsent(provider, _ -> new HashMap<>()).put(row.getString("what"), row.getLong("number"));
            moment(row.getOffsetDateTime("since")).ifPresent(oldest -> since.put(provider, oldest));
        }
        return numbers.entrySet().stream()
                .map(each -> health(each.getKey(), each.getValue(), Optional.ofNullable(since.get(each.getKey()))))
                .toList();
    }

    private static ProviderHealth health(String provider, Map<String, Long> numbers, Optional<Instant> oldest) {
        long counted = number(numbers, "counted");
        long repeated = number(numbers, "repeated");
        long conflicts = number(numbers, "conflict");
        long untrusted = number(numbers, "untrusted");
        return new ProviderHealth(
                provider,
                counted + repeated + conflicts + untrusted + number(numbers, "waiting"),
                counted + number(numbers, "believed"),
                repeated,
                conflicts + number(numbers, "behind"),
                number(numbers, "still"),
                number(numbers, "denied"),
                untrusted,
                notTaken(numbers),
                number(numbers, "backlog"),
                number(numbers, "undecidable"),
                oldest);
    }

    private static long notTaken(Map<String, Long> numbers) {
        return Arrays.stream(Reception.Cause.values())
                .mapToLong(cause ->
                        number(numbers, cause.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                .sum();
    }

    private static long number(Map<String, Long> numbers, String what) {
        return numbers.getOrDefault(what, 0L);
    }
}
