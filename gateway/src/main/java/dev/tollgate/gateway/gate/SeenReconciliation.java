package dev.tollgate.gateway.gate;

import dev.tollgate.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a gate needs of a reconciliation. */
public record SeenReconciliation(String mode, Instant judgedAt, List<Provider> providers) {
    /** The closed choice of verdicts; any other word is not understood. */
    public enum Judgement {
        MATCHED,
        DRIFTED,
        UNPROVEN
    }

    /** One provider's judgement. */
    public record Provider(
            String provider, Judgement verdict, Optional<String> reason, String explanation, Optional<Money> drift) {}
}
