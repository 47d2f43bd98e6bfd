package dev.tollgate.ingest;

import dev.tollgate.kernel.house.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    @Test
    void the_house_rules_hold_for_every_class_of_this_service() {
        HouseRules.checkAll("dev.tollgate.ingest");
    }
}
