package dev.tollgate.ingest.sample;

import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes a billing drop: the same arguments give the same bytes, the compressed part included. */
public final class GeneratingDrop {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path out;
    private final BillingPeriod period;
    private final long rows;
    private final long seed;

    /** @param rows how many each provider's bill has */
    public GeneratingDrop(Path out, BillingPeriod period, long rows, long seed) {
        this.out = out;
        this.period = period;
        this.rows = rows;
        this.seed = seed;
    }

    /** Where the provider's bill goes. */
    public Path folder(ProviderId provider) {
        return out.resolve(provider.id()).resolve(period.toString());
    }

    /**
     * Makes room for the provider's bill, without making the bill's own folder.
     *
     * @throws IOException when nothing can be written there
     */
    public void prepare(ProviderId provider) throws IOException {
        Path parent = Files.createDirectories(out.resolve(provider.id()));
        if (!Files.isWritable(parent)) {
            throw new AccessDeniedException(parent.toString());
        }
    }

    public Generated generate(ProviderId provider) throws IOException {
        UsagePlan plan = UsagePlan.draw(provider, period, rows, seed);
        StatedBill stated = StatedBill.of(plan);
        Path folder = Files.createDirectories(folder(provider));
        List<String> parts = new ArrayList<>();
        try (Part first = new Part(folder, "part-1.csv");
                Part second = new Part(folder, "part-2.csv.gz")) {
            long[] written = new long[1];
            new ChargeLines(plan, seed).writeTo(line -> (written[0]++ < rows / 2 ? first : second).write(line));
            parts.add(first.finish());
            parts.add(second.finish());
        }
        Files.writeString(folder.resolve("statement.json"), stated.json());
        Files.writeString(folder.resolve("manifest.json"), """
                {
                  "asOf": "%s",
                  "parts": [
                %s
                  ]
                }
                """.formatted(stated.asOf(), String.join(",\n", parts)));
        return new Generated(provider, folder, rows, new Money(stated.total(), UsagePlan.currency()));
    }

    /** What was written for one provider. */
    public record Generated(ProviderId provider, Path folder, long rows, Money stated) {}

    /** One file that digests itself while it is written. */
    private static final class Part implements AutoCloseable {
        private final String name;
        private final MessageDigest digest = Sha256.newDigest();
        private final Writer writer;

        Part(Path folder, String name) throws IOException {
            this.name = name;
            OutputStream file = new DigestOutputStream(Files.newOutputStream(folder.resolve(name)), digest);
            // GZIPOutputStream writes no time into its header, so that the bytes do not depend on when.
            OutputStream content = name.endsWith(".gz") ? new GZIPOutputStream(file, BUFFER_BYTES) : file;
            this.writer =
                    new java.io.BufferedWriter(new OutputStreamWriter(content, StandardCharsets.UTF_8), BUFFER_BYTES);
            writer.write(ChargeLines.HEADER + "\n");
        }

        void write(String line) {
            try {
                writer.write(line);
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The part's entry in the manifest. */
        String finish() throws IOException {
            writer.close();
            return "    {\"name\": \"" + name + "\", \"sha256\": \"" + Sha256.ofDigest(digest) + "\"}";
        }

        @Override
        public void close() throws IOException {
            writer.close();
        }
    }
}
