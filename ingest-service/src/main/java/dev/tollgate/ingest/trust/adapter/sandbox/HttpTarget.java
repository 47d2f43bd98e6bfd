package dev.tollgate.ingest.trust.adapter.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.trust.matrix.Forged;
import dev.tollgate.ingest.trust.matrix.Target;
import dev.tollgate.kernel.adapter.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** An endpoint over HTTP, with its statement at {@code /.well-known/tollgate-sandbox} of the same origin. */
record HttpTarget(URI endpoint, Outbound outbound) implements Target {
    private static final String PLACE = "/.well-known/tollgate-sandbox";
    private static final int MOST_BYTES = 64 * 1024;
    private static final String ACCEPTS = "synthetic-webhooks";

    @Override
    public Statement statement() {
        URI place = endpoint.resolve(PLACE);
        try {
            Outbound.Answer answer = outbound.send(new Outbound.Call(
                    "GET", place, Map.of("Accept", "application/json"), new byte[0], false, MOST_BYTES));
            return answer.status() == 200
                    ? read(answer.body())
                    : new Statement.NotProven(PLACE + " answered " + answer.status());
        } catch (OutboundRefused e) {
            return new Statement.NotProven(PLACE + ": " + e.explanation());
        }
    }

    @Override
    public Answer send(Forged forged) {
        try {
            return new Answer.Status(outbound.send(
                            new Outbound.Call("POST", endpoint, forged.headers(), forged.body(), false, MOST_BYTES))
                    .status());
        } catch (OutboundRefused e) {
            return new Answer.None(e.explanation());
        }
    }

    private static Statement read(byte[] body) {
        try {
            JsonNode said = Json.mapper().readTree(body);
            boolean isSandbox =
                    said.path("sandbox").isBoolean() && said.path("sandbox").booleanValue();
            if (!isSandbox || !said.path("accepts").asText("").equals(ACCEPTS)) {
                return new Statement.NotProven(
                        PLACE + " does not say \"sandbox\": true and \"accepts\": \"" + ACCEPTS + "\"");
            }
            return new Statement.Sandbox(sender(said.path("sender").asText("")));
        } catch (JacksonException e) {
            return new Statement.NotProven(PLACE + " is no JSON");
        } catch (IOException e) {
            return new Statement.NotProven(PLACE + " cannot be read");
        }
    }

    private static Optional<InetAddress> sender(String said) {
        try {
            return said.isEmpty() || said.length() > 45 ? Optional.empty() : Optional.of(InetAddress.ofLiteral(said));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
