/** The layout of a billing drop: folders, manifest, parts, and the root that nothing leaves. */
@NullMarked
package dev.tollgate.ingest.export.adapter.file;

import org.jspecify.annotations.NullMarked;
