package io.cryptoflow.domain.order;

/** Why an order was denied, rejected or expired: a stable code for programs, a sentence for people. */
public record Reason(String code, String detail) {}
