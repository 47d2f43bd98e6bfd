package dev.tollgate.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A secret like no other, and every form in which it must appear nowhere. */
public final class PlantedSecret {
    public static final String VALUE = "pl4nted+Secret/with=odd&chars%xyzzy";

    private PlantedSecret() {}

    /** Plain, base64 in both alphabets at each of the three alignments, URL-encoded, hex in both cases. */
    public static List<String> forms() {
        byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
        List<String> forms = new ArrayList<>(List.of(
                VALUE,
                URLEncoder.encode(VALUE, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT)));
        for (int skipped = 0; skipped < 3; skipped++) {
            byte[] aligned = VALUE.substring(skipped, VALUE.length() - (VALUE.length() - skipped) % 3)
                    .getBytes(StandardCharsets.UTF_8);
            forms.add(Base64.getEncoder().encodeToString(aligned));
            forms.add(Base64.getUrlEncoder().encodeToString(aligned));
        }
        return forms;
    }

    public static void isNowhereIn(String text) {
        assertThat(forms()).allSatisfy(form -> assertThat(text).doesNotContain(form));
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
