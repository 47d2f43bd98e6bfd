package dev.tollgate.gateway.gate.adapter.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.gateway.gate.DecisionRecords;
import dev.tollgate.gateway.gate.Judgement;
import dev.tollgate.gateway.gate.Policy;
import dev.tollgate.gateway.gate.PolicyDocument;
import dev.tollgate.kernel.CanonicalJson;
import dev.tollgate.kernel.adapter.json.Json;
import jakarta.enterprise.context.ApplicationScoped;

/** RFC 8785, by a mapper of its own: a record must not change because the container's mapper was customised. */
@ApplicationScoped
class CanonicalRecords implements DecisionRecords {
    private static final JsonMapper MAPPER = Json.mapper();

    @Override
    public String write(Judgement judgement) {
        return canonical(judgement);
    }

    @Override
    public Judgement read(String record) {
        try {
            return MAPPER.readValue(record, Judgement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record is not readable", e);
        }
    }

    @Override
    public String write(Policy policy) {
        return canonical(PolicyDocument.write(policy));
    }

    private static String canonical(Object value) {
        try {
            return CanonicalJson.text(MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record can always be written", e);
        }
    }
}
