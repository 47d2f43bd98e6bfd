package dev.tollgate.ingest.trust.adapter.policy;

import dev.tollgate.ingest.trust.RefetchRule;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The part of a policy's file that says how an object is fetched again. */
final class RefetchText {
    private RefetchText() {}

    static RefetchRule read(PolicyNode node) {
        node.only("urls", "user", "password", "claimed", "compared", "status", "statuses");
        Map<String, String> urls = node.textsByName("urls");
        List<String> compared = node.texts("compared");
        RefetchRule rule = new RefetchRule(
                urls,
                PolicyText.reference(node, "user"),
                PolicyText.reference(node, "password"),
                node.text("claimed"),
                compared,
                node.text("status"),
                node.listsByName("statuses"));
        node.end();
        if (urls.isEmpty()) {
            throw node.refused("urls", "must be at least one");
        }
        urls.forEach((kind, url) -> requireUrl(node, "urls/" + kind, url));
        PolicyText.requirePointer(node, "claimed", rule.claimed());
        PolicyText.requirePointer(node, "status", rule.status());
        compared.forEach(place -> PolicyText.requirePointer(node, "compared", place));
        return rule;
    }

    private static void requireUrl(PolicyNode node, String name, String url) {
        boolean fits;
        try {
            URI uri = URI.create(url.replace("{object}", "x"));
            fits = uri.getHost() != null
                    && List.of("https", "http").contains(uri.getScheme())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && url.indexOf("{object}") > url.indexOf('/', "https://".length());
        } catch (IllegalArgumentException e) {
            fits = false;
        }
        if (!fits) {
            throw node.refused(name, "is no URL with {object} in its path");
        }
    }
}
