package dev.tollgate.canary.safety;

import dev.tollgate.kernel.Money;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads an amount of the configuration, {@code 10 RUB}; a mistake stops the start. */
public final class MoneyConverter implements Converter<Money> {
    private static final long serialVersionUID = 1L;
    private static final Pattern SHAPE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ([A-Z]{3})");

    @Override
    public Money convert(String text) {
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("an amount is written as a number, a space and a currency: 10 RUB");
        }
        return Money.of(matcher.group(1), matcher.group(2));
    }
}
