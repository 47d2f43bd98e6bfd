package dev.tollgate.canary.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.canary.sandbox.Outcome;
import dev.tollgate.canary.sandbox.Wallets;
import dev.tollgate.kernel.Money;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the sandbox:
 *
 * <pre>
 * POST   /wallets {currency}                          201 {id, state, balance, createdAt}
 * GET    /wallets/{id}                                200
 * DELETE /wallets/{id}                                204; 409 unless its balance is zero
 * POST   /wallets/{id}/top-ups {amount, method}       201 PENDING; needs an Idempotency-Key
 * GET    /top-ups/{id}                                200
 * POST   /top-ups/{id}/confirm                        200 SUCCEEDED, or 402 DECLINED
 * POST   /top-ups/{id}/refund {amount}                200; 422 for more than was paid
 * </pre>
 */
final class SandboxRoutes {
    private static final Pattern PATH =
            Pattern.compile("/(wallets|top-ups)(?:/([0-9a-f-]{36})(?:/(top-ups|confirm|refund))?)?");
    private static final int MAX_KEY_LENGTH = 200;

    private final Wallets wallets;
    private final JsonMapper json;

    SandboxRoutes(Wallets wallets, JsonMapper json) {
        this.wallets = wallets;
        this.json = json;
    }

    SandboxReply reply(String method, String path, Optional<String> idempotencyKey, byte[] body) throws IOException {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return SandboxReply.error(404, "NO_SUCH_PLACE");
        }
        if (idempotencyKey.filter(key -> key.length() > MAX_KEY_LENGTH).isPresent()) {
            return SandboxReply.error(400, "KEY_TOO_LONG");
        }
        try {
            return route(method, matcher, idempotencyKey, body)
                    .map(SandboxRoutes::reply)
                    .orElseGet(() -> SandboxReply.error(405, "NOT_DONE_HERE"));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return SandboxReply.error(400, "UNREADABLE_REQUEST");
        }
    }

    private Optional<Outcome> route(String method, Matcher path, Optional<String> key, byte[] body) throws IOException {
        String call = method + " " + path.group(1) + (path.group(3) == null ? "" : "/" + path.group(3));
        if (path.group(2) == null) {
            return call.equals("POST wallets")
                    ? Optional.of(
                            wallets.open(json.readValue(body, OpenWallet.class).currency(), key))
                    : Optional.empty();
        }
        UUID id = UUID.fromString(path.group(2));
        return Optional.ofNullable(
                switch (call) {
                    case "GET wallets" -> wallets.find(id);
                    case "DELETE wallets" -> wallets.close(id);
                    case "POST wallets/top-ups" -> {
                        NewTopUp wanted = json.readValue(body, NewTopUp.class);
                        yield wallets.topUp(id, wanted.amount(), wanted.method(), key);
                    }
                    case "GET top-ups" -> wallets.findTopUp(id);
                    case "POST top-ups/confirm" -> wallets.confirm(id);
                    case "POST top-ups/refund" ->
                        wallets.refund(id, json.readValue(body, Refund.class).amount());
                    default -> null;
                });
    }

    private static SandboxReply reply(Outcome outcome) {
        return switch (outcome) {
            case Outcome.WalletOpened opened -> SandboxReply.wallet(201, opened.wallet());
            case Outcome.WalletFound found -> SandboxReply.wallet(200, found.wallet());
            case Outcome.WalletClosed _ -> SandboxReply.empty(204);
            case Outcome.TopUpAccepted accepted -> SandboxReply.topUp(201, accepted.topUp(), Optional.empty());
            case Outcome.TopUpFound found -> SandboxReply.topUp(200, found.topUp(), Optional.empty());
            case Outcome.TopUpDeclined declined ->
                SandboxReply.topUp(402, declined.topUp(), Optional.of("CARD_DECLINED"));
            case Outcome.Refused refused -> SandboxReply.refused(refused.refusal());
        };
    }

    @RegisterForReflection
    record OpenWallet(String currency) {
        OpenWallet {
            required(currency);
        }
    }

    @RegisterForReflection
    record NewTopUp(Money amount, String method) {
        NewTopUp {
            required(amount);
            required(method);
        }
    }

    @RegisterForReflection
    record Refund(Money amount) {
        Refund {
            required(amount);
        }
    }

    private static void required(@Nullable Object field) {
        if (field == null) {
            throw new IllegalArgumentException("a field is missing");
        }
    }
}
