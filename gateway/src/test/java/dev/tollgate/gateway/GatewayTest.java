package dev.tollgate.gateway;

import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import dev.tollgate.kernel.house.PeerKeysResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What every test against a running gateway stands on: a real PostgreSQL, real keys, and peers under its control. */
@WithTestResource(
        value = EmbeddedPostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "role", value = "gateway"))
@WithTestResource(
        value = PeerKeysResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "self", value = "gateway"))
@WithTestResource(value = PeersResource.class, scope = TestResourceScope.GLOBAL)
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GatewayTest {}
