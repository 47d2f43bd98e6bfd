package dev.tollgate.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import dev.tollgate.ingest.trust.CheckResult.Status;
import dev.tollgate.ingest.trust.Judgement.Verdict;
import dev.tollgate.ingest.trust.TrustPolicy.SourceRule;
import dev.tollgate.ingest.trust.adapter.policy.PolicyFiles;
import dev.tollgate.kernel.Network;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With YooKassa's policy, which has nothing but addresses and the refetch. */
class SourceTest {
    private static final String BODY =
            "{\"type\":\"notification\",\"event\":\"payment.succeeded\",\"object\":{\"id\":\"22e12f66\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "185.71.76.0",
                "185.71.76.31",
                "185.71.77.31",
                "77.75.153.127",
                "77.75.156.11",
                "77.75.156.35",
                "77.75.154.128",
                "77.75.154.255",
                "2a02:5180::1",
                "2a02:5180:ffff:ffff:ffff:ffff:ffff:ffff",
                "::ffff:185.71.76.1"
            })
    void from_its_networks_an_event_is_pending_until_its_object_was_fetched(String address) throws Exception {
        Judgement judgement = yookassa(address).judgement();
        assertThat(judgement.verdict()).isEqualTo(Verdict.PENDING);
        assertThat(judgement.checks())
                .containsExactly(
                        new CheckResult(Check.SOURCE, Status.PASSED, Reason.VALID),
                        new CheckResult(Check.TOKEN, Status.NOT_REQUIRED, Reason.NOT_REQUIRED),
                        new CheckResult(Check.SIGNATURE, Status.NOT_REQUIRED, Reason.NOT_REQUIRED),
                        new CheckResult(Check.REFETCH, Status.PENDING, Reason.NOT_FETCHED_YET));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "185.71.76.32",
                "185.71.75.255",
                "77.75.153.128",
                "77.75.156.12",
                "77.75.154.127",
                "2a02:5181::",
                "2a02:517f:ffff::",
                "10.0.0.1",
                "127.0.0.1",
                "::1"
            })
    void from_beside_its_networks_it_is_not_believed_whatever_headers_say(String address) throws Exception {
        Judged judged = yookassa(address)
                .header("X-Forwarded-For", "185.71.76.1")
                .header("Forwarded", "for=185.71.76.1")
                .header("X-Real-IP", "185.71.76.1");
        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.UNTRUSTED);
        assertThat(judged.reason(Check.SOURCE)).isEqualTo(Reason.OUTSIDE_NETWORKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "{}", "{\"object\":{\"id\":{}}}", "{\"object\":{\"id\":\"\"}}", "[1]"})
    void an_event_that_names_no_object_can_never_be_fetched_and_is_not_believed(String body) throws Exception {
        Judged judged = yookassa("185.71.76.1").body(body);
        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.UNTRUSTED);
        assertThat(judged.reason(Check.REFETCH)).isEqualTo(Reason.NO_OBJECT);
    }

    @Test
    void of_what_comes_from_elsewhere_the_body_is_not_read() throws Exception {
        assertThat(yookassa("192.0.2.1").body("nonsense").reason(Check.REFETCH)).isEqualTo(Reason.NOT_FETCHED_YET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.0.0", "10.1.255.255", "2001:db8:1::7", "::ffff:10.1.0.1"})
    void a_proxy_that_the_policy_names_may_say_whose_address_it_is(String proxy) throws Exception {
        assertThat(behind(proxy, "185.71.76.1").reason(Check.SOURCE)).isEqualTo(Reason.VALID);
        assertThat(behind(proxy, "192.0.2.1").reason(Check.SOURCE)).isEqualTo(Reason.OUTSIDE_NETWORKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.255.255", "10.2.0.0", "2001:db8:2::", "127.0.0.1", "185.71.76.2"})
    void another_proxy_of_the_deployment_is_not_believed_whatever_it_says(String proxy) throws Exception {
        Judged judged = behind(proxy, "185.71.76.1");
        assertThat(judged.reason(Check.SOURCE)).isEqualTo(Reason.UNTRUSTED_PROXY);
        assertThat(judged.judgement().verdict()).isEqualTo(Verdict.UNTRUSTED);
    }

    @Test
    void whoever_connects_himself_needs_no_proxy_and_where_none_is_named_all_may_speak() throws Exception {
        assertThat(Judged.by(proxied()).body(BODY).from("185.71.76.1").reason(Check.SOURCE))
                .isEqualTo(Reason.VALID);
        assertThat(yookassa("185.71.76.1").via("10.2.0.1").reason(Check.SOURCE)).isEqualTo(Reason.VALID);
    }

    private static Judged behind(String proxy, String address) {
        return Judged.by(proxied()).body(BODY).from(address).via(proxy);
    }

    private static TrustPolicy proxied() {
        TrustPolicy shipped = PolicyFiles.shipped("yookassa");
        SourceRule rule = new SourceRule(
                shipped.source().orElseThrow().networks(),
                List.of(Network.of("10.1.0.0/16"), Network.of("2001:db8:1::/48")));
        return new TrustPolicy(
                shipped.provider(),
                Optional.of(rule),
                shipped.token(),
                shipped.signature(),
                shipped.refetch(),
                shipped.event(),
                shipped.refusal());
    }

    private static Judged yookassa(String address) {
        return Judged.by(PolicyFiles.shipped("yookassa")).body(BODY).from(address);
    }
}
