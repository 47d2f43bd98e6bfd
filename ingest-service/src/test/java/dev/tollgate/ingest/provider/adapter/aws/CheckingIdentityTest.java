package dev.tollgate.ingest.provider.adapter.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.IdentityCheck;
import dev.tollgate.ingest.provider.IdentityCheck.Rights;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** STS and IAM in the Query protocol that AWS documents; there is no emulator of their policies. */
class CheckingIdentityTest {
    private static final String USER = "arn:aws:iam::123456789012:user/ops/tollgate";

    @RegisterExtension
    static final WireMockExtension AWS = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().extensions(new Simulating()))
            .build();

    private AskedAws asked;

    @BeforeEach
    void aUser() {
        asked = new AskedAws(AWS.getPort());
        AWS.stubFor(action("GetCallerIdentity").willReturn(caller(USER)));
        AWS.stubFor(action("SimulatePrincipalPolicy").willReturn(simulating("s3:GetObject", "s3:ListBucket")));
    }

    @Test
    void an_identity_that_may_change_nothing_is_read_only() {
        IdentityCheck check = asked.provider().check();
        assertThat(check.identity()).isEqualTo(USER);
        assertThat(check.rights()).isEqualTo(Rights.READ_ONLY);
        assertThat(check.found())
                .containsExactly(
                        "STS says that the credential works",
                        "s3:GetObject on arn:aws:s3:::bills/p/koku/* is allowed",
                        "of 4 actions that change something on arn:aws:s3:::bills/p/koku/* none is allowed",
                        "s3:ListBucket on arn:aws:s3:::bills is allowed",
                        "of 4 actions that change something on arn:aws:s3:::bills none is allowed",
                        "ce:GetCostAndUsage on * is not allowed",
                        "of 20 actions that change something on * none is allowed");
        AWS.verify(
                3,
                postRequestedFor(urlPathEqualTo("/"))
                        .withHeader("Authorization", matching(".*/us-east-1/iam/aws4_request.*"))
                        .withHeader("Content-Type", containing("application/x-www-form-urlencoded"))
                        .withFormParam("PolicySourceArn", equalTo(USER)));
    }

    @Test
    void an_identity_that_may_change_something_is_told_by_what() {
        AWS.stubFor(action("SimulatePrincipalPolicy").willReturn(simulating("s3:PutObject", "iam:PassRole")));
        IdentityCheck check = asked.provider().check();
        assertThat(check.rights()).isEqualTo(Rights.CAN_WRITE);
        assertThat(check.found())
                .contains("on arn:aws:s3:::bills/p/koku/* it may s3:PutObject", "on * it may iam:PassRole");
    }

    @Test
    void an_identity_that_may_not_ask_is_not_called_read_only() {
        AWS.stubFor(action("SimulatePrincipalPolicy").willReturn(error(403, "AccessDenied")));
        IdentityCheck check = asked.provider().check();
        assertThat(check.rights()).isEqualTo(Rights.NOT_TOLD);
        assertThat(check.found())
                .containsExactly(
                        "STS says that the credential works",
                        "IAM does not let it ask for its rights:"
                                + " the simulation of the identity's policies: status 403 (AccessDenied)");
    }

    @Test
    void missing_is_not_good_a_simulation_that_leaves_an_action_out_proves_nothing() {
        AWS.stubFor(action("SimulatePrincipalPolicy")
                .willReturn(aResponse().withBody("<R><IsTruncated>false</IsTruncated></R>")));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
        AWS.stubFor(action("SimulatePrincipalPolicy").willReturn(aResponse().withBody("<html>")));
        assertThat(refused().reason()).isEqualTo(FailureReason.BAD_ANSWER);
    }

    @Test
    void the_root_of_an_account_may_do_everything() {
        AWS.stubFor(action("GetCallerIdentity").willReturn(caller("arn:aws:iam::123456789012:root")));
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.CAN_WRITE);
    }

    @Test
    void a_role_is_taken_on_with_its_external_id_and_asked_about_as_a_role() {
        String role = "arn:aws:iam::123456789012:role/billing-reader";
        asked.withSecrets(Map.of(
                "accessKeyId",
                AskedAws.LONG_KEY_ID,
                "secretAccessKey",
                AskedAws.SECRET,
                "roleArn",
                role,
                "externalId",
                "ours"));
        AWS.stubFor(action("AssumeRole")
                .withFormParam("RoleArn", equalTo(role))
                .withFormParam("ExternalId", equalTo("ours"))
                .willReturn(aResponse().withBody("""
                        <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>
                        <Credentials><AccessKeyId>ASIAGIVEN00000000001</AccessKeyId><SecretAccessKey>given</SecretAccessKey>
                        <SessionToken>token</SessionToken><Expiration>2030-01-01T00:00:00Z</Expiration></Credentials>
                        </AssumeRoleResult></AssumeRoleResponse>""")));
        AWS.stubFor(action("GetCallerIdentity")
                .withHeader("x-amz-security-token", equalTo("token"))
                .willReturn(caller("arn:aws:sts::123456789012:assumed-role/billing-reader/tollgate-ingest")));
        assertThat(asked.provider().check().rights()).isEqualTo(Rights.READ_ONLY);
        AWS.verify(
                3,
                postRequestedFor(urlPathEqualTo("/"))
                        .withHeader("x-amz-security-token", equalTo("token"))
                        .withFormParam("PolicySourceArn", equalTo(role)));
    }

    @Test
    void secrets_stay_put_a_refused_key_is_in_no_exception() {
        AWS.stubFor(action("GetCallerIdentity").willReturn(error(403, "InvalidClientTokenId")));
        ExportRefused refused = refused();
        assertThat(refused.reason()).isEqualTo(FailureReason.CREDENTIAL_REFUSED);
        assertThat(refused)
                .hasMessage("the identity: status 403 (InvalidClientTokenId)")
                .hasNoCause();
    }

    @Test
    void secrets_stay_put_a_field_of_another_shape_is_named_and_not_repeated() {
        for (String field : Set.of("accessKeyId", "secretAccessKey", "sessionToken", "roleArn")) {
            Map<String, String> secret = new java.util.HashMap<>(
                    Map.of("accessKeyId", AskedAws.LONG_KEY_ID, "secretAccessKey", AskedAws.SECRET));
            secret.put(field, "planted\nvalue");
            asked.withSecrets(secret);
            ExportRefused refused = refused();
            assertThat(refused.reason()).isEqualTo(FailureReason.CREDENTIAL_MALFORMED);
            assertThat(refused.explanation()).contains(field).doesNotContain("planted");
        }
    }

    private ExportRefused refused() {
        return catchThrowableOfType(ExportRefused.class, () -> asked.provider().check());
    }

    private static MappingBuilder action(String name) {
        return post(urlPathEqualTo("/")).withFormParam("Action", equalTo(name));
    }

    private static ResponseDefinitionBuilder caller(String arn) {
        return aResponse().withBody("""
                <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
                <Arn>%s</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult>
                </GetCallerIdentityResponse>""".formatted(arn));
    }

    private static ResponseDefinitionBuilder error(int status, String code) {
        return aResponse().withStatus(status).withBody("""
                <ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>
                <Code>%s</Code><Message>%s</Message></Error></ErrorResponse>""".formatted(code, AskedAws.SECRET));
    }

    private static ResponseDefinitionBuilder simulating(String... allowed) {
        return aResponse()
                .withTransformers("simulating")
                .withTransformerParameter("allowed", String.join(" ", allowed));
    }

    /** Judges each action that is asked about. */
    private static final class Simulating implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            Set<String> allowed =
                    Set.of(event.getTransformerParameters().getString("allowed").split(" "));
            var form = event.getRequest().formParameters();
            String results = form.values().stream()
                    .filter(parameter -> parameter.key().startsWith("ActionNames.member."))
                    .map(parameter -> "<member><EvalActionName>" + parameter.firstValue()
                            + "</EvalActionName><EvalDecision>"
                            + (allowed.contains(parameter.firstValue()) ? "allowed" : "implicitDeny")
                            + "</EvalDecision><EvalResourceName>*</EvalResourceName></member>")
                    .collect(Collectors.joining());
            return aResponse()
                    .withBody("<SimulatePrincipalPolicyResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\">"
                            + "<SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>"
                            + results
                            + "</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>")
                    .build();
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return "simulating";
        }
    }
}
