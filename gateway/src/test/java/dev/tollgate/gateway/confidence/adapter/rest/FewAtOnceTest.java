package dev.tollgate.gateway.confidence.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.kernel.Problem;
import dev.tollgate.kernel.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {
    private final FewAtOnce few = new FewAtOnce(1);

    private UniAssertSubscriber<String> run(Supplier<Uni<String>> work) {
        return few.run(work).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private void hasAFreePlace() {
        run(() -> Uni.createFrom().item("next")).assertCompleted();
    }

    @Test
    void who_comes_when_all_places_are_taken_is_sent_away_for_a_second() {
        CompletableFuture<String> slow = new CompletableFuture<>();
        var first = run(() -> Uni.createFrom().completionStage(slow));
        Throwable refused = run(() -> Uni.createFrom().item("second")).getFailure();
        assertThat(refused).isInstanceOfSatisfying(ProblemException.class, told -> assertThat(told.problem())
                .isInstanceOfSatisfying(Problem.TooManyRequests.class, problem -> assertThat(problem.retryAfter())
                        .isEqualTo(Duration.ofSeconds(1))));
        slow.complete("first");
        first.assertCompleted();
        hasAFreePlace();
    }

    @Test
    void a_place_is_free_again_after_a_failure_a_throw_and_a_caller_who_left() {
        run(() -> Uni.createFrom().failure(new IllegalStateException("failed"))).assertFailed();
        hasAFreePlace();
        run(() -> {
                    throw new IllegalStateException("thrown");
                })
                .assertFailed();
        hasAFreePlace();
        run(() -> Uni.createFrom().nothing()).cancel();
        hasAFreePlace();
    }
}
