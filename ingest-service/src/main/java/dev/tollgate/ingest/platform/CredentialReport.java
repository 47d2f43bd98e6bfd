package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.provider.CredentialCheck;
import dev.tollgate.ingest.provider.CredentialCheck.Answered;
import dev.tollgate.ingest.provider.CredentialCheck.Refused;
import dev.tollgate.kernel.ProviderId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What {@code check-credentials} prints. */
@RegisterForReflection
record CredentialReport(List<Entry> providers) {

    static CredentialReport of(Map<ProviderId, CredentialCheck> found, Function<ProviderId, String> reference) {
        return new CredentialReport(found.entrySet().stream()
                .map(entry -> Entry.of(entry.getKey().id(), reference.apply(entry.getKey()), entry.getValue()))
                .toList());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Entry entry : providers) {
            text.append("%-8s %-16s %s%n".formatted(entry.provider(), entry.proof(), entry.reference()));
            entry.lines().forEach(line -> text.append("         ").append(line).append(System.lineSeparator()));
        }
        return text.toString();
    }

    /**
     * @param proof WORKS, MUST_NOT_BE_USED or UNKNOWN
     * @param rights READ_ONLY, CAN_WRITE or NOT_TOLD; absent where nobody answered
     * @param reason why nobody answered; absent where somebody did
     */
    @RegisterForReflection
    record Entry(
            String provider,
            String reference,
            String proof,
            @Nullable String identity,
            @Nullable String rights,
            @Nullable String reason,
            List<String> found) {

        static Entry of(String provider, String reference, CredentialCheck check) {
            String proof = check.proof().name();
            return switch (check) {
                case Answered(var who) ->
                    new Entry(
                            provider,
                            reference,
                            proof,
                            who.identity(),
                            who.rights().name(),
                            null,
                            who.found());
                case Refused(var reason, var explanation) ->
                    new Entry(provider, reference, proof, null, null, reason.name(), List.of(explanation));
            };
        }

        List<String> lines() {
            String first = identity == null ? String.valueOf(reason) : identity + ", " + rights;
            return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), found.stream())
                    .toList();
        }
    }
}
