package dev.tollgate.ingest.platform;

import dev.tollgate.ingest.backfill.BackfillPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that sends what a dry run showed, to be copied into a shell. */
final class BackfillLine {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._:/@%+=,-]+");

    private BackfillLine() {}

    /** @param target where it is sent, as far as that was said */
    static String of(BackfillPlan plan, List<String> target, boolean skipUnreadable, String file) {
        List<String> words = new ArrayList<>(List.of(
                "ingest-service",
                "backfill",
                "--org",
                plan.scope().tenant(),
                "--subscription",
                plan.scope().subscription(),
                "--start",
                plan.scope().start().toString(),
                "--end",
                plan.scope().end().toString()));
        if (skipUnreadable) {
            words.add("--skip-unreadable");
        }
        words.addAll(List.of("--live", "--confirm", String.valueOf(plan.events())));
        words.addAll(target);
        words.add(file);
        return words.stream().map(BackfillLine::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
