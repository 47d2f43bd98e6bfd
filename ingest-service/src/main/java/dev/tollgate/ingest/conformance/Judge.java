package dev.tollgate.ingest.conformance;

import java.util.Map;

/** A rule, compiled for the columns of one file: what it says of a row that it applies to. */
sealed interface Judge {
    Verdict judge(Row row);

    /** The verdict was found when the cell's text was first read. */
    record OfCell(int column, int check) implements Judge {
        @Override
        public Verdict judge(Row row) {
            return row.facts[column].verdicts[check];
        }
    }

    record After(int column, int start) implements Judge {
        @Override
        public Verdict judge(Row row) {
            Fact later = row.facts[column];
            Fact earlier = row.facts[start];
            return later.second.isPresent() && earlier.second.isPresent()
                    ? Verdict.of(later.second.getAsLong() > earlier.second.getAsLong())
                    : Verdict.NOT_JUDGED;
        }
    }

    record Product(int column, int price, int quantity) implements Judge {
        @Override
        public Verdict judge(Row row) {
            return row.isKnown(column) && row.isKnown(price) && row.isKnown(quantity)
                    ? Verdict.of(row.amounts[column].isProductOf(row.amounts[price], row.amounts[quantity]))
                    : Verdict.NOT_JUDGED;
        }
    }

    record SameAmount(int column, int other) implements Judge {
        @Override
        public Verdict judge(Row row) {
            return row.isKnown(column) && row.isKnown(other)
                    ? Verdict.of(row.amounts[column].equalsExactly(row.amounts[other]))
                    : Verdict.NOT_JUDGED;
        }
    }

    /** A null cell differs from one that is not. */
    record SameText(int column, int other) implements Judge {
        @Override
        public Verdict judge(Row row) {
            boolean isNull = row.facts[column].isNull();
            boolean otherIsNull = row.facts[other].isNull();
            if (isNull || otherIsNull) {
                return Verdict.of(isNull == otherIsNull);
            }
            return Verdict.of(row.characters[column].isSameAs(row.characters[other]));
        }
    }

    /** Whether each of the two is an allowed value is for other rules to say. */
    record ParentValue(int column, int parent, Map<String, String> parents) implements Judge {
        @Override
        public Verdict judge(Row row) {
            String wanted = parents.get(row.facts[column].text());
            if (wanted == null) {
                return Verdict.NOT_JUDGED;
            }
            String stated = row.facts[parent].text();
            if (wanted.equals(stated)) {
                return Verdict.HOLDS;
            }
            return parents.containsValue(stated) ? Verdict.FAILS : Verdict.NOT_JUDGED;
        }
    }
}
