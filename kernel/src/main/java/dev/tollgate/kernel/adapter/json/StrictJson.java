package dev.tollgate.kernel.adapter.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the container's mapper speak the same dialect as {@link Json#mapper()}. */
@Singleton
final class StrictJson implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.makeStrict(mapper);
    }

    /** After the defaults of Quarkus, which accept unknown properties. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }
}
