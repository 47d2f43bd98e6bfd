package dev.tollgate.ingest.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    private static final AllowedHosts.Lookup PUBLIC = _ -> new InetAddress[] {InetAddress.ofLiteral("52.95.110.1")};
    private final AllowedHosts hosts = new AllowedHosts(
            List.of("*.amazonaws.com", "API.example.org", "vault.local"), List.of("vault.local"), PUBLIC);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://s3.eu-central-1.amazonaws.com/bucket",
                "https://S3.AMAZONAWS.COM/",
                "https://api.example.org:8443/x",
                "http://vault.local:8200/v1"
            })
    void an_allowed_host_may_be_called(String address) {
        assertThatCode(() -> hosts.require(URI.create(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "https://amazonaws.com/, the host amazonaws.com is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS",
        "https://amazonaws.com.evil.org/, the host amazonaws.com.evil.org is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS",
        "https://evilamazonaws.com/, the host evilamazonaws.com is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS",
        "https://sub.api.example.org/, the host sub.api.example.org is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS",
        "http://api.example.org/, the host api.example.org is not called without TLS",
        "ftp://vault.local/, the host vault.local is not called without TLS",
        "https://user:pw@api.example.org/, 'an address without a host, or with a user in it, is not called'",
        "file:///etc/passwd, 'an address without a host, or with a user in it, is not called'"
    })
    void nobody_else_is_called(String address, String explanation) {
        assertRefused(hosts, address, explanation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fec0::1",
                "fd00::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "64:ff9b:1::a00:1",
                "2002:a00:1::1",
                "3fff::1",
                "5f00::1",
                "2001:db8::1"
            })
    void an_allowed_name_with_an_address_that_is_not_public_is_not_called(String address) {
        AllowedHosts inside = new AllowedHosts(List.of("api.example.org"), List.of(), _ ->
                new InetAddress[] {InetAddress.ofLiteral("52.95.110.1"), InetAddress.ofLiteral(address)});
        assertRefused(
                inside,
                "https://api.example.org/",
                "the host api.example.org has an address that is not public, and is not among"
                        + " TOLLGATE_OUTBOUND_PRIVATE_HOSTS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"52.95.110.1", "2600:1f18::1", "64:ff9b::345f:6e01", "2002:345f:6e01::1"})
    void a_public_address_is_called(String address) {
        AllowedHosts outside = new AllowedHosts(
                List.of("api.example.org"), List.of(), _ -> new InetAddress[] {InetAddress.ofLiteral(address)});
        assertThatCode(() -> outside.require(URI.create("https://api.example.org/")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_private_host_still_has_to_be_allowed() {
        AllowedHosts none = new AllowedHosts(List.of(), List.of("vault.local"), PUBLIC);
        assertRefused(none, "http://vault.local/", "the host vault.local is not among TOLLGATE_OUTBOUND_ALLOWED_HOSTS");
    }

    @Test
    void a_name_without_an_address_is_unreachable() {
        AllowedHosts lost = new AllowedHosts(List.of("api.example.org"), List.of(), name -> {
            throw new UnknownHostException(name);
        });
        assertThatThrownBy(() -> lost.require(URI.create("https://api.example.org/")))
                .isInstanceOfSatisfying(OutboundRefused.class, refused -> assertThat(refused.failure())
                        .isEqualTo(OutboundFailure.UNREACHABLE));
    }

    private static void assertRefused(AllowedHosts hosts, String address, String explanation) {
        assertThatThrownBy(() -> hosts.require(URI.create(address)))
                .isInstanceOfSatisfying(OutboundRefused.class, refused -> {
                    assertThat(refused.failure()).isEqualTo(OutboundFailure.HOST_REFUSED);
                    assertThat(refused.explanation()).isEqualTo(explanation);
                });
    }
}
