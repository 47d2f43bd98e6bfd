package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tollgate.kernel.house.PlantedSecret;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A secret like no other, which every backend takes as it is: without quotes, so that JSON holds it unescaped. */
public final class PlantedValue {
    public static final String VALUE = "pl4nted+Secret/with=odd&chars%xyzzy";

    private static final PlantedSecret SECRET = new PlantedSecret(VALUE);

    private PlantedValue() {}

    public static void isNowhereIn(String text) {
        assertThat(SECRET.foundIn(text)).isEmpty();
    }

    /** The refusal that a call ends with, once it is sure that nothing about it tells the secret. */
    static CredentialRefused refusalOf(ThrowingCallable call) {
        CredentialRefused refused = catchThrowableOfType(CredentialRefused.class, call);
        assertThat(refused).isNotNull().hasNoCause().hasNoSuppressedExceptions();
        StringWriter text = new StringWriter();
        refused.printStackTrace(new PrintWriter(text));
        isNowhereIn(text + " " + refused + " " + refused.explanation());
        return refused;
    }

    /** The code of that refusal. */
    static CredentialFailure failureOf(ThrowingCallable call) {
        return refusalOf(call).failure();
    }
}
