package io.cryptoflow.infrastructure.paper;

import io.cryptoflow.application.port.InstrumentCatalog;
import io.cryptoflow.domain.instrument.Instrument;
import io.cryptoflow.domain.instrument.Symbol;
import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.Fill;
import io.cryptoflow.domain.order.OrderId;
import io.cryptoflow.domain.order.OrderTerms;
import io.cryptoflow.domain.value.Price;
import io.cryptoflow.domain.value.Quantity;
import io.cryptoflow.infrastructure.json.ExecutionReportJson;
import io.cryptoflow.infrastructure.json.OrderJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the venue knows of its orders: those it works, and what it said about them and about the last closed ones. */
final class PaperArchive {
    private final Map<OrderId, PaperOrder> working = new LinkedHashMap<>();
    private final Map<OrderId, List<ExecutionReport>> reports = new HashMap<>();
    private final Set<OrderId> begun = new HashSet<>();
    private final Map<OrderId, Set<Integer>> answered = new HashMap<>();
    private final Map<Symbol, Long> lastTrades = new HashMap<>();
    private final Map<OrderId, Boolean> closed = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OrderId, Boolean> eldest) {
            boolean forget = size() > closedKept;
            if (forget) {
                reports.remove(eldest.getKey());
                begun.remove(eldest.getKey());
                answered.remove(eldest.getKey());
                forgottenUpTo = forgottenUpTo
                        .filter(id -> id.compareTo(eldest.getKey()) > 0)
                        .or(() -> Optional.of(eldest.getKey()));
            }
            return forget;
        }
    };
    private final int closedKept;
    private final InstrumentCatalog instruments;
    private Optional<OrderId> forgottenUpTo = Optional.empty();

    /** @param closedKept how many closed orders stay in memory */
    PaperArchive(int closedKept, InstrumentCatalog instruments) {
        this.closedKept = closedKept;
        this.instruments = instruments;
    }

    /** An order with the lot size that budgets are rounded to. */
    PaperOrder order(OrderId id, String account, OrderTerms terms, Price worstPrice) {
        Quantity lotSize =
                instruments.find(terms.symbol()).map(Instrument::lotSize).orElse(new Quantity(BigDecimal.ONE));
        return new PaperOrder(id, account, terms, worstPrice, lotSize);
    }

    /** One line of the journal: an order with what was said about it at once. */
    static JsonObject line(PaperOrder order, List<ExecutionReport> reports) {
        JsonObject json = OrderJson.encodeTerms(order.terms())
                .put("orderId", order.id().toString())
                .put("account", order.account())
                .put("worstPrice", order.worstPrice().toString());
        return line(reports).put("order", json);
    }

    /** One line of the journal: what was said later. */
    static JsonObject line(List<ExecutionReport> reports) {
        JsonArray array = new JsonArray();
        reports.forEach(report -> array.add(ExecutionReportJson.encode(report)));
        return new JsonObject().put("reports", array);
    }

    private static List<ExecutionReport> reportsOf(JsonObject line) {
        return line.getJsonArray("reports").stream()
                .map(report -> ExecutionReportJson.decode((JsonObject) report))
                .toList();
    }

    /** Reads the journal for an order that memory no longer has. */
    static Future<List<ExecutionReport>> search(PaperJournal journal, OrderId id) {
        List<ExecutionReport> found = new ArrayList<>();
        return journal.readAgain(line -> reportsOf(line).stream()
                        .filter(report -> report.orderId().equals(id))
                        .forEach(found::add))
                .map(read -> List.copyOf(found));
    }

    /** Takes in a line of the journal at the start. */
    void replay(JsonObject line) {
        JsonObject json = line.getJsonObject("order");
        if (json != null) {
            OrderTerms terms = OrderJson.decodeTerms(json);
            String id = json.getString("orderId");
            Price worstPrice = Price.of(json.getString("worstPrice"));
            begin(order(OrderId.of(id), json.getString("account", id), terms, worstPrice));
        }
        List<ExecutionReport> said = reportsOf(line);
        for (ExecutionReport report : said) {
            change(report);
            refill(report);
        }
        end(said);
        answer(said);
        remember(said);
    }

    private void refill(ExecutionReport report) {
        if (report instanceof ExecutionReport.Traded traded) {
            Fill fill = traded.fill();
            lastTrades.merge(fill.symbol(), tradeNumber(fill.tradeId()), Math::max);
            PaperOrder order = working.get(report.orderId());
            if (order != null) {
                order.apply(fill);
            }
        }
    }

    private void change(ExecutionReport report) {
        PaperOrder order = working.get(report.orderId());
        if (report instanceof ExecutionReport.Amended amended && order != null) {
            boolean keepsPlace = order.amend(amended.quantity(), amended.limitPrice());
            if (!keepsPlace) {
                working.remove(order.id());
                working.put(order.id(), order);
            }
        }
    }

    /** Earlier versions did not number their trades. */
    private static long tradeNumber(String tradeId) {
        return tradeId.matches("[0-9]{1,18}") ? Long.parseLong(tradeId) : 0;
    }

    /** The number of the last trade that the journal knew at the start. */
    long lastTrade(Symbol symbol) {
        return lastTrades.getOrDefault(symbol, 0L);
    }

    void begin(PaperOrder order) {
        working.put(order.id(), order);
        begun.add(order.id());
    }

    /** Stops working the orders that {@code said} closes. */
    void end(List<ExecutionReport> said) {
        for (ExecutionReport report : said) {
            boolean stillOpen = report instanceof ExecutionReport.Accepted
                    || report instanceof ExecutionReport.Amended
                    || report instanceof ExecutionReport.AmendRejected
                    || (report instanceof ExecutionReport.Traded traded && !traded.complete());
            if (!stillOpen) {
                working.remove(report.orderId());
            }
        }
    }

    /** Takes in which requests to amend {@code said} answers. */
    void answer(List<ExecutionReport> said) {
        for (ExecutionReport report : said) {
            revisionOf(report).ifPresent(revision -> answered.computeIfAbsent(report.orderId(), id -> new HashSet<>())
                    .add(revision));
        }
    }

    boolean isAnswered(OrderId id, int revision) {
        return answered.getOrDefault(id, Set.of()).contains(revision);
    }

    static boolean answers(List<ExecutionReport> reports, int revision) {
        return reports.stream().flatMap(report -> revisionOf(report).stream()).anyMatch(answer -> answer == revision);
    }

    private static Optional<Integer> revisionOf(ExecutionReport report) {
        if (report instanceof ExecutionReport.Amended amended) {
            return Optional.of(amended.revision());
        }
        return report instanceof ExecutionReport.AmendRejected rejected
                ? Optional.of(rejected.revision())
                : Optional.empty();
    }

    /** Keeps what was said, for whoever asks again. */
    void remember(List<ExecutionReport> said) {
        for (ExecutionReport report : said) {
            reports.computeIfAbsent(report.orderId(), id -> new ArrayList<>()).add(report);
            if (!working.containsKey(report.orderId())) {
                closed.put(report.orderId(), true);
            }
        }
    }

    boolean isKnown(OrderId id) {
        return begun.contains(id);
    }

    /** Whether only the journal can tell: ids rise with time, so a newer one than any that was forgotten is new. */
    boolean isForgotten(OrderId id) {
        return !begun.contains(id)
                && forgottenUpTo.map(last -> id.compareTo(last) <= 0).orElse(false);
    }

    Optional<PaperOrder> working(OrderId id) {
        return Optional.ofNullable(working.get(id));
    }

    Collection<PaperOrder> openOrders() {
        return List.copyOf(working.values());
    }

    List<ExecutionReport> reports(OrderId id) {
        return List.copyOf(reports.getOrDefault(id, List.of()));
    }
}
