package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.kernel.house.EmbeddedPostgresResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Several parts are laid out in PostgreSQL, and read by whoever takes them. */
@QuarkusTest
@IngestServiceTest
class SharedReadingTest {
    @Test
    void parts_that_several_hands_read_add_up_to_the_last_digit_and_leave_no_working_state() throws Exception {
        Path folder = Bills.folder("many-parts", "aws", "2022-01");
        for (int i = 10; i < 40; i++) {
            Bills.write(folder.resolve("part-" + i + ".csv"), Bills.HEADER + row("2022-01", "S" + i, "0.0" + i));
        }
        JsonPath run = Requests.ingest("aws", "2022-01", "many-parts");
        assertThat(run.getString("state")).as(run.prettify()).isEqualTo("COMPLETED");
        assertThat(run.getString("totals.find { it.metric == 'BilledCost' }.total.amount"))
                .isEqualTo("0.735");
        assertThat(run.getList("parts.name"))
                .hasSize(30)
                .startsWith("part-10.csv")
                .endsWith("part-39.csv");
        assertThat(count("SELECT count(*) FROM ingest.part_work")).isZero();
        assertThat(count("SELECT count(*) FROM ingest.part_reading")).isZero();
    }

    @Test
    void of_several_parts_that_cannot_be_counted_the_first_is_named_whoever_read_faster() throws Exception {
        Path folder = Bills.folder("two-bad", "aws", "2022-02");
        for (int i = 0; i < 9; i++) {
            Bills.write(
                    folder.resolve("part-" + i + ".csv"),
                    Bills.HEADER + row("2022-02", "S", "1").repeat(400));
        }
        Bills.write(
                folder.resolve("part-3.csv"),
                Bills.HEADER + row("2022-02", "S", "1").repeat(8000) + "\"x\"y");
        Bills.write(folder.resolve("part-4.csv"), "Nothing,Of,Focus\n");
        JsonPath run = Requests.ingest("aws", "2022-02", "two-bad");
        assertThat(run.getString("reason")).as(run.prettify()).isEqualTo("NOT_CSV");
        assertThat(run.getString("explanation")).contains("part-3.csv");
        assertThat(count("SELECT count(*) FROM ingest.part_work")).isZero();
    }

    @Test
    void the_limit_of_bytes_holds_for_all_parts_together() {
        Path folder = Bills.folder("together-too-large", "aws", "2022-03");
        String part = Bills.HEADER + row("2022-03", "S", "1").repeat(40_000);
        for (int i = 0; i < 4; i++) {
            Bills.write(folder.resolve("part-" + i + ".csv"), part + row("2022-03", "S" + i, "1"));
        }
        assertThat(part.length()).isBetween(1_250_000, 4_999_999);
        assertThat(Requests.ingest("aws", "2022-03", "together-too-large").getString("reason"))
                .isEqualTo("TOO_LARGE");
    }

    @Test
    void once_the_rows_of_one_part_in_another_order_are_no_second_charge_and_no_silent_one() {
        Path folder = Bills.folder("overlapping", "aws", "2022-08");
        StringBuilder forth = new StringBuilder(Bills.HEADER);
        StringBuilder back = new StringBuilder(row("2022-08", "More", "1"));
        for (int i = 10; i < 40; i++) {
            forth.append(row("2022-08", "S" + i, "1." + i));
            back.insert(0, row("2022-08", "S" + i, "1." + i));
        }
        Bills.write(folder.resolve("a.csv"), forth.toString());
        Bills.write(folder.resolve("b.csv.gz"), back.insert(0, Bills.HEADER).toString());
        JsonPath run = Requests.ingest("aws", "2022-08", "overlapping");
        assertThat(run.getString("reason")).as(run.prettify()).isEqualTo("OVERLAPPING_PARTS");
        assertThat(run.getString("explanation"))
                .isEqualTo("a.csv and b.csv.gz have about 30 rows in common, though neither is a copy of the other");
        assertThat(Requests.canonical("2022-08", "").getString("incomplete[0].reason"))
                .isEqualTo("OVERLAPPING_PARTS");
    }

    private static String row(String period, String service, String billed) {
        return Bills.row("AWS", period + "-01", "USD", service, billed, billed);
    }

    private static long count(String sql) throws Exception {
        try (var connection = EmbeddedPostgresResource.superuser().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
