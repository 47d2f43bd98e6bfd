package dev.tollgate.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tollgate.ingest.Bills;
import dev.tollgate.ingest.IngestServiceTest;
import dev.tollgate.ingest.Requests;
import dev.tollgate.ingest.ThirdPartyData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** AWS and Azure write the invoice's number on a month's rows when they close it. */
@QuarkusTest
@IngestServiceTest
class ClosedByInvoiceTest {
    @Test
    void once_a_bill_that_was_open_is_closed_by_its_invoice_and_does_not_change_any_more() throws Exception {
        String open = Files.readString(ThirdPartyData.file("koku/aws/2023-06-01-not-final.csv"));
        String closed = Files.readString(ThirdPartyData.file("koku/aws/2023-06-01.csv"));
        assertThat(deliver("2023-06", open).getString("periodState")).isEqualTo("UNKNOWN");
        JsonPath closing = deliver("2023-06", closed);
        assertThat(closing.getString("state")).as(closing.prettify()).isEqualTo("COMPLETED");
        assertThat(closing.getString("periodState")).isEqualTo("CLOSED");
        assertThat(deliver("2023-06", closed.replace(",10,", ",11,")).getString("reason"))
                .isEqualTo("PERIOD_CLOSED");
        assertThat(deliver("2023-06", open).getString("reason")).isEqualTo("PERIOD_CLOSED");
        JsonPath totals = Requests.canonical("2023-06", "&provider=aws&metric=BilledCost");
        assertThat(totals.getString("exports[0].runId")).isEqualTo(closing.getString("id"));
        assertThat(totals.getString("exports[0].totals[0].total.amount")).isEqualTo("30");
    }

    @Test
    void a_month_is_not_closed_by_some_of_its_rows_nor_by_rows_that_cannot_be_read_nor_by_none() throws Exception {
        String closed = Files.readString(ThirdPartyData.file("koku/aws/2023-06-01.csv"))
                .replace("2023-06", "2023-08")
                .replace("2023-07", "2023-09");
        String header = closed.substring(0, closed.indexOf('\n') + 1);
        assertThat(deliver("2023-08", header).getString("periodState")).isEqualTo("UNKNOWN");
        assertThat(deliver("2023-08", closed.replaceFirst(",987654321,", ",,")).getString("periodState"))
                .isEqualTo("UNKNOWN");
        JsonPath broken = deliver("2023-08", closed.replaceFirst(",NOK,", ",nok,"));
        assertThat(broken.getInt("rows.quarantined")).as(broken.prettify()).isEqualTo(1);
        assertThat(broken.getString("periodState")).isEqualTo("UNKNOWN");
        assertThat(deliver("2023-08", closed).getString("periodState")).isEqualTo("CLOSED");
    }

    private static JsonPath deliver(String period, String bill) {
        Bills.write(Bills.folder("invoiced", "aws", period).resolve("bill.csv"), bill);
        return Requests.ingest("aws", period, "invoiced");
    }
}
