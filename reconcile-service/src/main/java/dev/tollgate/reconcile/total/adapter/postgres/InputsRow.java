package dev.tollgate.reconcile.total.adapter.postgres;

import dev.tollgate.reconcile.total.ReconciliationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.NullUnmarked;

/** A table of its own: inputs can be megabytes, and a list of reconciliations must not read them. */
@Entity
@Immutable
@Table(name = "reconciliation_inputs")
@NullUnmarked // Hibernate makes the object first and fills it afterwards.
class InputsRow {
    @Id
    @Column(name = "reconciliation_id")
    UUID reconciliationId;

    String inputs;

    static InputsRow of(ReconciliationId id, String inputs) {
        InputsRow row = new InputsRow();
        row.reconciliationId = id.value();
        row.inputs = inputs;
        return row;
    }
}
