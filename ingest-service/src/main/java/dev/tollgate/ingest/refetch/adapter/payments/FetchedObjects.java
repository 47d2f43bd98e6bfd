package dev.tollgate.ingest.refetch.adapter.payments;

import dev.tollgate.ingest.outbound.Backoff;
import dev.tollgate.ingest.outbound.Outbound;
import dev.tollgate.ingest.outbound.Outbound.Answer;
import dev.tollgate.ingest.outbound.Outbound.Call;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.refetch.ProviderAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.NoAnswer;
import dev.tollgate.ingest.refetch.ProviderAnswer.Unknown;
import dev.tollgate.ingest.refetch.ProviderObjects;
import dev.tollgate.ingest.refetch.RefetchFailure;
import dev.tollgate.ingest.refetch.WaitingWebhook;
import dev.tollgate.ingest.trust.RefetchRule;
import dev.tollgate.ingest.trust.Secrets;
import dev.tollgate.ingest.trust.Secrets.SecretUnavailable;
import dev.tollgate.ingest.trust.TrustPolicy;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Objects by one GET each, with HTTP Basic (RFC 7617). The credential is resolved for the call and not kept. */
final class FetchedObjects implements ProviderObjects {
    private final Function<TrustPolicy, Outbound> outbound;
    private final Secrets secrets;
    private final InstantSource clock;
    private final int maxBytes;

    /** @param outbound calls a policy's own hosts and no others, once */
    FetchedObjects(Function<TrustPolicy, Outbound> outbound, Secrets secrets, InstantSource clock, int maxBytes) {
        this.outbound = outbound;
        this.secrets = secrets;
        this.clock = clock;
        this.maxBytes = maxBytes;
    }

    @Override
    public ProviderAnswer ask(TrustPolicy policy, WaitingWebhook webhook) {
        Optional<RefetchRule> rule = policy.refetch().filter(Comparing::arePointers);
        Optional<String> idPlace = rule.flatMap(one -> Comparing.idPlace(policy, one));
        if (!ObjectAddress.isId(webhook.objectId())) {
            return new Unknown(Comparing.unknown(webhook));
        }
        String type = webhook.type().orElse("");
        Optional<URI> uri = rule.flatMap(one -> ObjectAddress.of(one, type, webhook.objectId()));
        if (rule.isEmpty() || idPlace.isEmpty() || uri.isEmpty()) {
            return NoAnswer.because(RefetchFailure.NO_RULE);
        }
        try {
            Answer answer = outbound.apply(policy).send(call(uri.get(), rule.get()));
            return switch (answer.status()) {
                case 200 ->
                    ObjectText.of(answer.body())
                            .map(said -> Comparing.compare(rule.get(), type, idPlace.get(), webhook, said))
                            .orElseGet(() -> NoAnswer.because(
                                    ObjectText.isJson(answer.body())
                                            ? RefetchFailure.BAD_ANSWER
                                            : RefetchFailure.NOT_JSON));
                case 404, 410 -> new Unknown(Comparing.unknown(webhook));
                default -> none(answer);
            };
        } catch (SecretUnavailable e) {
            return NoAnswer.because(RefetchFailure.NO_SECRET);
        } catch (OutboundRefused e) {
            return NoAnswer.because(failure(e));
        }
    }

    private NoAnswer none(Answer answer) {
        Optional<Duration> asked =
                answer.header("Retry-After").flatMap(value -> Backoff.retryAfter(value, clock.instant()));
        int status = answer.status();
        RefetchFailure failure;
        if (status == 429 || (status == 503 && asked.isPresent())) {
            failure = RefetchFailure.THROTTLED;
        } else if (status == 401 || status == 403) {
            failure = RefetchFailure.NOT_AUTHORISED;
        } else {
            failure = status / 100 == 5 ? RefetchFailure.SERVER_ERROR : RefetchFailure.BAD_ANSWER;
        }
        return new NoAnswer(failure, failure == RefetchFailure.THROTTLED ? asked : Optional.empty());
    }

    private static RefetchFailure failure(OutboundRefused refused) {
        return switch (refused.failure()) {
            case HOST_REFUSED -> RefetchFailure.HOST_REFUSED;
            case UNREACHABLE -> RefetchFailure.UNREACHABLE;
            case TIMEOUT -> RefetchFailure.TIME_OUT;
            case CUT_OFF -> RefetchFailure.CUT_OFF;
            case TOO_LARGE -> RefetchFailure.TOO_LARGE;
            // Our own credential is the only part of a call that could be so.
            case UNSENDABLE -> RefetchFailure.NO_SECRET;
        };
    }

    private Call call(URI uri, RefetchRule rule) throws SecretUnavailable {
        byte[] user = secrets.of(rule.user());
        byte[] password = secrets.of(rule.password());
        ByteArrayOutputStream pair = new ByteArrayOutputStream();
        pair.writeBytes(user);
        pair.write(':');
        pair.writeBytes(password);
        byte[] credential = pair.toByteArray();
        String basic = new String(Base64.getEncoder().encode(credential), StandardCharsets.US_ASCII);
        Arrays.fill(credential, (byte) 0);
        return Call.get(uri, Map.of("Authorization", "Basic " + basic, "Accept", "application/json"), maxBytes);
    }
}
