package dev.tollgate.ingest.usage.adapter.cloudevents;

import dev.tollgate.kernel.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one event, in the order of its fields; what is missing comes last. */
final class Mistakes {
    static final String MISSING = "is missing";
    static final String TWICE = "occurs twice";
    static final String NOT_TEXT = "is not a string";

    /** An event of a thousand wrong fields would make an answer that is many times its size. */
    private static final int MAX_LISTED = 32;

    private static final int MAX_NAME_CHARS = 64;

    private List<FieldError> found = List.of();

    void add(String field, String message) {
        if (found.isEmpty()) {
            found = new ArrayList<>();
        }
        if (found.size() < MAX_LISTED) {
            found.add(new FieldError(field, message));
        } else if (found.size() == MAX_LISTED) {
            found.add(new FieldError(EventReader.EVENT, "has more mistakes than the " + MAX_LISTED + " listed here"));
        }
    }

    /** A name of the sender's is repeated only when it is as plain as ours; else what holds it is named. */
    void addNamed(String holder, String name, String message) {
        String within = holder.equals(EventReader.EVENT) ? "" : holder + ".";
        if (isPlain(name)) {
            add(within + name, message);
        } else {
            add(
                    holder,
                    "has a field with a name of other characters than letters, digits, _ and -, or of more than "
                            + MAX_NAME_CHARS + ": it " + message);
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<FieldError> all() {
        return found;
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME_CHARS) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Characters.isLetterOrDigit(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }
}
