package dev.tollgate.reconcile.platform.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the package. */
@RegisterForReflection
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream in = Version.class.getResourceAsStream("/reconcile-service.version")) {
            if (in == null) {
                throw new IllegalStateException("the version is not packaged");
            }
            return new String[] {"reconcile-service " + new String(in.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
