package dev.tollgate.bench.bill;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a generated bill once; one that lies there whole is used again. */
final class BillFile {
    private static final int BUFFER_BYTES = 1 << 20;

    private BillFile() {}

    static Path write(Path folder, String name, List<Column> columns, long rows) throws IOException {
        Path file = folder.resolve(name + "-" + rows + "x" + columns.size() + ".csv");
        if (Files.exists(file)) {
            return file;
        }
        Path unfinished = Files.createDirectories(folder).resolve(file.getFileName() + ".unfinished");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER_BYTES)) {
            String header = columns.stream().map(Column::name).collect(Collectors.joining(","));
            out.write((header + "\n").getBytes(StandardCharsets.UTF_8));
            StringBuilder line = new StringBuilder();
            Dice dice = new Dice();
            for (long row = 0; row < rows; row++) {
                dice.begin(row);
                line.setLength(0);
                for (Column column : columns) {
                    column.cells().append(line, dice);
                    line.append(',');
                }
                line.setCharAt(line.length() - 1, '\n');
                out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
