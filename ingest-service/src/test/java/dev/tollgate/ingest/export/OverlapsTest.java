package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    private final Random random = new Random(7);

    @Test
    void once_a_part_inside_another_is_found_and_its_size_is_estimated() {
        long[] large = random.longs(200_000).toArray();
        Overlaps overlaps = new Overlaps();
        overlaps.add("large", sketch(large), false);
        overlaps.add("other", sketch(random.longs(50_000).toArray()), false);
        overlaps.add("inside", sketch(LongStream.of(large).skip(120_000).toArray()), false);
        Overlap found = overlaps.find().orElseThrow();
        assertThat(List.of(found.first(), found.later())).containsExactly("large", "inside");
        assertThat(found.rows()).isBetween(70_000L, 90_000L);
    }

    @Test
    void once_small_parts_that_share_most_of_their_rows_are_counted_exactly() {
        long[] rows = random.longs(30).toArray();
        Overlaps overlaps = new Overlaps();
        overlaps.add("a", sketch(LongStream.of(rows).limit(20).toArray()), false);
        overlaps.add("b", sketch(LongStream.of(rows).skip(9).toArray()), false);
        assertThat(overlaps.find()).contains(new Overlap("a", "b", 11));
    }

    @Test
    void parts_that_share_the_lesser_part_of_their_rows_or_very_few_are_left_in_peace() {
        long[] rows = random.longs(40).toArray();
        Overlaps overlaps = new Overlaps();
        overlaps.add("a", sketch(LongStream.of(rows).limit(20).toArray()), false);
        overlaps.add("b", sketch(LongStream.of(rows).skip(10).limit(20).toArray()), false);
        overlaps.add("few", sketch(LongStream.of(rows).skip(11).limit(9).toArray()), false);
        overlaps.add("one", sketch(LongStream.of(rows).skip(35).limit(1).toArray()), false);
        overlaps.add("and one", sketch(LongStream.of(rows).skip(35).limit(3).toArray()), false);
        Overlap found = overlaps.find().orElseThrow();
        assertThat(found).isEqualTo(new Overlap("a", "few", 9));
    }

    @Test
    void of_a_small_part_all_rows_have_to_be_in_the_other() {
        long[] rows = random.longs(20).toArray();
        Overlaps overlaps = new Overlaps();
        overlaps.add("a", sketch(LongStream.of(rows).limit(10).toArray()), false);
        overlaps.add("all but one", sketch(LongStream.of(rows).skip(4).limit(7).toArray()), false);
        overlaps.add("single", sketch(LongStream.of(rows).limit(1).toArray()), false);
        assertThat(overlaps.find()).isEmpty();
        overlaps.add("all", sketch(LongStream.of(rows).limit(2).toArray()), false);
        assertThat(overlaps.find()).contains(new Overlap("a", "all", 2));
    }

    @Test
    void of_thousands_of_parts_the_samples_are_bounded_and_a_repeated_one_is_still_found() {
        Overlaps overlaps = new Overlaps();
        long[] again = random.longs(5_000).toArray();
        for (int part = 0; part < 2_000; part++) {
            overlaps.add(
                    "part-" + part,
                    sketch(part == 3 ? again : random.longs(1_100).toArray()),
                    false);
        }
        assertThat(overlaps.find()).isEqualTo(Optional.empty());
        overlaps.add("again", sketch(LongStream.of(again).limit(4_000).toArray()), false);
        Overlap found = overlaps.find().orElseThrow();
        assertThat(List.of(found.first(), found.later())).containsExactly("part-3", "again");
        assertThat(found.rows()).isBetween(3_000L, 5_000L);
    }

    @Test
    void once_a_single_row_in_two_parts_is_an_overlap_where_the_format_gives_rows_an_identity() {
        long[] rows = new Random(7).longs(40).toArray();
        Overlaps overlaps = new Overlaps();
        overlaps.add("a", sketch(LongStream.of(rows).limit(20).toArray()), true);
        overlaps.add("b", sketch(LongStream.of(rows).skip(19).toArray()), true);
        assertThat(overlaps.find()).contains(new Overlap("a", "b", 1));
    }

    private static RowSketch sketch(long[] hashes) {
        RowSketch sketch = new RowSketch();
        LongStream.of(hashes).forEach(sketch::add);
        return sketch;
    }
}
