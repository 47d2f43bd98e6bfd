package dev.tollgate.reconcile.total;

import dev.tollgate.kernel.Sha256;

/** Judges stored or fresh inputs; asks neither clock nor network, and so gives the same bytes every time. */
public final class Judging {
    private final Documents documents;

    public Judging(Documents documents) {
        this.documents = documents;
    }

    /** @param text the canonical JSON of the judgement, whose SHA-256 is its digest */
    public record Judged(Judgement judgement, String text) {
        public Sha256 digest() {
            return Sha256.ofUtf8(text);
        }
    }

    public Judged judge(Inputs inputs) {
        Question question = new Question(
                inputs.period(),
                inputs.mode(),
                inputs.judgedAt(),
                documents.limits(inputs.limits()),
                documents.statements(inputs.providerTotals(), inputs.period()),
                documents.exports(inputs.canonicalTotals(), inputs.period()));
        Judgement judgement = Judgement.of(question);
        return new Judged(judgement, documents.judgement(judgement));
    }
}
