package dev.tollgate.wrong.order;

final class MoneyUtil {}
