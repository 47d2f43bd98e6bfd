package dev.tollgate.wrong.order;

import jakarta.ws.rs.core.Response;

record FrameworkInTheModel(Response response) {}
