/** The layouts of a billing drop: folders, manifests, metadata, parts, and the root that nothing leaves. */
@NullMarked
package dev.tollgate.ingest.export.adapter.file;

import org.jspecify.annotations.NullMarked;
