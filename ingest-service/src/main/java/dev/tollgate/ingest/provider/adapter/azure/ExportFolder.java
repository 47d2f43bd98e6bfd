package dev.tollgate.ingest.provider.adapter.azure;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The export's directory in its container.
 *
 * @param blobsPerPage how many blobs a page of the list has at most
 */
record ExportFolder(BlobContainer container, String directory, int blobsPerPage) {
    static final String ASKED = "the list of the export's files";
    /** As many files as a month's folder may have. */
    private static final int MAX_BLOBS = 50_000;

    /** Every blob below a folder, all pages of them. */
    List<RemoteBlob> list(String folder) {
        List<RemoteBlob> blobs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String next = null;
        do {
            PagedResponse<BlobItem> page = page(folder, next, blobsPerPage);
            for (BlobItem item : page.getValue()) {
                if (!isFolder(item.getMetadata())) {
                    blobs.add(blob(item, directory + "/" + folder));
                }
            }
            if (blobs.size() > MAX_BLOBS) {
                throw new ExportRefused(
                        FailureReason.TOO_MANY_PARTS, "the month has more than " + MAX_BLOBS + " files");
            }
            next = page.getContinuationToken();
            if (next != null && !seen.add(next)) {
                throw AzureError.bad(ASKED, "has pages without an end");
            }
        } while (next != null && !next.isEmpty());
        return blobs;
    }

    /** That the list can be asked for at all. */
    void tryListing() {
        page("", null, 1);
    }

    InputStream open(RemoteBlob blob) {
        return new BlobContent(container, blob, directory + "/" + blob.path());
    }

    private PagedResponse<BlobItem> page(String folder, @Nullable String from, int blobs) {
        ListBlobsOptions options = new ListBlobsOptions()
                .setPrefix(directory + "/" + folder)
                .setMaxResultsPerPage(blobs)
                .setDetails(new BlobListDetails().setRetrieveMetadata(true));
        return container.ask(ASKED, client -> client.listBlobs(options, from, null)
                .iterableByPage()
                .iterator()
                .next());
    }

    /** Where the account has a hierarchical namespace, folders are listed too, as blobs that say so. */
    private static boolean isFolder(@Nullable Map<String, String> metadata) {
        return metadata != null
                && metadata.entrySet().stream()
                        .anyMatch(entry -> entry.getKey().equalsIgnoreCase("hdi_isfolder")
                                && entry.getValue().equalsIgnoreCase("true"));
    }

    private RemoteBlob blob(BlobItem item, String prefix) {
        String name = item.getName();
        BlobItemProperties properties = item.getProperties();
        if (name == null
                || !name.startsWith(prefix)
                || properties == null
                || properties.getETag() == null
                || properties.getLastModified() == null
                || properties.getContentLength() == null) {
            throw AzureError.bad(ASKED, "does not say of every file what is documented");
        }
        String etag = properties.getETag();
        return new RemoteBlob(
                name.substring(directory.length() + 1),
                etag.startsWith("\"") ? etag : "\"" + etag + "\"",
                properties.getLastModified().toInstant(),
                properties.getContentLength());
    }
}
