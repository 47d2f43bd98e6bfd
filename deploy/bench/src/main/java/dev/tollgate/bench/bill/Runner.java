package dev.tollgate.bench.bill;

import com.sun.management.OperatingSystemMXBean;
import dev.tollgate.ingest.export.ExportRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The process of one side: reads the file once for each line that it gets, and answers with a line. */
final class Runner {
    private static final long KIBIBYTE = 1024;

    private Runner() {}

    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[1]);
        Side side = side(args[0], args.length > 2 ? Bill.valueOf(args[2]) : Bill.FOCUS);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (orders.readLine() != null) {
            System.out.println(once(side, file));
        }
    }

    private static Side side(String name, Bill bill) throws Exception {
        return switch (name) {
            case "tollgate" -> new Tollgate();
            case "duckdb" -> new DuckDb(bill, false);
            case "duckdb-billed" -> new DuckDb(bill, true);
            default -> throw new IllegalArgumentException("there is no side " + name);
        };
    }

    private static String once(Side side, Path file) throws Exception {
        long cpuBegin = cpuNanos();
        long begin = System.nanoTime();
        try {
            Side.Answer answer = side.read(file);
            long nanos = System.nanoTime() - begin;
            long cpu = cpuNanos() - cpuBegin;
            String totals = answer.totals().entrySet().stream()
                    .map(total -> total.getKey() + "="
                            + total.getValue().stripTrailingZeros().toPlainString())
                    .sorted()
                    .collect(Collectors.joining(";"));
            return String.join(
                    " ",
                    Long.toString(nanos),
                    Long.toString(cpu),
                    Long.toString(answer.rows()),
                    Long.toString(answer.cells()),
                    Long.toString(peakBytes()),
                    totals);
        } catch (ExportRefused e) {
            return "refused " + e.reason();
        }
    }

    /** Of all threads of this process, also those of a native library. */
    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The most memory that this process ever held, heap and all; 0 where the system does not tell. */
    private static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        }
    }
}
