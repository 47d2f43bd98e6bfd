package dev.tollgate.reconcile.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.adapter.json.Json;
import dev.tollgate.reconcile.total.Answer;
import dev.tollgate.reconcile.total.Documents;
import dev.tollgate.reconcile.total.Exports;
import dev.tollgate.reconcile.total.Fetched;
import dev.tollgate.reconcile.total.Inputs;
import dev.tollgate.reconcile.total.Judgement;
import dev.tollgate.reconcile.total.Limits;
import dev.tollgate.reconcile.total.LimitsRefused;
import dev.tollgate.reconcile.total.Statements;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** All documents as JSON. Without state, so that a command can make one with {@code new}. */
@Singleton
public final class JsonDocuments implements Documents {
    private static final JsonMapper MAPPER = Json.mapper();

    @Override
    public Limits limits(String text) {
        try {
            return LimitsJson.read(text);
        } catch (Mistake mistake) {
            throw new LimitsRefused(mistake.path(), mistake.what());
        }
    }

    @Override
    public Answer<Statements> statements(Fetched fetched, BillingPeriod asked) {
        return understand(fetched, text -> IngestJson.statements(text, asked));
    }

    @Override
    public Answer<Exports> exports(Fetched fetched, BillingPeriod asked) {
        return understand(fetched, text -> IngestJson.exports(text, asked));
    }

    @Override
    public String judgement(Judgement judgement) {
        return canonical(JudgementJson.of(judgement));
    }

    @Override
    public String inputs(Inputs inputs) {
        return canonical(InputsJson.of(inputs));
    }

    @Override
    public Inputs inputs(String text) {
        return InputsJson.read(text);
    }

    /** A mistake of the peer is our doubt, never our failure; nothing but a mistake is caught. */
    private static <T> Answer<T> understand(Fetched fetched, Function<String, T> read) {
        return switch (fetched) {
            case Fetched.Silence(String why) -> new Answer.Unreachable<>(why);
            case Fetched.Body(String text) -> {
                try {
                    yield new Answer.Answered<>(read.apply(text));
                } catch (Mistake mistake) {
                    yield new Answer.Unreachable<>("its answer cannot be understood: " + mistake.getMessage());
                }
            }
        };
    }

    private static String canonical(JsonNode tree) {
        try {
            return CanonicalJson.text(MAPPER.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
