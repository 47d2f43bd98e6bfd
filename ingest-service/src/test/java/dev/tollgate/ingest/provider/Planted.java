package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.kernel.house.PlantedSecret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Secrets of a provider's, and calls that are to be refused without telling one of them. */
public record Planted(List<String> secrets) {
    public Planted {
        secrets = List.copyOf(secrets);
    }

    /** Neither as they are nor in another form. */
    public void areNowhereIn(String text) {
        assertThat(secrets).allSatisfy(secret -> assertThat(new PlantedSecret(secret).foundIn(text))
                .isEmpty());
    }

    /** The refusal, once it is sure that nothing about it tells a secret. */
    public ExportRefused refusalOf(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(ExportRefused.class).hasNoCause().hasNoSuppressedExceptions();
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        ExportRefused refused = (ExportRefused) thrown;
        areNowhereIn(text + " " + refused + " " + refused.explanation());
        return refused;
    }

    public String refused(FailureReason reason, ThrowingCallable call) {
        ExportRefused refused = refusalOf(call);
        assertThat(refused.reason()).as(refused.explanation()).isEqualTo(reason);
        return refused.explanation();
    }
}
