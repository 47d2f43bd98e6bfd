package dev.tollgate.ingest.trust.matrix;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery that shows what its cell says.
 *
 * @param peer whose connection it is; empty where the policy does not ask
 * @param proven whose it is, as an honest gateway must find; empty where the policy does not ask
 * @param via the proxy on whose word it is; empty where nobody's is needed or believed
 * @param headers with signatures and tokens, and so never printed
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Forged(
        Cell cell,
        Map<String, String> headers,
        byte[] body,
        Optional<InetAddress> peer,
        Optional<InetAddress> proven,
        Optional<InetAddress> via) {
    public Forged {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "a forged delivery: " + cell.name();
    }
}
