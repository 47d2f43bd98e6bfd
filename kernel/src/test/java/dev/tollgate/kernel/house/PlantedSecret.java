package dev.tollgate.kernel.house;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A secret that occurs nowhere else, planted where a real one would be. Wherever it turns up afterwards, in whatever
 * form, something leaks (promise 4). A test of another surface searches that with {@link #foundIn}.
 *
 * @param text has characters that each form writes differently
 */
public record PlantedSecret(String text) {
    /** @param unique makes it the only one of its kind */
    public static PlantedSecret of(String unique) {
        return new PlantedSecret("Pl4nted+/~" + unique + "=?&\"");
    }

    /** Which forms of it a text holds; none when it is clean. */
    public List<String> foundIn(String haystack) {
        return forms().entrySet().stream()
                .filter(form -> haystack.contains(form.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The same of bytes: each form is ASCII. */
    public List<String> foundIn(byte[] haystack) {
        return foundIn(new String(haystack, StandardCharsets.ISO_8859_1));
    }

    /** What to search for, by the name of the form. Edges that depend on what stands beside the secret are left off. */
    Map<String, String> forms() {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String ascii = text.substring(text.indexOf('~') + 1, text.length() - 1);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", ascii);
        forms.put("json", ascii.replace("/", "\\/").replace("=", "\\u003d").replace("&", "\\u0026"));
        forms.put("url-encoded", URLEncoder.encode(ascii, StandardCharsets.UTF_8));
        forms.put("url-encoded once more", URLEncoder.encode(forms.get("url-encoded"), StandardCharsets.UTF_8));
        String hex = HexFormat.of().formatHex(bytes);
        forms.put("hex", hex);
        forms.put("upper hex", hex.toUpperCase(Locale.ROOT));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("base64 at " + shift, base64(Base64.getEncoder(), bytes, shift));
            forms.put("base64url at " + shift, base64(Base64.getUrlEncoder(), bytes, shift));
        }
        return forms;
    }

    /** Three bytes are four letters: what begins one or two bytes later is other letters. */
    private static String base64(Base64.Encoder encoder, byte[] bytes, int shift) {
        int from = (3 - shift) % 3;
        int whole = (bytes.length - from) / 3 * 3;
        return encoder.withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, from + whole));
    }
}
