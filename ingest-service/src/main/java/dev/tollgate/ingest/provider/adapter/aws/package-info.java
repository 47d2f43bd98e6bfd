/** AWS: exports from S3, totals from Cost Explorer, identities from STS and IAM. */
@NullMarked
package dev.tollgate.ingest.provider.adapter.aws;

import org.jspecify.annotations.NullMarked;
