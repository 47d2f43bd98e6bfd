package dev.tollgate.wrong.order;

import dev.tollgate.wrong.invoice.InvoiceThatNeedsAnOrder;

public record OrderThatNeedsAnInvoice(InvoiceThatNeedsAnOrder invoice) {}
