package dev.tollgate.gateway.access.adapter.rest;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** What a request holds as its proof; not a record, so that nothing ever prints it. */
final class ApiKeyRequest extends BaseAuthenticationRequest {
    private final String token;

    ApiKeyRequest(String token) {
        this.token = token;
    }

    String token() {
        return token;
    }
}
