package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.ProviderId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The provider totals of one period and mode. */
public record Statements(Mode mode, Map<ProviderId, Statement> byProvider) {
    public Statements {
        byProvider = Map.copyOf(byProvider);
    }

    public Optional<Statement> of(ProviderId provider) {
        return Optional.ofNullable(byProvider.get(provider));
    }

    /** By what the canonical totals have to be broken down, so that every stated cell has its counterpart. */
    public Set<Dimension> dimensions() {
        Set<Dimension> all = EnumSet.noneOf(Dimension.class);
        byProvider.values().stream()
                .map(Statement::breakdown)
                .map(Breakdown::dimensions)
                .forEach((Collection<Dimension> some) -> all.addAll(some));
        return all;
    }
}
