package dev.tollgate.ingest.provider.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.provider.LandedFolder;
import dev.tollgate.kernel.BillingPeriod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CutOffAnswerTest {
    /** WireMock's server does not send less than it promised, so that a socket of our own does. */
    @Test
    void missing_is_not_good_a_listing_that_breaks_off_is_asked_for_again_and_never_believed() throws IOException {
        String page = "<ListBucketResult><IsTruncated>false</IsTruncated>";
        String answer = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: " + (page.length() + 10)
                + "\r\nConnection: close\r\n\r\n" + page;
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerAll(server, answer));
            AskedAws asked = new AskedAws(server.getLocalPort());
            assertThatThrownBy(() -> asked.provider()
                            .copyExport(BillingPeriod.of("2024-01"), new LandedFolder(Path.of("target"))))
                    .isInstanceOfSatisfying(
                            ExportRefused.class, e -> assertThat(e.reason()).isEqualTo(FailureReason.ANSWER_CUT_OFF));
            assertThat(asked.waits()).hasSize(3);
        }
    }

    private static void answerAll(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] head = new byte[8192];
                if (socket.getInputStream().read(head) > 0) {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
