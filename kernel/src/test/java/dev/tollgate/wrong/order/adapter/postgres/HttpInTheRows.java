package dev.tollgate.wrong.order.adapter.postgres;

import jakarta.ws.rs.GET;

class HttpInTheRows {
    @GET
    String get() {
        return "";
    }
}
