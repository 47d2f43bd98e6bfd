/** Usage events: what customers used, stored once before it is acknowledged, added up by the hour (G3, G5). */
@NullMarked
package dev.tollgate.ingest.usage;

import org.jspecify.annotations.NullMarked;
