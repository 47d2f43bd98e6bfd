package dev.tollgate.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Free loopback ports, known before the services start, since each must be told where the others are.
 *
 * <p>They are drawn below the range from which the system gives ports to outgoing connections and to whoever binds port
 * 0. A port of that range may be taken by the next connection before the service has bound it; that was seen.
 */
final class FreePorts {
    private static final int LOWEST = 18_000;
    private static final int COUNT = 12_000;
    private static final int MAX_TRIES = 1_000;

    private FreePorts() {}

    static Map<String, Integer> forEach(List<String> services) {
        SecureRandom random = new SecureRandom();
        Map<String, Integer> ports = new HashMap<>();
        for (int tries = 0; tries < MAX_TRIES && ports.size() < services.size(); tries++) {
            int port = LOWEST + random.nextInt(COUNT);
            if (!ports.containsValue(port) && isFree(port)) {
                ports.put(services.get(ports.size()), port);
            }
        }
        if (ports.size() < services.size()) {
            throw new StoryStopped("no free ports from " + LOWEST + " to " + (LOWEST + COUNT - 1));
        }
        return Map.copyOf(ports);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
