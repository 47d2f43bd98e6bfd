package dev.tollgate.ingest.usage.adapter.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttributeRulesTest {
    private static final String LENGTH = "is not 1 to 200 characters long";
    private static final String FORBIDDEN = "has a control character or another that CloudEvents forbids";
    private static final String URI = "is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)";
    private static final String NO_ATTRIBUTE =
            "is no attribute, as its name is not 1 to 64 lower-case letters and digits";

    @Test
    void the_published_example_is_read_to_the_last_digit() throws Exception {
        assertThat(SentBody.structured(Sample.JSON).event()).isEqualTo(Sample.EVENT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "specversion": "1.0"            | "specversion": "0.3"   | specversion is not "1.0"
            "specversion": "1.0"            | "specversion": 1.0     | specversion is not a string
            "specversion": "1.0",           | ~~                     | specversion is missing
            "id": "e-1"                     | "id": ""               | id is not 1 to 200 characters long
            "id": "e-1"                     | "id": null             | id is missing
            "id": "e-1"                     | "id": 7                | id is not a string
            "id": "e-1"                     | "id": {"a": [{}]}      | id is not a string
            "source": "/shop/eu"            | "source": "/shop eu"   | source is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)
            "source": "/shop/eu"            | "source": "/shöp"      | source is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)
            "source": "/shop/eu"            | "source": "/%zz"       | source is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)
            "source": "/shop/eu"            | "source": ""           | source is not 1 to 200 characters long
            "source": "/shop/eu",           | ~~                     | source is missing
            "type": "dev.tollgate.usage.v1" | "type": "other"        | type is not "dev.tollgate.usage.v1"
            "type": "dev.tollgate.usage.v1" | "type": true           | type is not a string
            "type": "dev.tollgate.usage.v1", | ~~                    | type is missing
            "time": "2026-11-21T09:00:00.25Z", | ~~                  | time is missing
            "time": "2026-11-21T09:00:00.25Z" | "time": 1763715600   | time is not a string
            """)
    void each_attribute_has_its_rule(String member, String instead, String mistake) throws Exception {
        assertThat(SentBody.structured(Sample.with(member, instead)).mistakes()).containsExactly(mistake);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "datacontenttype": "text/xml"      | datacontenttype is not application/json
            "datacontenttype": "a b/x+json"    | datacontenttype is not application/json
            "dataschema": "a b"                | dataschema is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)
            "dataschema": ""                   | dataschema is not a URI reference (RFC 3986: ASCII, anything else percent-encoded)
            "subject": ""                      | subject is empty
            "subject": []                      | subject is not a string
            "data_base64": "e30="              | data_base64 is not taken: data is a JSON object
            "data_base64": 7                   | data_base64 is not taken: data is a JSON object
            "traceparent": {"a": 1}            | traceparent is not a string, a number, true or false
            "traceparent": [[[[[[[[[1]]]]]]]]] | traceparent is not a string, a number, true or false
            "Extension": 1                     | Extension is no attribute, as its name is not 1 to 64 lower-case letters and digits
            "trace_id": "x"                    | trace_id is no attribute, as its name is not 1 to 64 lower-case letters and digits
            "source": "/other"                 | source occurs twice
            "trace": 1, "trace": 1             | trace occurs twice
            "data": null                       | data occurs twice
            """)
    void what_is_more_has_its_rule(String member, String mistake) throws Exception {
        assertThat(SentBody.structured(Sample.withMore(member)).mistakes()).contains(mistake);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"datacontenttype\": \"application/json\"",
                "\"datacontenttype\": \"Application/JSON; charset=utf-8\"",
                "\"datacontenttype\": \"application/vnd.acme+json\"",
                "\"dataschema\": \"https://example.com/usage\"",
                "\"subject\": \"a b é \\ud83d\\ude00\"",
                "\"traceparent\": \"00-ab\", \"sampled\": true, \"rate\": 1.5e3, \"none\": null",
                "\"subject\": null, \"dataschema\": null, \"datacontenttype\": null, \"data_base64\": null",
            })
    void what_may_be_there_changes_nothing(String member) throws Exception {
        assertThat(SentBody.structured(Sample.withMore(member)).event()).isEqualTo(Sample.EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\n", "\\u007f", "\\u0085", "\\ud800", "\\udc00\\ud800", "\\uffff", "\\ufdd0"})
    void an_id_of_text_that_cloudevents_forbids_is_refused_and_not_repeated(String escaped) throws Exception {
        var wrong = SentBody.structured(Sample.withId("a" + escaped)).unreadable();
        assertThat(wrong.errors()).singleElement().hasToString("FieldError[field=id, message=" + FORBIDDEN + "]");
        assertThat(wrong.id()).isEmpty();
        assertThat(wrong.source()).isEqualTo(Optional.of("/shop/eu"));
    }

    @Test
    void two_hundred_characters_are_an_id_and_one_more_is_none() throws Exception {
        String most = "😀".repeat(200);
        assertThat(SentBody.structured(Sample.withId(most)).event().key().id()).isEqualTo(most);
        assertThat(SentBody.structured(Sample.withId(most + "x")).mistakes()).containsExactly("id " + LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a", "urn:uuid:1", "https://example.com/a?b#c", "?q", "#f", "//host", "mailto:a@b"})
    void a_source_is_any_uri_reference(String source) throws Exception {
        var body = SentBody.structured(Sample.with("/shop/eu", source));
        assertThat(body.event().key().source()).isEqualTo(source);
    }

    @Test
    void sixty_four_characters_name_an_attribute_and_one_more_is_told_without_the_name() throws Exception {
        String most = "a".repeat(64);
        assertThat(SentBody.structured(Sample.withMore("\"" + most + "\": 1")).event())
                .isEqualTo(Sample.EVENT);
        assertThat(SentBody.structured(Sample.withMore("\"" + most + "b\": 1")).mistakes())
                .containsExactly("event has a field with a name of other characters than letters, digits, _ and -,"
                        + " or of more than 64: it " + NO_ATTRIBUTE);
    }

    @Test
    void all_mistakes_are_told_at_once() throws Exception {
        String json = """
                {"specversion": "2", "source": "a b", "time": "today", "data": {"tenant": "", "quantity": "much", "x": 1}}""";
        assertThat(SentBody.structured(json).mistakes())
                .containsExactly(
                        "specversion is not \"1.0\"",
                        "source " + URI,
                        "time is not an RFC 3339 time with an offset, such as 2026-11-21T09:00:00.25Z",
                        "data.tenant is not 1 to 100 letters, digits and . _ : / @ -, beginning with a letter or digit",
                        "data.quantity is not a decimal number",
                        "data.x is not known",
                        "data.product is missing",
                        "data.meter is missing",
                        "id is missing",
                        "type is missing");
    }

    @Test
    void a_thousand_mistakes_make_no_endless_answer() throws Exception {
        StringBuilder many = new StringBuilder("\"m\": 1");
        for (int i = 0; i < 1000; i++) {
            many.append(", \"A").append(i).append("\": 1");
        }
        var mistakes = SentBody.structured(Sample.withMore(many.toString())).mistakes();
        assertThat(mistakes).hasSize(33).endsWith("event has more mistakes than the 32 listed here");
    }
}
