package dev.tollgate.ingest.export.adapter.file;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What lies below one month's folder, sub-folders and all, without what begins with a dot. A link to a folder is not
 * followed, and refused; so is a folder too deep to be a bill's.
 *
 * @param files by their paths
 */
record MonthFolder(List<LyingFile> files) {
    static final String STATEMENT = "statement.json";

    private static final int MAX_DEPTH = 16;
    /** A month of hourly deliveries, each of dozens of parts; their names fit the heap easily. */
    private static final int MAX_FILES = 50_000;

    MonthFolder {
        files = files.stream().sorted(Comparator.comparing(LyingFile::path)).toList();
    }

    static MonthFolder walk(DropRoot root, Path folder) throws IOException {
        List<LyingFile> found = new ArrayList<>();
        Files.walkFileTree(
                folder,
                EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                MAX_DEPTH,
                new Finding(root, folder, found));
        return new MonthFolder(found);
    }

    Optional<LyingFile> statement() {
        return files.stream().filter(file -> file.path().equals(STATEMENT)).findFirst();
    }

    List<LyingFile> awsManifests() {
        return files.stream()
                .filter(file -> file.name().endsWith(AwsBucket.MANIFEST))
                .toList();
    }

    /** Of our own kind, or of Azure's: which of them it is only its content says. */
    List<LyingFile> manifests() {
        return files.stream().filter(file -> isManifest(file.name())).toList();
    }

    List<LyingFile> metadata() {
        return files.stream()
                .filter(file -> FocusMetadata.isMetadata(file.name()))
                .toList();
    }

    /**
     * Whatever is no statement, manifest or metadata is a part, by whatever name: how a file begins says what it is, and
     * one that is no bill ends its run as {@code UNKNOWN_FORMAT}. What is passed over for its name might be money.
     */
    List<LyingFile> parts() {
        return files.stream()
                .filter(file -> !file.path().equals(STATEMENT)
                        && !isManifest(file.name())
                        && !file.name().endsWith(AwsBucket.MANIFEST)
                        && !FocusMetadata.isMetadata(file.name()))
                .collect(Collectors.toList());
    }

    static boolean isManifest(String name) {
        return name.equals("manifest.json") || name.equals("_manifest.json");
    }

    static ExportRefused notNamed(long files) {
        return new ExportRefused(
                FailureReason.PART_NOT_NAMED, "the folder has " + files + " part(s) that the manifest does not name");
    }

    private static final class Finding extends SimpleFileVisitor<Path> {
        private final DropRoot root;
        private final Path top;
        private final List<LyingFile> found;

        Finding(DropRoot root, Path top, List<LyingFile> found) {
            this.root = root;
            this.top = top;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean hidden = !folder.equals(top) && isHidden(folder);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        /** A pipe or a device has no end, and a link may lead to what is not ours to read. */
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            String name = String.valueOf(file.getFileName());
            root.requireInside(file, name);
            if (!Files.isRegularFile(file)) {
                throw new ExportRefused(FailureReason.UNREADABLE, name + " is no ordinary file");
            }
            if (found.size() == MAX_FILES) {
                throw new ExportRefused(
                        FailureReason.TOO_MANY_PARTS, "the folder has more than " + MAX_FILES + " files in it");
            }
            String path =
                    top.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
            found.add(new LyingFile(path, file));
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            return String.valueOf(path.getFileName()).startsWith(".");
        }
    }
}
