package dev.tollgate.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tollgate.kernel.house.HouseRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A rule that cannot fail guards nothing: each is shown to fail on a class that is wrong on purpose. */
class HouseRulesTest {
    private static final String WRONG = "dev.tollgate.wrong.";
    private static final Map<HouseRules, List<String>> BROKEN_BY = Map.ofEntries(
            Map.entry(HouseRules.FRAMEWORKS_STAY_AT_THE_EDGE, List.of("order.FrameworkInTheModel")),
            Map.entry(
                    HouseRules.ONLY_POSTGRES_ADAPTERS_KNOW_PERSISTENCE,
                    List.of("order.adapter.rest.PersistenceInTheResource")),
            Map.entry(
                    HouseRules.ONLY_REST_AND_CLIENT_ADAPTERS_KNOW_JAXRS,
                    List.of("order.adapter.postgres.HttpInTheRows")),
            Map.entry(
                    HouseRules.ADAPTERS_DO_NOT_KNOW_EACH_OTHER,
                    List.of("order.adapter.rest.ResourceThatKnowsRows", "order.adapter.postgres.PublicRow")),
            Map.entry(HouseRules.ADAPTERS_ARE_PACKAGE_PRIVATE, List.of("order.adapter.file.DoorThatShowsTheAdapter")),
            Map.entry(HouseRules.MODELS_ARE_IMMUTABLE, List.of("order.MutableTotal")),
            Map.entry(HouseRules.MONEY_IS_NEVER_BINARY_FLOATING_POINT, List.of("order.FloatingTotal")),
            Map.entry(HouseRules.NOBODY_ASKS_THE_WALL_CLOCK, List.of("order.WallClock")),
            Map.entry(HouseRules.NOBODY_DRAWS_RANDOMNESS_DIRECTLY, List.of("order.Dice")),
            Map.entry(HouseRules.NAMES_SAY_WHAT_A_THING_IS, List.of("order.MoneyUtil")),
            Map.entry(
                    HouseRules.FEATURES_FORM_NO_CYCLES,
                    List.of("order.OrderThatNeedsAnInvoice", "invoice.InvoiceThatNeedsAnOrder")));

    @ParameterizedTest
    @EnumSource(HouseRules.class)
    void every_house_rule_fails_on_a_class_that_breaks_it(HouseRules rule) {
        assertThat(BROKEN_BY).as("every rule has a wrong fixture").containsKey(rule);
        var wrong = new ClassFileImporter()
                .importClasses(BROKEN_BY.get(rule).stream()
                        .map(HouseRulesTest::fixture)
                        .toList());
        assertThatThrownBy(() -> rule.rule().check(wrong)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_door_to_an_adapter_may_be_public_and_nothing_else_of_it() {
        var rule = HouseRules.ADAPTERS_ARE_PACKAGE_PRIVATE.rule();
        rule.check(new ClassFileImporter().importClasses(fixture("order.adapter.file.Door")));
        var row = new ClassFileImporter().importClasses(fixture("order.adapter.postgres.PublicRow"));
        assertThatThrownBy(() -> rule.check(row)).isInstanceOf(AssertionError.class);
    }

    @Test
    void the_house_rules_hold_for_the_kernel_itself() {
        HouseRules.checkAll("dev.tollgate.kernel");
    }

    @Test
    void the_house_rules_refuse_to_pass_on_nothing() {
        assertThatThrownBy(() -> HouseRules.checkAll("dev.tollgate.nobody")).hasMessageContaining("no classes");
    }

    private static Class<?> fixture(String name) {
        try {
            return Class.forName(WRONG + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
