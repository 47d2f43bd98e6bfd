package dev.tollgate.wrong.order.adapter.postgres;

public class PublicRow {}
