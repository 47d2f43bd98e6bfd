package dev.tollgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** As many senders as are served at once, all of them at once: whether nobody else holds a place. */
final class Places {
    /** As PeersResource configures. */
    static final int COUNT = 4;

    private Places() {}

    /** In the end: what a sender held is given back at the latest when his time is over. */
    static void areFree() throws Exception {
        assertThat(areFreeWithin(10_000)).as("every place is free").isTrue();
    }

    static boolean areFreeWithin(long millis) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        do {
            if (areAllServedTogether()) {
                return true;
            }
        } while (System.nanoTime() < end);
        return false;
    }

    /** As many at once as are served, each of them known to have reached the service. */
    private static boolean areAllServedTogether() throws Exception {
        CountDownLatch all = new CountDownLatch(COUNT);
        PeersResource.ingest().on("together", (head, body, out) -> {
            body.readNBytes(1);
            all.countDown();
            body.readNBytes(1);
            TakesEverything.respond(out);
        });
        List<RawSender> senders = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            senders.add(RawSender.usage("together", 2));
            senders.getLast().send("{");
        }
        boolean served = all.await(200, TimeUnit.MILLISECONDS);
        for (RawSender sender : senders) {
            if (served) {
                sender.send("}");
                assertThat(sender.oneAnswer()).startsWith("HTTP/1.1 200");
            }
            sender.close();
        }
        return served;
    }
}
