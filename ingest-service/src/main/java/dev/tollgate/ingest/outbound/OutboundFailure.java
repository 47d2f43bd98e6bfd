package dev.tollgate.ingest.outbound;

/** Why a call outside brought no answer. */
public enum OutboundFailure {
    /** The host is on no list, or has an address that it may not have. Nobody was called. */
    HOST_REFUSED,
    /** No connection: the name, the address or the certificate. */
    UNREACHABLE,
    /** The answer took longer than configured. */
    TIMEOUT,
    /** The answer ended before its end, each time. */
    CUT_OFF,
    /** The answer has more bytes than it may have. */
    TOO_LARGE,
    /** What should be sent has characters that no header can have, as a token with a line break has. Nobody was called. */
    UNSENDABLE
}
