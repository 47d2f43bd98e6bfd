package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.credential.Credential;
import dev.tollgate.ingest.credential.Credentials;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.provider.BillingProvider;
import dev.tollgate.ingest.provider.Planted;
import dev.tollgate.kernel.adapter.time.Machine;
import dev.tollgate.kernel.house.SeededIdentifiers;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The provider as an operator sets it up, by environment variables, with all services at one local port. */
public final class AskedAws {
    public static final String KEY_ID = "S3RVER";
    static final String LONG_KEY_ID = "AKIAPLANTED000000001";
    static final String SECRET = "planted/Secret+Key0123456789abcdefABCDEF";
    static final Planted PLANTED = new Planted(List.of(SECRET, "Secret+Key0123456789abcdefABCDEF", LONG_KEY_ID));

    private final Map<String, String> environment = new HashMap<>();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Map<String, String>> secrets = new ArrayList<>();
    private InstantSource clock = InstantSource.system();
    private int resolved;

    public AskedAws(int port) {
        set("TOLLGATE_LIVE_AWS_BUCKET", "bills");
        set("TOLLGATE_LIVE_AWS_PREFIX", "p/koku");
        set("TOLLGATE_LIVE_AWS_REGION", "eu-central-1");
        for (String service : List.of("S3", "COST_EXPLORER", "STS", "IAM")) {
            set("TOLLGATE_LIVE_AWS_ENDPOINT_" + service, "http://localhost:" + port);
        }
        set("TOLLGATE_OUTBOUND_ALLOWED_HOSTS", "localhost");
        set("TOLLGATE_OUTBOUND_PRIVATE_HOSTS", "localhost");
        secrets.add(Map.of("accessKeyId", LONG_KEY_ID, "secretAccessKey", SECRET));
    }

    public AskedAws set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    AskedAws at(InstantSource clock) {
        this.clock = clock;
        return this;
    }

    /** What the reference resolves to, one after the other; the last one stays. */
    @SafeVarargs
    public final AskedAws withSecrets(Map<String, String>... each) {
        secrets.clear();
        secrets.addAll(List.of(each));
        return this;
    }

    List<Duration> waits() {
        return waits;
    }

    int resolved() {
        return resolved;
    }

    AwsConfig config() {
        return read().getConfigMapping(AwsConfig.class);
    }

    public BillingProvider provider() {
        SmallRyeConfig read = read();
        Credentials credentials = _ -> Credential.of(secrets.get(Math.min(resolved++, secrets.size() - 1)));
        return new AwsBillingProvider(
                read.getConfigMapping(AwsConfig.class),
                read.getConfigMapping(OutboundConfig.class),
                credentials,
                new Machine(clock, new SeededIdentifiers(7)),
                waits::add);
    }

    private SmallRyeConfig read() {
        return new SmallRyeConfigBuilder()
                .withMapping(AwsConfig.class)
                .withMapping(OutboundConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build();
    }
}
