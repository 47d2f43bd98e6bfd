package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.outbound.Pause;
import dev.tollgate.kernel.Identifiers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How often one request is made: again with jitter where a fault passes, once more with a new token where the one in use
 * is past its time, and once more where the clocks differ, which the SDK's client has then corrected for itself.
 */
record Patience(Backoff backoff, InstantSource clock, Identifiers chance, Pause pause) {

    /** @param renewal what makes the call use a new token; empty where there is none to be had */
    <T> T ask(String asked, Supplier<T> call, Optional<Runnable> renewal) {
        boolean renewed = renewal.isEmpty();
        boolean corrected = false;
        for (int tried = 1; ; ) {
            Fault fault;
            try {
                return call.get();
            } catch (SdkException | OutboundRefused e) {
                fault = Fault.of(e, clock.instant());
            }
            if (fault.kind() == Fault.Kind.EXPIRED && !renewed) {
                renewed = true;
                renewal.orElseThrow().run();
            } else if (fault.kind() == Fault.Kind.SKEWED && !corrected) {
                corrected = true;
            } else {
                waitOut(fault, tried++, asked);
            }
        }
    }

    private void waitOut(Fault fault, int tried, String asked) {
        Optional<Duration> wait = fault.kind() == Fault.Kind.PASSING
                ? backoff.pause(tried, fault.retryAfter(), chance.next().getLeastSignificantBits())
                : Optional.empty();
        if (wait.isEmpty()) {
            throw fault.refused(asked);
        }
        pause.waitOut(wait.get());
    }
}
