package dev.tollgate.ingest.provider.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsSettingsTest {
    @Test
    void everything_that_is_missing_is_named_at_once_and_nobody_is_asked() {
        AskedAws asked = new AskedAws(1)
                .set("TOLLGATE_LIVE_AWS_BUCKET", "")
                .set("TOLLGATE_LIVE_AWS_PREFIX", "/")
                .set("TOLLGATE_LIVE_AWS_REGION", "");
        assertThat(asked.provider().missing())
                .containsExactly(
                        new FieldError("TOLLGATE_LIVE_AWS_BUCKET", "is not set"),
                        new FieldError("TOLLGATE_LIVE_AWS_PREFIX", "is not set"),
                        new FieldError("TOLLGATE_LIVE_AWS_REGION", "is not set"));
        assertThatThrownBy(() -> asked.provider().statement(BillingPeriod.of("2024-01")))
                .isInstanceOf(ExportRefused.class)
                .hasMessage("TOLLGATE_LIVE_AWS_BUCKET is not set; TOLLGATE_LIVE_AWS_PREFIX is not set;"
                        + " TOLLGATE_LIVE_AWS_REGION is not set");
        assertThat(asked.resolved()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "BUCKET, planted/Secret",
        "REGION, planted",
        "BUCKET_OWNER, planted",
        "METRIC, BlendedCost",
        "PAGE_KEYS, 1001",
        "ENDPOINT_S3, planted",
        "ENDPOINT_COST_EXPLORER, ftp://planted",
        "ENDPOINT_STS, https://planted:planted@host",
        "ENDPOINT_IAM, https://host?planted"
    })
    void secrets_stay_put_a_wrong_value_is_named_by_its_variable_and_not_repeated(String variable, String value) {
        List<FieldError> missing = new AskedAws(1)
                .set("TOLLGATE_LIVE_AWS_" + variable, value)
                .provider()
                .missing();
        assertThat(missing).extracting(FieldError::field).containsExactly("TOLLGATE_LIVE_AWS_" + variable);
        assertThat(missing.getFirst().message()).doesNotContain("planted");
    }

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, s3.eu-central-1.amazonaws.com, ce.us-east-1.amazonaws.com, iam.amazonaws.com, us-east-1",
        "cn-north-1, s3.cn-north-1.amazonaws.com.cn, ce.cn-northwest-1.amazonaws.com.cn, iam.cn-north-1.amazonaws.com.cn, cn-north-1",
        "us-gov-west-1, s3.us-gov-west-1.amazonaws.com, ce.us-east-1.amazonaws.com, iam.us-gov.amazonaws.com, us-gov-west-1"
    })
    void each_service_is_asked_where_its_partition_has_it(
            String region, String s3, String costs, String iam, String iamSigning) {
        AskedAws asked = new AskedAws(1).set("TOLLGATE_LIVE_AWS_REGION", region);
        for (String service : List.of("S3", "COST_EXPLORER", "STS", "IAM")) {
            asked.set("TOLLGATE_LIVE_AWS_ENDPOINT_" + service, "");
        }
        AwsEndpoints endpoints = AwsSettings.of(asked.config()).endpoints();
        assertThat(endpoints.s3().uri()).hasToString("https://" + s3);
        assertThat(endpoints.costExplorer().uri()).hasToString("https://" + costs);
        assertThat(endpoints.iam().uri()).hasToString("https://" + iam);
        assertThat(endpoints.iam().signing().id()).isEqualTo(iamSigning);
        assertThat(endpoints.sts().signing().id()).isEqualTo(region);
    }
}
