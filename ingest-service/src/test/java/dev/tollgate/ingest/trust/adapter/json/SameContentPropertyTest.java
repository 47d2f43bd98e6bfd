package dev.tollgate.ingest.trust.adapter.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SameContentPropertyTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Property(tries = 300)
    void the_same_json_written_in_any_order_and_spacing_is_the_same_content(
            @ForAll("objects") Map<String, Object> object, @ForAll Random random) throws Exception {
        String once = MAPPER.writeValueAsString(object);
        String again = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled(object, random));
        assertThat(Bodies.identity(again).content())
                .isEqualTo(Bodies.identity(once).content());
    }

    @Property(tries = 300)
    void another_number_is_other_content(@ForAll BigDecimal one, @ForAll BigDecimal other) {
        boolean same = Bodies.identity("{\"n\":" + one + "}")
                .content()
                .equals(Bodies.identity("{\"n\":" + other + "}").content());
        assertThat(same).isEqualTo(one.compareTo(other) == 0);
    }

    @Property(tries = 300)
    void another_text_is_other_content(@ForAll String one, @ForAll String other) throws Exception {
        boolean same = Bodies.identity(MAPPER.writeValueAsString(List.of(one)))
                .content()
                .equals(Bodies.identity(MAPPER.writeValueAsString(List.of(other)))
                        .content());
        assertThat(same).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<Map<String, Object>> objects() {
        Arbitrary<Object> value = Arbitraries.lazyOf(
                () -> Arbitraries.strings().alpha().map(Object.class::cast),
                () -> Arbitraries.bigDecimals().map(Object.class::cast),
                () -> Arbitraries.of(true, false).map(Object.class::cast),
                () -> Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(3), Arbitraries.integers())
                        .ofMaxSize(4)
                        .map(Object.class::cast),
                () -> Arbitraries.strings().list().ofMaxSize(3).map(Object.class::cast));
        return Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(5), value)
                .ofMaxSize(8);
    }

    private static Map<String, Object> shuffled(Map<String, Object> object, Random random) {
        List<String> names = new ArrayList<>(object.keySet());
        Collections.shuffle(names, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        names.forEach(name -> shuffled.put(name, object.get(name)));
        return shuffled;
    }
}
