package dev.tollgate.ingest.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whose webhooks are taken, and how much is kept of what is not believed. */
@ConfigMapping(prefix = "tollgate.webhook")
public interface WebhookConfig {
    /**
     * {@code TOLLGATE_WEBHOOK_PROVIDERS}: which of the shipped policies are in force ({@code stripe}, {@code yookassa},
     * {@code standard-webhooks}). None unless set: a door that nobody configured is closed.
     */
    Optional<List<String>> providers();

    /** {@code TOLLGATE_WEBHOOK_POLICIES}: a folder with policies of one's own, one JSON file each; they replace shipped ones. */
    Optional<Path> policies();

    /** How large a body may be, in bytes; a larger one is answered 413. 1 MiB. */
    @WithDefault("1048576")
    int maxBytes();

    /** How long a body may take to arrive, as a whole; then 408. 10 s. */
    @WithDefault("PT10S")
    Duration bodyTime();

    /**
     * How many bytes may be in hand, read and not yet answered, 16 KiB for each delivery beside its body. Beyond it
     * requests are answered 429. A body in hand takes up to twice its length while it grows, so this is a quarter of a
     * heap of 256 MiB at worst. 32 MiB.
     */
    @WithDefault("33554432")
    int maxInHandBytes();

    /**
     * How many of them one sender may have (an IPv4 address, or a /48 of IPv6), so that one who is slow on purpose shuts
     * nobody else out. An eighth of the above: as a gateway carries 64 at once and 8 of one sender, it takes eight
     * senders to hold either all places or all bytes, and two of them hold a quarter of both. One sender's eight places
     * would hold 8 x (1 MiB + 16 KiB), so that of his largest bodies three at once are taken, of those to 496 KiB all
     * eight. At least {@link #maxBytes()} and 16 KiB. 4 MiB.
     */
    @WithDefault("4194304")
    int maxInHandBytesPerSender();

    /** How long a secret serves before it is resolved again, so that a rotated one is used soon. 10 s. */
    @WithDefault("PT10S")
    Duration secretLife();

    /** How many deliveries that were not believed are kept for each provider; the oldest go first. 10,000. */
    @WithDefault("10000")
    int untrustedKept();

    /** How long they are kept at most. 7 days. */
    @WithDefault("P7D")
    Duration untrustedAge();

    /** How often those that are too old are looked for. 10 minutes. */
    @WithDefault("PT10M")
    Duration sweep();

    /** How many bytes of the body of one of them are kept. 16 KiB. */
    @WithDefault("16384")
    int untrustedBytes();

    /** How many deliveries are stored in one statement at most. 200. */
    @WithDefault("200")
    int batch();

    /** How many statements store at the same moment. 2. */
    @WithDefault("2")
    int writers();

    /** How long PostgreSQL may take to confirm; then the sender is answered 503 and comes again. 5 s. */
    @WithDefault("PT5S")
    Duration storeTime();

    /** How often it is looked for objects that wait to be fetched again. 1 s. */
    @WithDefault("PT1S")
    Duration tick();

    /** How long a replica may hold one object before another takes it over. 1 minute. */
    @WithDefault("PT1M")
    Duration lease();

    /** The first pause after a fetch that brought no answer; doubles, with chance. 2 s. */
    @WithDefault("PT2S")
    Duration firstPause();

    /** The longest such pause. 10 minutes. */
    @WithDefault("PT10M")
    Duration longestPause();

    /** After how many failures in a row a provider's API is left alone for a while. 5. */
    @WithDefault("5")
    int breakerFailures();

    /** For how long. 30 s. */
    @WithDefault("PT30S")
    Duration breakerPause();

    /** How many objects of one provider are fetched at the same moment, by each replica. 4. */
    @WithDefault("4")
    int fetchers();

    /** How long a provider's API may take, to the last byte of its answer; the lease is more than twice as long. 20 s. */
    @WithDefault("PT20S")
    Duration fetchTime();

    /**
     * At which contradiction the API's word against a webhook is final; tries without an answer are none. Before that it
     * is asked again, since it may lag behind its own webhooks; with the pauses above that is half a minute to a minute
     * after the first. 6.
     */
    @WithDefault("6")
    int denialTries();
}
