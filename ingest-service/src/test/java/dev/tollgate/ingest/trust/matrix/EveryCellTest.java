package dev.tollgate.ingest.trust.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.Check;
import dev.tollgate.ingest.trust.CheckResult;
import dev.tollgate.ingest.trust.Delivery;
import dev.tollgate.ingest.trust.Judgement;
import dev.tollgate.ingest.trust.Judging;
import dev.tollgate.ingest.trust.SentHeaders;
import dev.tollgate.ingest.trust.SignatureRule;
import dev.tollgate.ingest.trust.TrustPolicy;
import dev.tollgate.ingest.trust.adapter.json.JsonBodies;
import dev.tollgate.kernel.Identifiers;
import dev.tollgate.kernel.house.SeededIdentifiers;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of every policy, forged and judged, against the truth table. */
class EveryCellTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Identifiers IDENTIFIERS = new SeededIdentifiers(7);

    @TestFactory
    List<DynamicTest> a_cell_comes_to_what_the_truth_table_says() {
        List<DynamicTest> tests = new ArrayList<>();
        for (TrustPolicy policy : MatrixPolicies.all()) {
            KeyPairs keys = KeyPairs.of(policy);
            for (Cell cell : Matrix.of(policy, NOW)) {
                tests.add(DynamicTest.dynamicTest(
                        policy.provider() + ": " + cell.name(), () -> check(policy, cell, keys)));
            }
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> asymmetric_keys_of_standard_webhooks_come_to_the_same() {
        TrustPolicy policy = named("standard-webhooks");
        KeyPairs keys = KeyPairs.ed25519();
        return Matrix.of(policy, NOW).stream()
                .map(cell -> DynamicTest.dynamicTest(cell.name(), () -> check(policy, cell, keys)))
                .toList();
    }

    @TestFactory
    List<DynamicTest> every_algorithm_of_a_jwt_comes_to_the_same() {
        Map<String, KeyPairs> each = new TreeMap<>(Map.of(
                "HS384", KeyPairs.shared(""),
                "RS256", KeyPairs.pem("RSA", 2048),
                "PS384", KeyPairs.pem("RSA", 2048),
                "ES384", KeyPairs.pem("EC", 384),
                "ES512", KeyPairs.pem("EC", 521),
                "EdDSA", KeyPairs.pem("Ed25519", 255)));
        List<DynamicTest> tests = new ArrayList<>();
        each.forEach((algorithm, keys) -> {
            TrustPolicy policy = with(algorithm);
            Matrix.of(policy, NOW)
                    .forEach(cell -> tests.add(
                            DynamicTest.dynamicTest(algorithm + ": " + cell.name(), () -> check(policy, cell, keys))));
        });
        return tests;
    }

    @Test
    void the_matrix_is_the_product_of_what_a_policy_asks_for() {
        assertThat(Matrix.of(MatrixPolicies.generic("everything"), NOW))
                .hasSize(8 * 3 * 9 * 2)
                .doesNotHaveDuplicates();
        assertThat(Matrix.of(named("stripe"), NOW)).hasSize(9);
        assertThat(Matrix.of(named("yookassa"), NOW)).hasSize(7 * 2);
        assertThat(Matrix.of(MatrixPolicies.generic("hmac"), NOW)).hasSize(7);
        assertThat(Matrix.of(MatrixPolicies.generic("token"), NOW)).hasSize(3);
        assertThat(Matrix.of(MatrixPolicies.generic("jwt-shared"), NOW)).hasSize(7 * 9);
    }

    @Test
    void a_proxy_that_the_policy_does_not_name_is_a_wrong_address() {
        TrustPolicy policy = MatrixPolicies.generic("jwt-shared");
        assertThat(Matrix.of(policy, NOW))
                .filteredOn(cell -> cell.name().equals("source=untrusted-proxy signature=valid"))
                .singleElement()
                .satisfies(cell -> {
                    Expected expected = TruthTable.of(policy, cell);
                    assertThat(expected.status()).isEqualTo(403);
                    assertThat(expected.source()).isEqualTo(CheckResult.Reason.UNTRUSTED_PROXY);
                });
        assertThat(Matrix.of(named("yookassa"), NOW))
                .extracting(Cell::name)
                .noneMatch(name -> name.contains("untrusted-proxy"));
    }

    private static void check(TrustPolicy policy, Cell cell, KeyPairs keys) throws Exception {
        Forged forged = new Forging(policy, keys.sending(), IDENTIFIERS).of(cell, NOW);
        Expected expected = TruthTable.of(policy, cell);
        Judgement judgement = judged(policy, keys, forged);
        Map<Check, CheckResult.Reason> reasons = new TreeMap<>();
        judgement.checks().forEach(result -> reasons.put(result.check(), result.reason()));
        assertThat(reasons)
                .isEqualTo(Map.of(
                        Check.SOURCE, expected.source(),
                        Check.TOKEN, expected.token(),
                        Check.SIGNATURE, expected.signature(),
                        Check.REFETCH, expected.refetch()));
        assertThat(judgement.verdict()).isEqualTo(expected.verdict());
    }

    private static Judgement judged(TrustPolicy policy, KeyPairs keys, Forged forged) throws Exception {
        Map<String, List<String>> headers = new TreeMap<>();
        forged.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        InetAddress source = forged.proven().orElse(InetAddress.ofLiteral("192.0.2.1"));
        Delivery delivery =
                new Delivery(policy.provider(), new SentHeaders(headers), forged.body(), source, forged.via(), NOW);
        return new Judging(keys.receiving(), JsonBodies.bounded()).judge(delivery, policy);
    }

    private static TrustPolicy named(String provider) {
        return MatrixPolicies.all().stream()
                .filter(policy -> policy.provider().equals(provider))
                .findFirst()
                .orElseThrow();
    }

    private static TrustPolicy with(String algorithm) {
        TrustPolicy jwt = MatrixPolicies.generic("jwt");
        SignatureRule.JsonWebToken rule =
                (SignatureRule.JsonWebToken) jwt.signature().orElseThrow();
        return new TrustPolicy(
                jwt.provider(),
                jwt.source(),
                jwt.token(),
                java.util.Optional.of(new SignatureRule.JsonWebToken(
                        rule.header(),
                        rule.prefix(),
                        List.of(algorithm),
                        rule.bodyClaim(),
                        rule.issuer(),
                        rule.audience(),
                        Duration.ofSeconds(300),
                        rule.keys())),
                jwt.refetch(),
                jwt.event(),
                jwt.refusal());
    }
}
