package dev.tollgate.ingest.provider.adapter.aws;

import dev.tollgate.ingest.export.ExportRefused;
import dev.tollgate.ingest.export.FailureReason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Reads the bucket: lists whole folders, and gets an object only as long as it is the one that was listed. */
record ExportBucket(AwsSession<S3Client> session, AwsSettings settings) {
    private static final int MOST_OBJECTS = 100_000;

    /** By key. A page that is missing is refused: what it had named would be missing from a total. */
    SortedMap<String, StoredObject> list(String prefix) {
        SortedMap<String, StoredObject> found = new TreeMap<>();
        Optional<String> next = Optional.empty();
        do {
            ListObjectsV2Request request = request(prefix, next);
            ListObjectsV2Response page = session.ask("the listing of the bucket", s3 -> s3.listObjectsV2(request));
            page.contents().forEach(object -> put(object, prefix, found));
            next = after(page, next);
        } while (next.isPresent());
        return found;
    }

    /** Whole, in memory; the caller has looked at its size. */
    byte[] content(StoredObject object) {
        return session.ask("the object " + object.name(), s3 -> s3.getObjectAsBytes(request(object))
                .asByteArrayUnsafe());
    }

    InputStream open(StoredObject object) {
        return new ObjectBytes(session.ask("the object " + object.name(), s3 -> s3.getObject(request(object))));
    }

    private ListObjectsV2Request request(String prefix, Optional<String> token) {
        ListObjectsV2Request.Builder request = ListObjectsV2Request.builder()
                .bucket(settings.bucket())
                .prefix(prefix)
                .maxKeys(settings.pageKeys());
        token.ifPresent(request::continuationToken);
        settings.bucketOwner().ifPresent(request::expectedBucketOwner);
        return request.build();
    }

    private GetObjectRequest request(StoredObject object) {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(settings.bucket())
                .key(object.key())
                .ifMatch(object.etag());
        settings.bucketOwner().ifPresent(request::expectedBucketOwner);
        return request.build();
    }

    private static Optional<String> after(ListObjectsV2Response page, Optional<String> before) {
        if (page.isTruncated() == null) {
            throw bad("does not say whether it is whole");
        }
        if (!page.isTruncated()) {
            return Optional.empty();
        }
        Optional<String> token =
                Optional.ofNullable(page.nextContinuationToken()).filter(text -> !text.isEmpty());
        if (token.isEmpty() || token.equals(before)) {
            throw bad("is not whole and does not say how it goes on");
        }
        return token;
    }

    private static void put(S3Object object, String prefix, Map<String, StoredObject> found) {
        if (object.key() == null
                || object.eTag() == null
                || object.size() == null
                || object.lastModified() == null
                || !object.key().startsWith(prefix)) {
            throw bad("has an object without key, tag, size or time, or of another folder");
        }
        if (found.size() == MOST_OBJECTS) {
            throw new ExportRefused(
                    FailureReason.TOO_MANY_PARTS, "the month has more than " + MOST_OBJECTS + " objects in the bucket");
        }
        // The console makes such an object for a folder.
        if (!object.key().endsWith("/")) {
            found.put(
                    object.key(), new StoredObject(object.key(), object.eTag(), object.size(), object.lastModified()));
        }
    }

    private static ExportRefused bad(String what) {
        return new ExportRefused(FailureReason.BAD_ANSWER, "the listing of the bucket " + what);
    }

    /** The SDK finds a wrong checksum while reading, and says so with an exception that would end the copy for good. */
    private static final class ObjectBytes extends FilterInputStream {
        ObjectBytes(InputStream object) {
            super(object);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (SdkException e) {
                throw broken();
            }
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return super.read(bytes, from, length);
            } catch (SdkException e) {
                throw broken();
            }
        }

        private static IOException broken() {
            return new IOException("the object did not arrive as it was sent");
        }
    }
}
