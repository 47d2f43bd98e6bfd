package dev.tollgate.bench.usage;

import dev.tollgate.bench.stand.Database;
import dev.tollgate.bench.stand.Peer;
import dev.tollgate.bench.stand.Processors;
import dev.tollgate.bench.stand.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** What is measured, running: a new PostgreSQL, the service on it, and a peer that the service accepts. */
record Stand(Database database, Service service, Peer peer) implements AutoCloseable {
    static Stand start(UsageOptions options) throws IOException, SQLException, InterruptedException, JoseException {
        String disk = Files.getFileStore(options.folder()).type();
        if (disk.equals("tmpfs")) {
            throw new IllegalStateException(options.folder() + " lies in memory: nothing durable is measured there");
        }
        Peer peer = Peer.operator(Clock.systemUTC());
        Database database = Database.start(options.folder(), options.sharedBuffers());
        try {
            Map<String, String> environment = new HashMap<>(database.environment());
            environment.put("TOLLGATE_PEER_KEY_SET", peer.publish(options.folder()));
            Service service =
                    Service.start(options.application(), options.serviceOptions(), environment, options.folder());
            return new Stand(database, service, peer);
        } catch (IOException | InterruptedException e) {
            database.close();
            throw e;
        }
    }

    Sending batches(EventIds ids, int connections) throws IOException {
        return new Sending(Sending.Kind.BATCH, ids, service, peer, connections);
    }

    Sending singles(int connections) throws IOException {
        return new Sending(Sending.Kind.SINGLE, EventIds.V7, service, peer, connections);
    }

    Processors processors() throws IOException {
        return Processors.now(service.process(), database.process());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        service.close();
        database.close();
    }
}
