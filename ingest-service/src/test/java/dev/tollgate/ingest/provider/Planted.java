package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A call that is to be refused, and in whose exception none of the secrets may stand. */
public record Planted(List<String> secrets) {
    public Planted {
        secrets = List.copyOf(secrets);
    }

    public String refused(FailureReason reason, ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(ExportRefused.class).hasNoCause();
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        assertThat(text.toString()).doesNotContain(secrets);
        ExportRefused refused = (ExportRefused) thrown;
        assertThat(refused.reason()).as(refused.explanation()).isEqualTo(reason);
        return refused.explanation();
    }
}
