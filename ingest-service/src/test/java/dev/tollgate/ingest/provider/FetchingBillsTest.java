package dev.tollgate.ingest.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tollgate.ingest.credential.CredentialConfig;
import dev.tollgate.ingest.credential.CredentialFailure;
import dev.tollgate.ingest.credential.CredentialRefused;
import dev.tollgate.ingest.credential.LiveReadiness;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import dev.tollgate.ingest.export.IngestConfig;
import dev.tollgate.ingest.export.LiveBills.Fetched;
import dev.tollgate.ingest.export.Scope;
import dev.tollgate.ingest.outbound.OutboundConfig;
import dev.tollgate.ingest.outbound.OutboundFailure;
import dev.tollgate.ingest.outbound.OutboundRefused;
import dev.tollgate.ingest.provider.adapter.file.FetchedFiles;
import dev.tollgate.ingest.statement.BreakdownCell;
import dev.tollgate.ingest.statement.Dimension;
import dev.tollgate.ingest.statement.StatementOrigin;
import dev.tollgate.kernel.BillingPeriod;
import dev.tollgate.kernel.CostMetric;
import dev.tollgate.kernel.Money;
import dev.tollgate.kernel.Problem.FieldError;
import dev.tollgate.kernel.ProviderId;
import dev.tollgate.kernel.adapter.time.Machine;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a provider to a billing drop, with a provider of our own and real folders. */
class FetchingBillsTest {
    private static final Scope SCOPE = new Scope(ProviderId.AWS, BillingPeriod.of("2026-10"));
    private static final StatedMonth STATED = new StatedMonth(
            CostMetric.BILLED_COST,
            Money.of("12.50", "USD"),
            Instant.parse("2026-11-05T07:00:00Z"),
            "a cost interface",
            List.of(new BreakdownCell(Dimension.DAY, "2026-10-01", new BigDecimal("12.50"))));

    @TempDir
    Path folder = Path.of("none");

    @Test
    void a_month_becomes_a_billing_drop_that_is_gone_when_it_was_read() {
        Path root = bills(new Fake(), Map.of()).fetch(SCOPE, fetched -> {
            assertThat(fetched.statementOrigin()).isEqualTo(StatementOrigin.API);
            Path month = fetched.root().resolve("aws/2026-10");
            assertThat(month.resolve("part.csv")).hasContent("rows of 2026-10");
            assertThat(month.resolve("statement.json")).hasContent("""
                    {"currency":"USD","metric":"BilledCost","total":"12.5","asOf":"2026-11-05T07:00:00Z",\
                    "source":"a cost interface","breakdown":[{"day":"2026-10-01","amount":"12.5"}]}""");
            return fetched.root();
        });
        assertThat(root.getParent()).isEqualTo(folder);
        assertThat(root).doesNotExist();
    }

    @Test
    void what_was_fetched_is_gone_also_when_it_could_not_be_read() {
        assertThatThrownBy(() -> bills(new Fake(), Map.of()).fetch(SCOPE, fetched -> {
                    throw new ExportRefused(
                            FailureReason.NOT_CSV, fetched.root().toString());
                }))
                .isInstanceOf(ExportRefused.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_statement_file_may_stand_in_and_is_told_as_such() throws Exception {
        Path file = folder.resolve("stated/aws/2026-10/statement.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"as\":\"it lies\"}");
        Map<String, String> fromFiles = Map.of(
                "tollgate.fetch.statements-from-files",
                "aws",
                "tollgate.fetch.statement-folder",
                folder.resolve("stated").toString());
        StatementOrigin origin = bills(new Fake(), fromFiles).fetch(SCOPE, fetched -> {
            assertThat(fetched.root().resolve("aws/2026-10/statement.json")).hasContent("{\"as\":\"it lies\"}");
            return fetched.statementOrigin();
        });
        assertThat(origin).isEqualTo(StatementOrigin.FILE);
        Scope other = new Scope(ProviderId.AWS, BillingPeriod.of("2026-09"));
        assertThatThrownBy(() -> bills(new Fake(), fromFiles).fetch(other, Fetched::root))
                .isInstanceOfSatisfying(ExportRefused.class, refused -> assertThat(refused.reason())
                        .isEqualTo(FailureReason.NO_STATEMENT));
    }

    @Test
    void everything_that_is_missing_is_named_at_once_and_nobody_is_asked() {
        Fake fake = new Fake();
        fake.missing = List.of(new FieldError("TOLLGATE_LIVE_AWS_BUCKET", "is not set"));
        Map<String, String> lacking =
                Map.of("tollgate.fetch.statements-from-files", "aws", "tollgate.credential.aws-ref", "not a reference");
        assertThat(bills(fake, lacking).missing(ProviderId.AWS).stream().map(FieldError::field))
                .containsExactly(
                        "FICECAL_AWS_CREDENTIAL_REF", "TOLLGATE_LIVE_AWS_BUCKET", "TOLLGATE_FETCH_STATEMENT_FOLDER");
        assertThatThrownBy(() -> bills(fake, lacking).fetch(SCOPE, Fetched::root))
                .isInstanceOfSatisfying(ExportRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(FailureReason.NOT_CONFIGURED);
                    assertThat(refused.explanation()).contains("TOLLGATE_LIVE_AWS_BUCKET is not set; ");
                });
        assertThat(fake.calls).isZero();
    }

    @Test
    void whatever_a_provider_throws_ends_in_a_reason_and_not_in_its_words() {
        assertRefused(new CredentialRefused(CredentialFailure.DENIED, "no"), FailureReason.CREDENTIAL_DENIED);
        assertRefused(new OutboundRefused(OutboundFailure.TIMEOUT, "late"), FailureReason.PROVIDER_TIMEOUT);
        assertRefused(new ExportRefused(FailureReason.BAD_ANSWER, "odd"), FailureReason.BAD_ANSWER);
        assertRefused(new IllegalStateException("planted-5b1f"), FailureReason.INTERNAL_ERROR);
    }

    @Test
    void a_folder_that_a_killed_process_left_is_cleared_away_after_a_day() throws Exception {
        Path left = Files.createDirectories(folder.resolve("tollgate-fetched-left/aws/2026-09"));
        Files.writeString(left.resolve("part.csv"), "old");
        Path recent = Files.createDirectories(folder.resolve("tollgate-fetched-recent"));
        Path other = Files.createDirectories(folder.resolve("somebody-elses"));
        Instant longAgo = Instant.now().minusSeconds(90_000);
        for (Path old : List.of(folder.resolve("tollgate-fetched-left"), other)) {
            Files.setLastModifiedTime(old, FileTime.from(longAgo));
        }
        bills(new Fake(), Map.of()).fetch(SCOPE, Fetched::root);
        try (Stream<Path> there = Files.list(folder)) {
            assertThat(there).containsExactlyInAnyOrder(recent, other);
        }
    }

    @Test
    void a_folder_that_cannot_be_made_is_told_by_its_variable() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        Map<String, String> below =
                Map.of("tollgate.fetch.folder", file.resolve("below").toString());
        assertThatThrownBy(() -> bills(new Fake(), below).fetch(SCOPE, Fetched::root))
                .isInstanceOfSatisfying(ExportRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(FailureReason.UNREADABLE);
                    assertThat(refused.explanation())
                            .isEqualTo("the folder for fetched bills cannot be made; see TOLLGATE_FETCH_FOLDER:"
                                    + " FileSystemException, Not a directory");
                });
    }

    @Test
    void a_folder_that_a_long_fetch_still_writes_into_is_not_cleared_away() throws Exception {
        Path other = Files.createDirectories(folder.resolve("tollgate-fetched-other"));
        Files.setLastModifiedTime(other, FileTime.from(Instant.now().minusSeconds(90_000)));
        bills(new Fake(), Map.of("tollgate.fetch.longest", "P1D")).fetch(SCOPE, Fetched::root);
        assertThat(other).exists();
    }

    private void assertRefused(RuntimeException thrown, FailureReason reason) {
        Fake fake = new Fake();
        fake.failure = thrown;
        assertThatThrownBy(() -> bills(fake, Map.of()).fetch(SCOPE, Fetched::root))
                .isInstanceOfSatisfying(ExportRefused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.toString() + refused.getCause()).doesNotContain("planted");
                });
        assertThat(folder).isEmptyDirectory();
    }

    private FetchingBills bills(BillingProvider provider, Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .withMapping(IngestConfig.class)
                .withMapping(OutboundConfig.class)
                .withMapping(FetchConfig.class)
                .withMapping(CredentialConfig.class);
        LIVE.forEach(builder::withDefaultValue);
        builder.withDefaultValue(
                "tollgate.credential.resolver-endpoint", folder.toUri().toString());
        builder.withDefaultValue("tollgate.fetch.folder", folder.toString());
        settings.forEach(builder::withDefaultValue);
        SmallRyeConfig config = builder.build();
        FetchConfig fetch = config.getConfigMapping(FetchConfig.class);
        FetchFolders folders = FetchedFiles.below(
                fetch,
                config.getConfigMapping(IngestConfig.class).limits(),
                config.getConfigMapping(OutboundConfig.class),
                Machine.real());
        CredentialConfig credentials = config.getConfigMapping(CredentialConfig.class);
        return new FetchingBills(id -> LiveReadiness.missingFor(id, credentials), fetch, _ -> provider, folders);
    }

    private static final Map<String, String> LIVE = Map.of(
            "tollgate.credential.backend", "file",
            "tollgate.credential.aws-ref", "cred://billing/aws");

    /** A provider whose answers a test writes. */
    private static final class Fake implements BillingProvider {
        private List<FieldError> missing = List.of();
        private RuntimeException failure = null;
        private int calls;

        @Override
        public ProviderId id() {
            return ProviderId.AWS;
        }

        @Override
        public List<FieldError> missing() {
            return missing;
        }

        @Override
        public void copyExport(BillingPeriod month, Landing landing) {
            landing.write("part.csv", Instant.EPOCH, out -> out.write(("rows of " + month).getBytes()));
        }

        @Override
        public StatedMonth statement(BillingPeriod month) {
            calls++;
            if (failure != null) {
                throw failure;
            }
            return STATED;
        }

        @Override
        public IdentityCheck check() {
            throw new UnsupportedOperationException("not asked here");
        }
    }
}
