package io.cryptoflow.entrypoints.http;

import io.cryptoflow.application.account.Scope;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which scope each operation needs, written a second time, so that the contract cannot change it unnoticed. */
final class ScopeTable {
    static final SortedMap<String, Scope> BY_OPERATION = Collections.unmodifiableSortedMap(new TreeMap<>(Map.ofEntries(
            Map.entry("POST /orders", Scope.TRADE),
            Map.entry("DELETE /orders/{orderId}", Scope.TRADE),
            Map.entry("GET /orders", Scope.READ),
            Map.entry("GET /orders/{orderId}", Scope.READ),
            Map.entry("GET /orders/{orderId}/events", Scope.READ),
            Map.entry("PATCH /orders/{orderId}", Scope.TRADE),
            Map.entry("DELETE /orders", Scope.TRADE),
            Map.entry("POST /orders/oco", Scope.TRADE),
            Map.entry("POST /orders/bracket", Scope.TRADE),
            Map.entry("POST /orders/batch", Scope.TRADE),
            Map.entry("POST /orders/preview", Scope.READ),
            Map.entry("GET /account/events", Scope.READ),
            Map.entry("GET /fills", Scope.READ),
            Map.entry("POST /agent/messages", Scope.READ),
            Map.entry("POST /agent/tickets", Scope.TRADE),
            Map.entry("GET /agent/tickets/{ticketId}", Scope.READ),
            Map.entry("POST /agent/tickets/{ticketId}/confirmation", Scope.TRADE),
            Map.entry("GET /agent/conversations/{conversationId}", Scope.READ),
            Map.entry("GET /balances", Scope.READ),
            Map.entry("GET /admin/reconciliation", Scope.ADMIN),
            Map.entry("GET /account/limits", Scope.READ),
            Map.entry("GET /dead-man-switch", Scope.READ),
            Map.entry("POST /dead-man-switch", Scope.TRADE),
            Map.entry("GET /admin/accounts/{accountId}/limits", Scope.ADMIN),
            Map.entry("PUT /admin/accounts/{accountId}/limits", Scope.ADMIN),
            Map.entry("GET /admin/accounts/{accountId}/keys/{keyId}/limits", Scope.ADMIN),
            Map.entry("PUT /admin/accounts/{accountId}/keys/{keyId}/limits", Scope.ADMIN),
            Map.entry("PUT /admin/accounts/{accountId}/trading-state", Scope.ADMIN),
            Map.entry("GET /admin/trading-state", Scope.ADMIN),
            Map.entry("PUT /admin/trading-state", Scope.ADMIN),
            Map.entry("GET /admin/kill-switch", Scope.ADMIN),
            Map.entry("POST /admin/kill-switch", Scope.ADMIN),
            Map.entry("DELETE /admin/kill-switch", Scope.ADMIN),
            Map.entry("GET /admin/audit", Scope.ADMIN),
            Map.entry("GET /admin/log-levels", Scope.ADMIN),
            Map.entry("PUT /admin/log-levels", Scope.ADMIN),
            Map.entry("GET /positions", Scope.READ),
            Map.entry("GET /account/ledger", Scope.READ),
            Map.entry("GET /instruments", Scope.READ),
            Map.entry("GET /market/tickers", Scope.READ),
            Map.entry("GET /market/stream", Scope.READ),
            Map.entry("GET /market/books/{symbol}", Scope.READ),
            Map.entry("GET /market/trades/{symbol}", Scope.READ),
            Map.entry("GET /market/candles/{symbol}", Scope.READ),
            Map.entry("GET /market/indicators/{symbol}", Scope.READ),
            Map.entry("POST /knowledge/questions", Scope.READ),
            Map.entry("POST /backtests", Scope.READ),
            Map.entry("GET /backtests", Scope.READ),
            Map.entry("GET /backtests/{backtestId}", Scope.READ),
            Map.entry("DELETE /backtests/{backtestId}", Scope.READ))));

    private ScopeTable() {}
}
