package dev.tollgate.ingest.trust;

import static dev.tollgate.ingest.trust.Judged.BODY;
import static dev.tollgate.ingest.trust.Judged.SECOND;
import static dev.tollgate.ingest.trust.SignedTokens.PAIR;
import static dev.tollgate.ingest.trust.SignedTokens.PEM;
import static dev.tollgate.ingest.trust.SignedTokens.claims;
import static dev.tollgate.ingest.trust.SignedTokens.judged;
import static dev.tollgate.ingest.trust.SignedTokens.ours;
import static dev.tollgate.ingest.trust.SignedTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.trust.CheckResult.Reason;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonWebTokenClaimsTest {
    @Test
    void a_token_over_another_body_does_not_match() throws Exception {
        assertThat(judged(List.of("ES256"), PEM)
                        .header("x-jwt", "JWT " + signed("ES256", PAIR.getPrivate(), claims()))
                        .body(BODY + " ")
                        .signature())
                .isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_token_without_the_digest_does_not_match() throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim("digest");
        assertThat(ours(signed("ES256", PAIR.getPrivate(), claims))).isEqualTo(Reason.NO_MATCH);
    }

    @Test
    void a_token_of_another_issuer_or_for_somebody_else_does_not_match() throws Exception {
        JwtClaims other = claims();
        other.setIssuer("https://other.example.com");
        assertThat(ours(signed("ES256", PAIR.getPrivate(), other))).isEqualTo(Reason.NO_MATCH);
        JwtClaims elsewhere = claims();
        elsewhere.setAudience("somebody");
        assertThat(ours(signed("ES256", PAIR.getPrivate(), elsewhere))).isEqualTo(Reason.NO_MATCH);
    }

    @ParameterizedTest
    @CsvSource({"-300,VALID", "-301,STALE", "300,VALID", "301,FUTURE"})
    void its_time_may_be_off_by_the_tolerance(long off, Reason expected) throws Exception {
        JwtClaims claims = claims();
        claims.setIssuedAt(NumericDate.fromSeconds(SECOND + off));
        assertThat(ours(signed("ES256", PAIR.getPrivate(), claims))).isEqualTo(expected);
    }

    @Test
    void a_token_that_expired_or_is_not_valid_yet_is_not_believed() throws Exception {
        JwtClaims expired = claims();
        expired.setExpirationTime(NumericDate.fromSeconds(SECOND));
        assertThat(ours(signed("ES256", PAIR.getPrivate(), expired))).isEqualTo(Reason.STALE);
        JwtClaims early = claims();
        early.setNotBefore(NumericDate.fromSeconds(SECOND + 1));
        assertThat(ours(signed("ES256", PAIR.getPrivate(), early))).isEqualTo(Reason.FUTURE);
    }

    @Test
    void a_token_without_a_time_is_malformed() throws Exception {
        JwtClaims claims = claims();
        claims.unsetClaim("iat");
        assertThat(ours(signed("ES256", PAIR.getPrivate(), claims))).isEqualTo(Reason.MALFORMED);
    }
}
