package dev.tollgate.wrong.order;

record FloatingTotal(double amount) {}
