package dev.tollgate.gateway.gate.adapter.peer;

import dev.tollgate.gateway.gate.Sought;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Asks for the newest of each accepted mode, and, when there is none, whether there is one of another mode. */
final class Seeking {
    private static final Logger LOG = Logger.getLogger(Seeking.class);

    private Seeking() {}

    /** An item as it was understood, with what decides which of two is newer. */
    record Understood<T>(String mode, java.time.Instant from, T value, String json) {}

    static <T> Uni<Sought<T>> newest(
            List<String> acceptedModes,
            Function<Optional<String>, Uni<byte[]>> ask,
            Function<PeerAnswer, Understood<T>> understand) {
        Uni<Optional<Understood<T>>> newest = Uni.createFrom().item(Optional.empty());
        for (String mode : acceptedModes) {
            newest = newest.chain(known -> ask.apply(Optional.of(mode))
                    .map(page ->
                            newer(known, ofMode(mode, PeerAnswer.newestOf(page).map(understand)))));
        }
        Uni<Sought<T>> sought = newest.chain(found -> found.isPresent()
                ? Uni.createFrom().item(found.map(Seeking::found).get())
                : ask.apply(Optional.empty()).map(page -> Seeking.<T>ofAnyMode(page, acceptedModes, understand)));
        return onThisContext(sought.onFailure().recoverWithItem(Seeking::failed));
    }

    private static <T> Sought<T> found(Understood<T> newest) {
        return new Sought.Found<>(newest.value(), newest.json());
    }

    private static <T> Sought<T> ofAnyMode(
            byte[] page, List<String> acceptedModes, Function<PeerAnswer, Understood<T>> understand) {
        Optional<Understood<T>> any = PeerAnswer.newestOf(page).map(understand);
        if (any.isEmpty()) {
            return new Sought.Absent<>();
        }
        // One of an accepted mode may have come into being since it was asked for.
        return acceptedModes.contains(any.get().mode())
                ? found(any.get())
                : new Sought.OfOtherMode<>(any.get().mode());
    }

    private static <T> Optional<Understood<T>> ofMode(String mode, Optional<Understood<T>> item) {
        item.filter(found -> !found.mode().equals(mode)).ifPresent(found -> {
            throw new PeerAnswer.NotUnderstood("mode is not what was asked for");
        });
        return item;
    }

    private static <T> Optional<Understood<T>> newer(Optional<Understood<T>> one, Optional<Understood<T>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return one.get().from().isAfter(other.get().from()) ? one : other;
    }

    private static <T> Sought<T> failed(Throwable failure) {
        if (failure instanceof PeerAnswer.NotUnderstood why) {
            return new Sought.Unreadable<>(String.valueOf(why.getMessage()));
        }
        LOG.warnf("a service was asked for evidence and did not answer: %s", failure);
        return new Sought.Unreachable<>();
    }

    /** A timeout or a retry may end on another thread; the database session belongs to the one that started. */
    private static <T> Uni<T> onThisContext(Uni<T> answer) {
        Context context = Vertx.currentContext();
        return context == null ? answer : answer.emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
