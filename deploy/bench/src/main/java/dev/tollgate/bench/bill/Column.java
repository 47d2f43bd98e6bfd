package dev.tollgate.bench.bill;

/** A column of a generated bill: its name, and what stands in it. */
record Column(String name, Cells cells) {
    /** Writes a row's cell as it stands in the file, quoted where it must be. */
    interface Cells {
        void append(StringBuilder out, Dice dice);
    }

    static Column of(String name, Cells cells) {
        return new Column(name, cells);
    }

    static Column always(String name, String text) {
        return new Column(name, (out, _) -> out.append(text));
    }

    static Column empty(String name) {
        return always(name, "");
    }

    static Column oneOf(String name, String... choices) {
        return new Column(name, (out, dice) -> out.append(dice.oneOf(choices)));
    }

    static Column amount(String name) {
        return new Column(name, Amounts::append);
    }

    /** A name with a number behind it, of so many different ones. */
    static Column numbered(String name, String prefix, int different) {
        return new Column(name, (out, dice) -> out.append(prefix).append(dice.below(different)));
    }

    /** Hexadecimal digits that hardly ever come twice, as identifiers are. */
    static Column unique(String name, String prefix) {
        return new Column(name, (out, dice) -> out.append(prefix).append(Long.toHexString(dice.next())));
    }
}
