package dev.tollgate.ingest;

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

/** What every test of the whole service needs: a real PostgreSQL, the peers' keys, and a root for drops. */
@WithTestResource(
        value = EmbeddedPostgresResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "role", value = "ingest"))
@WithTestResource(
        value = PeerKeysResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "self", value = "ingest-service"))
@WithTestResource(value = DropRootResource.class, scope = TestResourceScope.GLOBAL)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Inherited
public @interface IngestServiceTest {}
