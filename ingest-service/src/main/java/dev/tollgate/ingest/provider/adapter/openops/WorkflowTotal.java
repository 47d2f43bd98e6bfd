package dev.tollgate.ingest.provider.adapter.openops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.provider.StatedMonth;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.ExactDecimal;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.adapter.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A total that a workflow tells: {@code POST /api/v1/webhooks/{id}/sync}, which OpenOps answers with what the workflow's
 * step "Return Response" gives. By contract such a workflow only reads, so that it may be started twice for one question.
 */
record WorkflowTotal(Answers answers, OpenOpsSettings settings) {
    private static final String ASKED = "the workflow's webhook";
    private static final Set<String> FIELDS = Set.of("currency", "metric", "total", "asOf", "source", "billingPeriod");
    private static final int MAX_ANSWER_BYTES = 64 * 1024;
    private static final int MAX_SOURCE_CHARS = 500;
    private static final int NOT_FOUND = 404;

    StatedMonth of(BillingPeriod month) {
        URI uri = URI.create(settings.base() + "/api/v1/webhooks/" + settings.workflowId() + "/sync");
        byte[] body = body(month);
        Answer answer = answers.answer(credential -> new Call(
                "POST",
                uri,
                Map.of(
                        settings.workflowHeader(),
                        Answers.secret(credential, "webhookKey"),
                        "Content-Type",
                        "application/json",
                        "Accept",
                        "application/json"),
                body,
                true,
                MAX_ANSWER_BYTES));
        if (answer.status() == NOT_FOUND) {
            throw new ExportRefused(
                    FailureReason.NO_STATEMENT,
                    ASKED + " was answered with status 404: the workflow has no total of the month, or is not enabled");
        }
        JsonNode stated = answers.json(ASKED, answer);
        requireKnown(stated, month);
        return new StatedMonth(metric(stated), total(stated), asOf(stated), source(stated), List.of());
    }

    private static byte[] body(BillingPeriod month) {
        try {
            return Json.mapper().writeValueAsBytes(Map.of("billingPeriod", month.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of text is JSON", e);
        }
    }

    private static void requireKnown(JsonNode stated, BillingPeriod month) {
        if (!stated.isObject() || stated.properties().stream().anyMatch(field -> !FIELDS.contains(field.getKey()))) {
            throw Answers.bad(ASKED, "is no statement, or one with fields that it does not have");
        }
        if (stated.has("billingPeriod")
                && !month.toString().equals(stated.path("billingPeriod").textValue())) {
            throw Answers.bad(ASKED, "is of another month");
        }
    }

    private static CostMetric metric(JsonNode stated) {
        return CostMetric.of(text(stated, "metric"))
                .orElseThrow(() -> Answers.bad(ASKED, "has a metric that is no FOCUS cost column"));
    }

    /** A JSON number is taken by its digits; it was never a double on its way. */
    private static Money total(JsonNode stated) {
        JsonNode total = stated.path("total");
        if (!total.isNumber() && !total.isTextual()) {
            throw Answers.bad(ASKED, "has no total");
        }
        try {
            return total.isNumber()
                    ? new Money(ExactDecimal.normalise(total.decimalValue()), text(stated, "currency"))
                    : Money.of(total.textValue(), text(stated, "currency"));
        } catch (IllegalArgumentException e) {
            throw Answers.bad(ASKED, "has a total or a currency that is none");
        }
    }

    private static Instant asOf(JsonNode stated) {
        try {
            return Instant.parse(text(stated, "asOf"));
        } catch (DateTimeException e) {
            throw Answers.bad(ASKED, "has an asOf that is no RFC 3339 instant in UTC");
        }
    }

    private String source(JsonNode stated) {
        String workflow = "OpenOps, workflow " + settings.workflowId();
        if (!stated.has("source")) {
            return workflow;
        }
        String source = text(stated, "source");
        if (source.length() > MAX_SOURCE_CHARS) {
            throw Answers.bad(ASKED, "has a source of more than " + MAX_SOURCE_CHARS + " characters");
        }
        return workflow + ": " + source;
    }

    private static String text(JsonNode stated, String field) {
        String text = stated.path(field).textValue();
        if (text == null || text.isBlank()) {
            throw Answers.bad(ASKED, "has no " + field);
        }
        return text;
    }
}
