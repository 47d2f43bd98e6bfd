package dev.tollgate.canary;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The ground of every test of the whole service: a real PostgreSQL, and real keys of its peers. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WithTestResource(
        value = EmbeddedPostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "role", value = "canary"))
@WithTestResource(
        value = PeerKeysResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "self", value = "canary-service"))
public @interface CanaryTest {}
