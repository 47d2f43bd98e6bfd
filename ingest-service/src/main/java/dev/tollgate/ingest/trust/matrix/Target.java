package dev.tollgate.ingest.trust.matrix;

import java.net.InetAddress;
import java.util.Optional;

/** Port: an endpoint that takes webhooks, and is to be tried. Blocks. */
public interface Target {
    /** Asked before anything is sent: what the endpoint says of itself. */
    Statement statement();

    /** Sends once, follows no redirect, and tries nothing again. */
    Answer send(Forged forged);

    /** Whether it is a sandbox, by its own word. */
    sealed interface Statement {
        /** @param sender the address that it sees us come from, where it says so */
        record Sandbox(Optional<InetAddress> sender) implements Statement {}

        /** @param why for the operator, without anything that was answered */
        record NotProven(String why) implements Statement {}
    }

    /** What came back. */
    sealed interface Answer {
        record Status(int code) implements Answer {}

        /** @param why for the operator */
        record None(String why) implements Answer {}
    }
}
