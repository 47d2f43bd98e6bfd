package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataRulesTest {
    private static final String NAME =
            "is not 1 to 100 letters, digits and . _ : / @ -, beginning with a letter or digit";

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "ä", "a\\u0000", "a\\ud800", "٣", "a,b"})
    void a_name_of_other_characters_is_refused(String name) throws Exception {
        for (String field : new String[] {"tenant\": \"acme", "product\": \"api", "meter\": \"requests"}) {
            String start = field.substring(0, field.indexOf('"'));
            String json = Sample.with(field, start + "\": \"" + name);
            assertThat(SentBody.structured(json).mistakes()).containsExactly("data." + start + " " + NAME);
        }
    }

    @Test
    void a_hundred_characters_are_a_name_and_one_more_is_none() throws Exception {
        String most = "a" + "._:/@-Z9b".repeat(11);
        assertThat(SentBody.structured(Sample.with("sub-7", most)).event().subscription())
                .isEqualTo(Optional.of(most));
        assertThat(SentBody.structured(Sample.with("sub-7", most + "a")).mistakes())
                .containsExactly("data.subscription " + NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {", \"subscription\": \"sub-7\"", "\"sub-7\""})
    void a_subscription_may_be_left_out_or_be_null(String part) throws Exception {
        String json = Sample.with(part, part.startsWith(",") ? "" : "null");
        assertThat(SentBody.structured(json).event().subscription()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "tenant": "acme",   | ~~                 | data.tenant is missing
            "tenant": "acme"    | "tenant": null     | data.tenant is missing
            "tenant": "acme"    | "tenant": 7        | data.tenant is not a string
            "product": "api"    | "product": [1, {}] | data.product is not a string
            "meter": "requests" | "meter": false     | data.meter is not a string
            "quantity": "12.5"  | "quantity": true   | data.quantity is not a decimal number
            "quantity": "12.5"  | "quantity": null   | data.quantity is missing
            "quantity": "12.5"  | "quantity": {}     | data.quantity is not a decimal number
            "quantity": "12.5"  | "price": 1, "quantity": 1 | data.price is not known
            "quantity": "12.5"  | "p p": 1, "quantity": 1   | data has a field with a name of other characters than letters, digits, _ and -, or of more than 64: it is not known
            "meter": "requests" | "meter": "m", "meter": "m" | data.meter occurs twice
            """)
    void each_field_has_its_rule(String member, String instead, String mistake) throws Exception {
        assertThat(SentBody.structured(Sample.with(member, instead)).mistakes()).containsExactly(mistake);
    }

    @ParameterizedTest
    @CsvSource({
        "\"12.50\", 12.5",
        "12.50, 12.5",
        "-3, -3",
        "1e3, 1000",
        "\"1E-40\", 1E-40",
        "0.1, 0.1",
        "\"-0.00\", 0",
        "999999999999999999999999999999.0000000000000000000000000000000000000001,"
                + " 999999999999999999999999999999.0000000000000000000000000000000000000001"
    })
    void a_quantity_is_exact_whether_a_string_or_a_number(String written, String exact) throws Exception {
        var event = SentBody.structured(Sample.with("\"12.5\"", written)).event();
        assertThat(event.quantity()).isEqualByComparingTo(new BigDecimal(exact));
    }

    @ParameterizedTest
    @CsvSource({
        "\"\", is not a decimal number",
        "\"1_5\", is not a decimal number",
        "\" 1\", is not a decimal number",
        "\"0x1\", is not a decimal number",
        "\"NaN\", is not a decimal number",
        "\"Infinity\", is not a decimal number",
        "\"٣\", is not a decimal number",
        "1e30, has more than 30 digits before the decimal point",
        "\"1e-41\", has more than 40 decimals",
        "1e999999999, has more than 30 digits before the decimal point",
        "1e99999999999, is not a decimal number",
    })
    void a_quantity_that_cannot_be_kept_exactly_is_refused(String written, String mistake) throws Exception {
        String json = Sample.with("\"12.5\"", written);
        assertThat(SentBody.structured(json).mistakes()).containsExactly("data.quantity " + mistake);
    }

    @Test
    void a_number_of_ten_thousand_digits_is_refused_without_being_made_a_number() throws Exception {
        String digits = "9".repeat(10_000);
        assertThat(SentBody.structured(Sample.with("\"12.5\"", digits)).mistakes())
                .containsExactly("data.quantity is not a decimal number");
        assertThat(SentBody.structured(Sample.withMore("\"ext\": " + digits)).event())
                .isEqualTo(Sample.EVENT);
    }

    @ParameterizedTest
    @CsvSource({
        "7, is not a JSON object",
        "[[]], is not a JSON object",
        "null, is missing",
        "\"{}\", is not a JSON object"
    })
    void data_is_an_object(String data, String mistake) throws Exception {
        String json = Sample.LINE.replaceAll("\"data\": \\{[^}]*}", "\"data\": " + data);
        assertThat(SentBody.structured(json).mistakes()).containsExactly("data " + mistake);
    }
}
