package dev.tollgate.wrong.order.adapter.rest;

import dev.tollgate.wrong.order.adapter.postgres.PublicRow;

record ResourceThatKnowsRows(PublicRow row) {}
