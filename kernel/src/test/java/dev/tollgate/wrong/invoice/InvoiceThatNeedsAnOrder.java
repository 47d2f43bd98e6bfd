package dev.tollgate.wrong.invoice;

import dev.tollgate.wrong.order.OrderThatNeedsAnInvoice;

public record InvoiceThatNeedsAnOrder(OrderThatNeedsAnInvoice order) {}
