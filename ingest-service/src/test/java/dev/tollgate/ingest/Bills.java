package dev.tollgate.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Small bills for tests, written by hand. */
public final class Bills {
    public static final String HEADER = "ProviderName,BillingPeriodStart,BillingCurrency,ChargePeriodStart,"
            + "BillingAccountId,SubAccountId,ServiceName,ChargeCategory,BilledCost,EffectiveCost\n";

    private Bills() {}

    /** A row of AWS for September 2026 in USD. */
    public static String row(String service, String billed) {
        return row("AWS", "2026-09-01T00:00:00Z", "USD", service, billed, billed);
    }

    public static String row(
            String provider, String period, String currency, String service, String billed, String effective) {
        return String.join(
                        ",",
                        provider,
                        period,
                        currency,
                        "2026-09-03T05:00:00Z",
                        "account-1",
                        "sub-1",
                        service,
                        "Usage",
                        billed,
                        effective)
                + "\n";
    }

    /** The folder of one provider's bills for September 2026 in a drop below the configured root. */
    public static Path folder(String drop, String provider) {
        return folder(drop, provider, "2026-09");
    }

    public static Path folder(String drop, String provider, String period) {
        try {
            return Files.createDirectories(
                    DropRootResource.root().resolve(drop).resolve(provider).resolve(period));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path write(Path file, String content) {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    public static Path write(Path file, byte[] content) {
        try {
            if (!file.getFileName().toString().endsWith(".gz")) {
                return Files.write(file, content);
            }
            try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(content);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
