package dev.tollgate.local;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Takes the spelling of the command line only, and lists all of them when it is another. */
final class FaultByName implements ITypeConverter<Fault> {
    @Override
    public Fault convert(String option) {
        return Arrays.stream(Fault.values())
                .filter(fault -> fault.toString().equals(option))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "not one of " + List.of(Fault.values()).toString().replaceAll("[\\[\\]]", "")));
    }
}
