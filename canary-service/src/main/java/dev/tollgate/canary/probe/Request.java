package dev.tollgate.canary.probe;

import dev.tollgate.kernel.Money;
import java.util.Map;
import java.util.Optional;

/**
 * One request to a target.
 *
 * @param body the fields of the JSON body, texts and amounts; empty for no body
 * @param idempotencyKey for the target, so that sending it again moves nothing
 * @param moves the money that it may move, which is held against the cap once more before it is sent
 * @param withKey whether the target's key goes with it; never before the target has proven what it is
 */
public record Request(
        String method,
        String path,
        Map<String, Object> body,
        Optional<String> idempotencyKey,
        Optional<Money> moves,
        boolean withKey) {
    public Request {
        body = Map.copyOf(body);
    }

    static Request openly(String path) {
        return new Request("GET", path, Map.of(), Optional.empty(), Optional.empty(), false);
    }

    static Request get(String path) {
        return new Request("GET", path, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    static Request delete(String path) {
        return new Request("DELETE", path, Map.of(), Optional.empty(), Optional.empty(), true);
    }

    static Request post(String path, Map<String, Object> body) {
        return new Request("POST", path, body, Optional.empty(), Optional.empty(), true);
    }

    Request withIdempotencyKey(String key) {
        return new Request(method, path, body, Optional.of(key), moves, withKey);
    }

    Request moving(Money amount) {
        return new Request(method, path, body, idempotencyKey, Optional.of(amount), withKey);
    }
}
