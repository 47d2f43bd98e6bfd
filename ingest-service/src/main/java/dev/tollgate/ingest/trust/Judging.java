package dev.tollgate.ingest.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.CheckResult.Status;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import java.util.List;

/**
 * Makes every check that the policy requires, also after one failed: whoever looks for what is wrong sees all of it. Of
 * the body nothing is read but, when all else held and the policy has a refetch, what its object is called.
 */
public final class Judging implements Judge {
    private final TryingKeys keys;
    private final WebhookBodies bodies;

    public Judging(Secrets secrets, WebhookBodies bodies) {
        this.keys = new TryingKeys(secrets);
        this.bodies = bodies;
    }

    @Override
    public Judgement judge(Delivery delivery, TrustPolicy policy) throws SecretUnavailable {
        CheckResult source = policy.source().isEmpty()
                ? notRequired(Check.SOURCE)
                : result(Check.SOURCE, source(delivery, policy.source().get()));
        CheckResult token = policy.token().isEmpty()
                ? notRequired(Check.TOKEN)
                : result(Check.TOKEN, token(delivery, policy.token().get()));
        CheckResult signature = policy.signature().isEmpty()
                ? notRequired(Check.SIGNATURE)
                : result(Check.SIGNATURE, signature(delivery, policy.signature().get()));
        boolean held = List.of(source, token, signature).stream().noneMatch(each -> each.status() == Status.FAILED);
        CheckResult refetch = policy.refetch().isEmpty() ? notRequired(Check.REFETCH) : refetch(delivery, policy, held);
        boolean denied = !held || refetch.status() == Status.FAILED;
        Verdict verdict =
                denied ? Verdict.UNTRUSTED : refetch.status() == Status.PENDING ? Verdict.PENDING : Verdict.TRUSTED;
        return new Judgement(verdict, List.of(source, token, signature, refetch));
    }

    /** The gateway believes the proxies of the whole deployment; which of them speak for this provider is the policy's. */
    private static Reason source(Delivery delivery, TrustPolicy.SourceRule rule) {
        boolean maySpeak = rule.proxies().isEmpty()
                || delivery.via().stream()
                        .allMatch(proxy -> rule.proxies().stream().anyMatch(network -> network.contains(proxy)));
        if (!maySpeak) {
            return Reason.UNTRUSTED_PROXY;
        }
        return rule.networks().stream().anyMatch(network -> network.contains(delivery.source()))
                ? Reason.VALID
                : Reason.OUTSIDE_NETWORKS;
    }

    private Reason token(Delivery delivery, TrustPolicy.TokenRule rule) throws SecretUnavailable {
        try {
            byte[] sent = ProvingHeaders.only(delivery.headers(), rule.header(), rule.prefix())
                    .getBytes(US_ASCII);
            return keys.judge(rule.tokens(), delivery.receivedAt(), secret -> {
                if (secret.length == 0) {
                    throw new TryingKeys.UnusableKey("is empty");
                }
                return KeyedHash.isAmong(secret, List.of(sent));
            });
        } catch (HeaderRefused e) {
            return e.reason();
        }
    }

    private Reason signature(Delivery delivery, SignatureRule rule) throws SecretUnavailable {
        try {
            return SignatureScheme.of(rule).judge(delivery, keys);
        } catch (HeaderRefused e) {
            return e.reason();
        }
    }

    /** What did not hold so far is not read, as nothing will be fetched for it. */
    private CheckResult refetch(Delivery delivery, TrustPolicy policy, boolean held) {
        boolean hasObject = !held || bodies.claimed(delivery, policy).objectId().isPresent();
        return hasObject
                ? new CheckResult(Check.REFETCH, Status.PENDING, Reason.NOT_FETCHED_YET)
                : new CheckResult(Check.REFETCH, Status.FAILED, Reason.NO_OBJECT);
    }

    private static CheckResult result(Check check, Reason reason) {
        return new CheckResult(check, reason == Reason.VALID ? Status.PASSED : Status.FAILED, reason);
    }

    private static CheckResult notRequired(Check check) {
        return new CheckResult(check, Status.NOT_REQUIRED, Reason.NOT_REQUIRED);
    }
}
