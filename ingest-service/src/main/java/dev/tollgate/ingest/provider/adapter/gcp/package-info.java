/**
 * Google Cloud: bills and totals from the tables into which Cloud Billing exports, through the REST API of BigQuery.
 * Without Google's libraries: they bring gRPC, Guava and OpenCensus for one signed POST.
 */
@NullMarked
package dev.tollgate.ingest.provider.adapter.gcp;

import org.jspecify.annotations.NullMarked;
