package dev.tollgate.ingest.adapter.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long questions may take. */
@ConfigMapping(prefix = "tollgate.store")
public interface QuestionConfig {
    /**
     * How long PostgreSQL may take to answer a question ({@code TOLLGATE_STORE_QUESTION_TIME}); then it is answered 503. 10 s.
     */
    @WithDefault("PT10S")
    Duration questionTime();
}
