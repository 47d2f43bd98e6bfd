package dev.tollgate.kernel.adapter.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.util.function.Function;

/**
 * {@code Money} is {@code {"amount":"120.75","currency":"USD"}}; every other kernel type is its one string. An amount
 * that comes as a JSON number is refused: whoever wrote it may already have rounded it.
 */
final class KernelModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    KernelModule() {
        super("tollgate-kernel");
        addSerializer(Money.class, new MoneyWriter());
        addDeserializer(Money.class, new MoneyReader());
        text(ProviderId.class, ProviderId::id, s -> ProviderId.of(s)
                .orElseThrow(() -> new IllegalArgumentException("not one of " + ProviderId.tierOne())));
        text(CostMetric.class, CostMetric::column, s -> CostMetric.of(s)
                .orElseThrow(() -> new IllegalArgumentException("not a FOCUS cost column")));
        text(BillingPeriod.class, BillingPeriod::toString, BillingPeriod::of);
        text(Sha256.class, Sha256::hex, Sha256::new);
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(write.apply(value));
            }
        });
        addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                if (!in.hasToken(JsonToken.VALUE_STRING)) {
                    throw context.wrongTokenException(in, type, JsonToken.VALUE_STRING, "must be a string");
                }
                try {
                    return read.apply(in.getText());
                } catch (IllegalArgumentException e) {
                    throw context.weirdStringException(in.getText(), type, e.getMessage());
                }
            }
        });
    }

    private static final class MoneyWriter extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject();
            out.writeStringField("amount", ExactDecimal.plain(money.amount()));
            out.writeStringField("currency", money.currency());
            out.writeEndObject();
        }
    }

    private static final class MoneyReader extends JsonDeserializer<Money> {
        /** The fields are read here and not bound to a record, so that a number can never slip in as an amount. */
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String amount = null;
            String currency = null;
            if (!in.isExpectedStartObjectToken()) {
                throw context.wrongTokenException(in, Money.class, JsonToken.START_OBJECT, "must be an object");
            }
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                if (in.nextToken() != JsonToken.VALUE_STRING) {
                    throw context.wrongTokenException(in, Money.class, JsonToken.VALUE_STRING, "must be a string");
                }
                switch (field) {
                    case "amount" -> amount = in.getText();
                    case "currency" -> currency = in.getText();
                    default -> throw context.weirdStringException(field, Money.class, "has only amount and currency");
                }
            }
            if (amount == null || currency == null) {
                throw context.weirdStringException("", Money.class, "needs amount and currency, both strings");
            }
            try {
                return Money.of(amount, currency);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException("", Money.class, e.getMessage());
            }
        }
    }
}
