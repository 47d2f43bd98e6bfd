package dev.tollgate.ingest.trust;

import dev.tollgate.ingest.credential.ReferencedSecrets;
import dev.tollgate.ingest.credential.SecretReference;
import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether every reference of a policy can lead to a secret: found at the start, and not by the first payment. */
public final class CheckingReferences {
    private CheckingReferences() {}

    /**
     * Looks at the configuration only, and calls nobody: a vault that is away must not keep the service from starting.
     *
     * @throws PolicyRefused naming the policy, the reference, and what is missing for it
     */
    public static void require(TrustPolicy policy, ReferencedSecrets secrets) {
        for (String reference : of(policy).distinct().toList()) {
            SecretReference known = SecretReference.of(reference)
                    .orElseThrow(() -> new PolicyRefused(policy.provider(), "", "has something else than a reference"));
            List<FieldError> missing = secrets.missingFor(known);
            if (!missing.isEmpty()) {
                throw new PolicyRefused(
                        "the policy of " + policy.provider(),
                        "",
                        "its reference " + reference + " does not resolve: "
                                + missing.stream()
                                        .map(each -> each.field() + " " + each.message())
                                        .collect(Collectors.joining("; ")));
            }
        }
    }

    /** Every reference of a policy. */
    public static Stream<String> of(TrustPolicy policy) {
        return Stream.of(
                        policy.token().stream()
                                .flatMap(rule -> rule.tokens().stream().map(Key::secret)),
                        policy.signature().stream()
                                .flatMap(rule -> rule.keys().stream().map(Key::secret)),
                        policy.refetch().stream().flatMap(rule -> Stream.of(rule.user(), rule.password())))
                .flatMap(each -> each);
    }
}
