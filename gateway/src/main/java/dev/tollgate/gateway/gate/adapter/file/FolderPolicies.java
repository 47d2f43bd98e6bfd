package dev.tollgate.gateway.gate.adapter.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tollgate.gateway.confidence.ConfidenceConfig;
import dev.tollgate.gateway.gate.GateConfig;
import dev.tollgate.gateway.gate.Policies;
import dev.tollgate.gateway.gate.Policy;
import dev.tollgate.gateway.gate.Policy.Floors;
import dev.tollgate.gateway.gate.PolicyDocument;
import dev.tollgate.gateway.gate.PolicyMistake;
import dev.tollgate.kernel.adapter.json.Json;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The two policies that are shipped, and a team's own over them. A mistake in any stops the start, also in one that is
 * not offered.
 */
@Startup
@ApplicationScoped
class FolderPolicies implements Policies {
    private static final List<String> SHIPPED = List.of("release", "local-demo");
    private static final int MAX_BYTES = 1_048_576;
    private static final JsonMapper MAPPER = Json.mapper();

    private final Map<String, Policy> byName;
    private final boolean demonstrations;

    FolderPolicies(GateConfig gate, ConfidenceConfig confidence) {
        Map<String, Policy> read = new LinkedHashMap<>();
        SHIPPED.forEach(name -> read.put(name, shipped(name)));
        gate.policiesFolder().ifPresent(folder -> read.putAll(own(folder)));
        demonstrations = gate.demonstrations();
        byName = new LinkedHashMap<>();
        read.forEach((name, policy) -> {
            Policy bound = policy.with(floors(confidence, policy));
            if (demonstrations || policy.notice().isEmpty()) {
                byName.put(name, bound);
            }
        });
    }

    @Override
    public Optional<Policy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    @Override
    public boolean demonstrations() {
        return demonstrations;
    }

    private static Policy shipped(String name) {
        String resource = "policies/" + name + ".json";
        try (InputStream json =
                Objects.requireNonNull(FolderPolicies.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return parse(resource, json.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Policy> own(Path folder) {
        Map<String, Policy> all = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                Policy policy = parse(file.toString(), Files.readAllBytes(file));
                if (all.put(policy.name(), policy) != null) {
                    throw new PolicyMistake(file + ": name", "is the name of another policy of the folder");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of TOLLGATE_GATE_POLICIES_FOLDER cannot be read", e);
        }
        return all;
    }

    private static Policy parse(String file, byte[] json) throws IOException {
        if (json.length > MAX_BYTES) {
            throw new PolicyMistake(file, "has more than " + MAX_BYTES + " bytes");
        }
        try {
            return PolicyDocument.read(MAPPER.readValue(json, Object.class));
        } catch (JsonProcessingException e) {
            throw new PolicyMistake(file, "is not JSON, or holds a key twice");
        } catch (PolicyMistake e) {
            throw new PolicyMistake(file, String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Floors> floors(ConfidenceConfig config, Policy policy) {
        Map<String, Floors> all = new LinkedHashMap<>();
        config.coverage().forEach((module, given) -> {
            Optional<Floors> known = Optional.ofNullable(policy.modules().get(module));
            boolean nothing = given.path().isEmpty()
                    && given.minLine().isEmpty()
                    && given.minBranch().isEmpty();
            if (!nothing) {
                all.put(
                        module,
                        new Floors(
                                pick(module, "path", given.path(), known.map(Floors::path)),
                                perCent(module, "min-line", given.minLine(), known.map(Floors::minLine)),
                                perCent(module, "min-branch", given.minBranch(), known.map(Floors::minBranch))));
            }
        });
        return all;
    }

    private static BigDecimal perCent(
            String module, String key, Optional<BigDecimal> given, Optional<BigDecimal> byPolicy) {
        BigDecimal floor = pick(module, key, given, byPolicy);
        if (floor.signum() < 0 || floor.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new PolicyMistake(path(module, key), "must be per cent from 0 to 100");
        }
        return floor;
    }

    private static <T> T pick(String module, String key, Optional<T> given, Optional<T> byPolicy) {
        return given.or(() -> byPolicy)
                .orElseThrow(() -> new PolicyMistake(path(module, key), "is missing, and no policy knows the module"));
    }

    private static String path(String module, String key) {
        return "tollgate.confidence.coverage." + module + "." + key;
    }
}
