package dev.tollgate.ingest.provider.adapter.azure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where an Azure export lies, and of what Azure is asked the total. None of it is a secret. */
@ConfigMapping(prefix = "tollgate.live.azure")
public interface AzureConfig {
    /**
     * {@code TOLLGATE_LIVE_AZURE_STORAGE_ENDPOINT}: the storage account's blob endpoint, such as
     * {@code https://<account>.blob.core.windows.net}; for an emulator with the account as its path. Without it Azure
     * does not run live.
     */
    Optional<String> storageEndpoint();

    /** {@code TOLLGATE_LIVE_AZURE_CONTAINER}: the container that the export writes into. Without it Azure does not run live. */
    Optional<String> container();

    /**
     * {@code TOLLGATE_LIVE_AZURE_DIRECTORY}: the export's directory in the container, up to and with the export's name,
     * without a slash at either end. Without it Azure does not run live.
     */
    Optional<String> directory();

    /**
     * {@code TOLLGATE_LIVE_AZURE_SCOPE}: of what Cost Management is asked the total, the same that the export is of:
     * {@code subscriptions/<id>} and below, {@code providers/Microsoft.Billing/billingAccounts/<id>} and below, or
     * {@code providers/Microsoft.Management/managementGroups/<id>}. Without it Azure does not run live.
     */
    Optional<String> scope();

    /** {@code TOLLGATE_LIVE_AZURE_METRIC}: {@code ActualCost}, which is billed cost, or {@code AmortizedCost}, which is effective cost. {@code ActualCost}. */
    @WithDefault("ActualCost")
    String metric();

    /** {@code TOLLGATE_LIVE_AZURE_AUTHORITY}: who hands out access tokens; another one in a national cloud. */
    @WithDefault("https://login.microsoftonline.com")
    String authority();

    /** {@code TOLLGATE_LIVE_AZURE_MANAGEMENT_ENDPOINT}: where Azure Resource Manager is; another one in a national cloud. */
    @WithDefault("https://management.azure.com")
    String managementEndpoint();
}
