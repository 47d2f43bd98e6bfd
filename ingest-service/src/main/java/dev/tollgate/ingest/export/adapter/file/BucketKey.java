package dev.tollgate.ingest.export.adapter.file;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a part lies in its bucket. It is compared with what lies here, and never made a path of: nothing that it says leads
 * anywhere.
 *
 * @param tail what comes below the month's folder, assembly and all; a copy must have that much of it
 */
record BucketKey(String key, String tail) {
    private static final Pattern MONTH_FOLDER =
            Pattern.compile("\\d{8}-\\d{8}|billing_period=\\d{4}-\\d{2}|month=\\d{1,2}", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})T(\\d{2}):?(\\d{2}):?(\\d{2}(?:\\.\\d{1,9})?)Z.*");

    static BucketKey of(String key) {
        int from = 0;
        int tail = 0;
        for (int to = key.indexOf('/'); to >= 0; to = key.indexOf('/', from)) {
            tail = MONTH_FOLDER.matcher(key.substring(from, to)).matches() ? to + 1 : tail;
            from = to + 1;
        }
        return new BucketKey(key, key.substring(tail));
    }

    String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The file that has most of this path's end. */
    Optional<LyingFile> longestOf(List<LyingFile> files) {
        return files.stream()
                .filter(file ->
                        endsWith(file.path(), tail) && (endsWith(key, file.path()) || endsWith(file.path(), key)))
                .max(Comparator.comparingInt(file -> file.path().length()));
    }

    /** AWS names an assembly or an execution by when it began. Others are named by chance, and say nothing. */
    Optional<Instant> statedTime() {
        Matcher time = TIME.matcher(tail);
        if (!tail.contains("/") || !time.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse("%s-%s-%sT%s:%s:%sZ"
                    .formatted(
                            time.group(1), time.group(2), time.group(3), time.group(4), time.group(5), time.group(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean endsWith(String path, String end) {
        return path.equals(end) || path.endsWith("/" + end);
    }
}
