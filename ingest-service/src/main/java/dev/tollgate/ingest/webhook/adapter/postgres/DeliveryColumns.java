package dev.tollgate.ingest.webhook.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.webhook.Inbox.Judged;
import dev.tollgate.ingest.webhook.Inbox.Untrusted;
import dev.tollgate.kernel.adapter.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Deliveries as arrays of columns for {@code unnest}. */
final class DeliveryColumns {
    private static final JsonMapper JSON = Json.mapper();

    private DeliveryColumns() {}

    /** Provider, event id, digest, verdict, moment: $1 to $5. */
    static Tuple keys(List<Judged> all) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(texts(all, each -> each.delivery().provider()));
        columns.addArrayOfString(texts(all, each -> each.identity().eventId()));
        columns.addArrayOfString(texts(all, each -> each.identity().content().hex()));
        columns.addArrayOfString(texts(all, each -> verdict(each.judgement())));
        columns.addArrayOfOffsetDateTime(moments(all, Judged::delivery));
        return columns;
    }

    /** The same, and object id, type, address, headers, checks, body: $6 to $11. */
    static Tuple of(List<Judged> all) {
        Tuple columns = keys(all);
        columns.addArrayOfString(texts(all, each -> each.identity().objectId().orElse(null)));
        columns.addArrayOfString(texts(all, each -> each.identity().type().orElse(null)));
        columns.addArrayOfString(texts(all, each -> each.delivery().source().getHostAddress()));
        columns.addArrayOfString(texts(all, each -> headers(each.delivery())));
        columns.addArrayOfString(texts(all, each -> checks(each.judgement())));
        columns.addValue(
                all.stream().map(each -> Buffer.buffer(each.delivery().body())).toArray(Buffer[]::new));
        return columns;
    }

    /** $1 to $7 of {@link InboxStatements#KEEP_APART}. */
    static Tuple apart(List<Untrusted> all, int mostBytes) {
        Tuple columns = Tuple.tuple();
        columns.addArrayOfString(texts(all, each -> each.delivery().provider()));
        columns.addArrayOfOffsetDateTime(moments(all, Untrusted::delivery));
        columns.addArrayOfString(texts(all, each -> each.delivery().source().getHostAddress()));
        columns.addArrayOfString(texts(all, each -> headers(each.delivery())));
        columns.addArrayOfString(texts(all, each -> checks(each.judgement())));
        columns.addValue(all.stream()
                .map(each -> beginning(each.delivery().body(), mostBytes))
                .toArray(Buffer[]::new));
        columns.addArrayOfInteger(
                all.stream().map(each -> each.delivery().body().length).toArray(Integer[]::new));
        return columns;
    }

    private static Buffer beginning(byte[] body, int mostBytes) {
        return Buffer.buffer(body.length <= mostBytes ? body : Arrays.copyOf(body, mostBytes));
    }

    private static String verdict(Judgement judgement) {
        return switch (judgement.verdict()) {
            case TRUSTED, PENDING -> word(judgement.verdict());
            case UNTRUSTED -> throw new IllegalArgumentException("what is not trusted is kept apart");
        };
    }

    private static String headers(Delivery delivery) {
        return written(delivery.headers().values());
    }

    private static String checks(Judgement judgement) {
        return written(judgement.checks().stream().map(CheckWords::of).toList());
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers and checks are text", e);
        }
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <T> @Nullable String[] texts(List<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static <T> OffsetDateTime[] moments(List<T> all, Function<T, Delivery> delivery) {
        return all.stream()
                .map(each -> delivery.apply(each).receivedAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /** A check's result as it is stored. */
    record CheckWords(String check, String status, String reason) {
        static CheckWords of(CheckResult result) {
            return new CheckWords(word(result.check()), word(result.status()), word(result.reason()));
        }
    }
}
