package dev.tollgate.canary.probe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tollgate.canary.probe.BreakingProxy.Break;
import dev.tollgate.canary.probe.BreakingProxy.Call;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Ways in which a billing system goes wrong. */
final class Breaks {
    static final String GET_WALLET = "GET /wallets/{id}";
    static final String CONFIRM = "POST /top-ups/{id}/confirm";
    static final String TOP_UP = "POST /wallets/{id}/top-ups";
    static final String REFUND = "POST /top-ups/{id}/refund";
    static final String CLOSE = "DELETE /wallets/{id}";
    static final String OPEN = "POST /wallets";
    static final String STATEMENT = "GET /sandbox";

    private Breaks() {}

    /** Only the n-th such request, from 1. */
    static Break nth(int n, String name, Break fault) {
        AtomicInteger count = new AtomicInteger();
        return call -> call.is(name) && count.incrementAndGet() == n && fault.meets(call);
    }

    static Break each(String name, Break fault) {
        return call -> call.is(name) && fault.meets(call);
    }

    static Break both(Break first, Break second) {
        return call -> first.meets(call) || second.meets(call);
    }

    /** The real answer, with something changed in it. */
    static Break changed(Consumer<ObjectNode> change) {
        return call -> {
            ObjectNode answer = call.upstreamJson();
            change.accept(answer);
            call.answer(call.is(OPEN) || call.is(TOP_UP) ? 201 : 200, answer);
            return true;
        };
    }

    /** A balance that is not zero is told otherwise. */
    static Break balanceOf(String amount) {
        return changed(wallet -> {
            ObjectNode balance = (ObjectNode) wallet.get("balance");
            if (!balance.get("amount").textValue().equals("0")) {
                balance.put("amount", amount);
            }
        });
    }

    static Break answers(int status, String body) {
        return call -> {
            call.answer(status, body.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    static Break redirects(String to) {
        return call -> {
            call.exchange().getResponseHeaders().set("Location", to);
            call.exchange().sendResponseHeaders(302, -1);
            return true;
        };
    }

    /** The headers and one byte come at once; the rest never. */
    static boolean drips(Call call) throws Exception {
        call.exchange().sendResponseHeaders(200, 1000);
        call.exchange().getResponseBody().write('{');
        call.exchange().getResponseBody().flush();
        new CountDownLatch(1).await();
        return true;
    }

    /** Closed without a word. */
    static boolean resets(Call call) {
        call.exchange().close();
        return true;
    }

    static boolean asANewOne(Call call) throws Exception {
        var answer = call.upstream("-other");
        call.answer(answer.statusCode(), answer.body());
        return true;
    }
}
