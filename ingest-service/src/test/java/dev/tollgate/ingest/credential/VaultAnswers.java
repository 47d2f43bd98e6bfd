package dev.tollgate.ingest.credential;

/** Answers as Vault's HTTP API documents them: KV version 2, AppRole, Kubernetes, tokens. */
final class VaultAnswers {
    /** Of a version that was deleted: status 404, with metadata and without data. */
    static final String DELETED_VERSION = """
            {"request_id": "1", "lease_id": "", "renewable": false, "lease_duration": 0,
             "data": {"data": null, "metadata": {"created_time": "2026-11-01T00:00:00Z", "custom_metadata": null,
              "deletion_time": "2026-11-02T00:00:00Z", "destroyed": false, "version": 2}},
             "wrap_info": null, "warnings": null, "auth": null, "mount_type": "kv"}
            """;

    private VaultAnswers() {}

    static String secret(String fields) {
        return """
                {"request_id": "1", "lease_id": "", "renewable": false, "lease_duration": 0,
                 "data": {"data": %s, "metadata": {"created_time": "2026-11-01T00:00:00Z", "custom_metadata": null,
                  "deletion_time": "", "destroyed": false, "version": 1}},
                 "wrap_info": null, "warnings": null, "auth": null, "mount_type": "kv"}
                """.formatted(fields);
    }

    static String login(String token, int leaseSeconds, boolean renewable) {
        return login(token, leaseSeconds, renewable, 0);
    }

    static String login(String token, int leaseSeconds, boolean renewable, int uses) {
        return """
                {"request_id": "1", "lease_id": "", "renewable": false, "lease_duration": 0, "data": null,
                 "wrap_info": null, "warnings": null,
                 "auth": {"client_token": "%s", "accessor": "a", "policies": ["default"], "token_policies": ["default"],
                  "metadata": {"role_name": "tollgate"}, "lease_duration": %d, "renewable": %s, "entity_id": "e",
                  "token_type": "service", "orphan": true, "mfa_requirement": null, "num_uses": %d}}
                """.formatted(token, leaseSeconds, renewable, uses);
    }

    static String errors(String... messages) {
        return messages.length == 0
                ? "{\"errors\": []}"
                : "{\"errors\": [\"" + String.join("\", \"", messages) + "\"]}";
    }
}
