package dev.tollgate.bench;

import dev.tollgate.bench.bill.BillMeasures;
import dev.tollgate.bench.usage.UsageMeasures;
import dev.tollgate.bench.usage.UsageOptions;
import dev.tollgate.bench.webhook.WebhookMeasures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code deploy/bench/run MEASURE [COUNT [FOLDER]]}. */
final class Main {
    private static final String USAGE = """
            Usage: deploy/bench/run MEASURE [ROWS [FOLDER]]
              csv          our whole job against DuckDB's sums: a FOCUS bill of 44 columns, a CUR of 130
              parquet      the same for the FOCUS bill as Parquet, written by DuckDB
              linear       our job on files of 1, 3 and 10 times as many rows
              conformance  ingest-service validate, from its start to its exit
              startup      ingest-service totals on a bill of ten rows, likewise
            ROWS is 1000000 unless given. The bills are generated into FOLDER, a folder of the temporary one unless
            given, and used again by the next run: some 700 MB for each million rows of FOCUS, 860 MB of CUR.

                   deploy/bench/run MEASURE [EVENTS [FOLDER]] [--connections=4] [--shared-buffers=128MB]
                                    [--service-java=OPTIONS]
              usage        usage events over HTTP into PostgreSQL, with EVENTS stored before, against the same insert
                           without us; sent twice; one by one
              usage-growth the same without the other side, million after million, until EVENTS are stored: with ids
                           that grow with time, then with random ones
            EVENTS are 1000000, for usage-growth 10000000, unless given. PostgreSQL lies in FOLDER, which must be on a
            disk: some 450 MB for each million. OPTIONS are the service's Java's, besides its -Xmx256m.

                   deploy/bench/run webhooks [DELIVERIES [FOLDER]]
              webhooks     signed webhooks over HTTP, verified and stored, as fast as they are answered and at a steady
                           1,000 a second, against stripe-java and an INSERT each
            DELIVERIES are 60000 unless given.""";

    private static final int WRONG_USAGE = 2;
    private static final long MANY = 10_000_000;
    private static final long USUAL = 1_000_000;
    private static final long USUAL_DELIVERIES = 60_000;

    private final List<String> arguments;
    private final Map<String, String> options;

    private Main(List<String> arguments, Map<String, String> options) {
        this.arguments = arguments;
        this.options = options;
    }

    public static void main(String[] args) throws Exception {
        List<String> arguments = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (String arg : args) {
            if (arg.startsWith("--")) {
                String[] option = arg.substring(2).split("=", 2);
                options.put(option[0], option.length > 1 ? option[1] : "");
            } else {
                arguments.add(arg);
            }
        }
        try {
            new Main(arguments, options).measure();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(WRONG_USAGE);
        }
    }

    private void measure() throws Exception {
        if (arguments.isEmpty() || arguments.size() > 3) {
            throw new IllegalArgumentException("what is to be measured?");
        }
        String name = arguments.getFirst();
        Path application = Path.of(System.getProperty("tollgate.root", "."))
                .resolve("ingest-service/target/quarkus-app/quarkus-run.jar");
        if (UsageMeasures.NAMES.contains(name)) {
            long events = count(name.equals("usage-growth") ? MANY : USUAL);
            new UsageMeasures(System.out, UsageOptions.of(events, folder(), application, options)).measure(name);
        } else if (WebhookMeasures.NAME.equals(name) && options.isEmpty()) {
            int deliveries = Math.toIntExact(count(USUAL_DELIVERIES));
            new WebhookMeasures(System.out, deliveries, folder(), application).measure();
        } else if (BillMeasures.NAMES.contains(name) && options.isEmpty()) {
            new BillMeasures(System.out, count(USUAL), folder()).measure(name);
        } else {
            throw new IllegalArgumentException("there is no such measure, or it has no such option: " + name);
        }
    }

    private long count(long unlessGiven) {
        if (arguments.size() < 2) {
            return unlessGiven;
        }
        if (!arguments.get(1).matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("not a count: " + arguments.get(1));
        }
        return Long.parseLong(arguments.get(1));
    }

    private Path folder() throws java.io.IOException {
        return Files.createDirectories(
                arguments.size() > 2
                        ? Path.of(arguments.get(2))
                        : Path.of(System.getProperty("java.io.tmpdir")).resolve("tollgate-bench"));
    }
}
