package dev.tollgate.wrong.order;

class MutableTotal {
    String amount = "0";
}
