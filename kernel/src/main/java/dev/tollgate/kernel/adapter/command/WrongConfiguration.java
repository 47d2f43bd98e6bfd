package dev.tollgate.kernel.adapter.command;

import io.smallrye.config.ConfigValidationException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What is wrong with the configuration, each by its key. Not a word of what stands there: the library repeats the value
 * that it could not read, and somebody may have put a secret into the place of a number.
 */
public record WrongConfiguration(List<String> problems) {
    /** How SmallRye Config begins what it says of a key; the value comes later in it. */
    private static final Pattern OF_A_KEY =
            Pattern.compile("(?s)(?:[\\w.$]+: )?(SRCFG\\d{5}): The config property ([\\w.\"-]{1,200}) .*");

    private static final String NOT_SET = "SRCFG00014";

    public WrongConfiguration {
        problems = List.copyOf(problems);
    }

    public static WrongConfiguration of(ConfigValidationException wrong) {
        return new WrongConfiguration(IntStream.range(0, wrong.getProblemCount())
                .mapToObj(i -> said(wrong.getProblem(i).getMessage()))
                .distinct()
                .toList());
    }

    public String text() {
        return "the configuration is wrong: " + String.join("; ", problems);
    }

    private static String said(String problem) {
        Matcher ofKey = OF_A_KEY.matcher(problem);
        if (!ofKey.matches()) {
            return "something in it cannot be read";
        }
        return ofKey.group(2)
                + (ofKey.group(1).equals(NOT_SET) ? " is not set" : " is not of the form that it is documented with");
    }
}
