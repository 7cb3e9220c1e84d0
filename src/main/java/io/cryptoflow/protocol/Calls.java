package io.cryptoflow.protocol;

import cryptoflow.v1.AgentGrpcClient;
import cryptoflow.v1.AgentGrpcService;
import cryptoflow.v1.BacktestsGrpcClient;
import cryptoflow.v1.BacktestsGrpcService;
import cryptoflow.v1.MarketDataGrpcClient;
import cryptoflow.v1.MarketDataGrpcService;
import cryptoflow.v1.OrdersGrpcClient;
import cryptoflow.v1.OrdersGrpcService;
import cryptoflow.v1.RiskGrpcClient;
import cryptoflow.v1.RiskGrpcService;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.messaging.Addresses;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.domain.order.Order;
import java.util.List;

/** Every call between processes, on one page: what {@link Addresses} lists, by the service that has it. */
public final class Calls {
    /** What the market lists: asked before everything else by who follows the market of another process. */
    public static final Call<FindInstruments.Query, FindInstruments.Result> FIND_INSTRUMENTS = Call.of(
            Addresses.FIND_INSTRUMENTS,
            MarketDataGrpcClient.FindInstruments,
            MarketDataGrpcService.FindInstruments,
            Access.READ);

    /** The market's question whose answers are remembered where it is asked. */
    public static final Call<FindTickers.Query, FindTickers.Result> FIND_TICKERS = Call.of(
            Addresses.FIND_TICKERS, MarketDataGrpcClient.FindTickers, MarketDataGrpcService.FindTickers, Access.READ);

    /** Orders and accounts, answered by the orders role. */
    public static final List<Call<?, ?>> ORDERS = List.of(
            Call.of(
                    Addresses.AUTHENTICATE,
                    OrdersGrpcClient.Authenticate,
                    OrdersGrpcService.Authenticate,
                    Access.PROCESS),
            Call.of(
                    Addresses.FIND_BALANCES,
                    OrdersGrpcClient.FindBalances,
                    OrdersGrpcService.FindBalances,
                    Access.READ),
            Call.of(
                    Addresses.FIND_ACCOUNT_EVENTS,
                    OrdersGrpcClient.FindAccountEvents,
                    OrdersGrpcService.FindAccountEvents,
                    Access.READ),
            Call.of(
                    Addresses.FIND_POSITIONS,
                    OrdersGrpcClient.FindPositions,
                    OrdersGrpcService.FindPositions,
                    Access.READ),
            Call.of(Addresses.FIND_LEDGER, OrdersGrpcClient.FindLedger, OrdersGrpcService.FindLedger, Access.READ),
            Call.of(Addresses.PLACE_ORDER, OrdersGrpcClient.PlaceOrder, OrdersGrpcService.PlaceOrder, Access.TRADE)
                    .repeatableIf(command -> command.clientOrderId().isPresent())
                    .deniedBy(placed -> placed.order().reason().filter(reason -> placed.isDenied())),
            Call.of(Addresses.CANCEL_ORDER, OrdersGrpcClient.CancelOrder, OrdersGrpcService.CancelOrder, Access.TRADE),
            Call.of(
                            Addresses.PLACE_ORDER_GROUP,
                            OrdersGrpcClient.PlaceOrderGroup,
                            OrdersGrpcService.PlaceOrderGroup,
                            Access.TRADE)
                    .deniedBy(placed -> placed.denied().flatMap(Order::reason)),
            Call.of(
                    Addresses.PREVIEW_ORDER,
                    OrdersGrpcClient.PreviewOrder,
                    OrdersGrpcService.PreviewOrder,
                    Access.READ),
            Call.of(Addresses.AMEND_ORDER, OrdersGrpcClient.AmendOrder, OrdersGrpcService.AmendOrder, Access.TRADE)
                    .repeatableIf(command -> false)
                    .deniedBy(AmendOrder.Result::denied),
            Call.of(
                    Addresses.CANCEL_ORDERS,
                    OrdersGrpcClient.CancelOrders,
                    OrdersGrpcService.CancelOrders,
                    Access.TRADE),
            Call.of(Addresses.FIND_ORDER, OrdersGrpcClient.FindOrder, OrdersGrpcService.FindOrder, Access.READ),
            Call.of(Addresses.FIND_ORDERS, OrdersGrpcClient.FindOrders, OrdersGrpcService.FindOrders, Access.READ),
            Call.of(
                    Addresses.FIND_ORDER_EVENTS,
                    OrdersGrpcClient.FindOrderEvents,
                    OrdersGrpcService.FindOrderEvents,
                    Access.READ),
            Call.of(Addresses.FIND_FILLS, OrdersGrpcClient.FindFills, OrdersGrpcService.FindFills, Access.READ),
            Call.of(
                    Addresses.REPORT_RECONCILIATION,
                    OrdersGrpcClient.ReportReconciliation,
                    OrdersGrpcService.ReportReconciliation,
                    Access.ADMIN));

    /** Limits and switches, answered by the orders role. */
    public static final List<Call<?, ?>> RISK = List.of(
            Call.of(
                    Addresses.CHANGE_CONTROLS,
                    RiskGrpcClient.ChangeControls,
                    RiskGrpcService.ChangeControls,
                    Access.ADMIN),
            Call.of(
                    Addresses.FIND_CONTROLS,
                    RiskGrpcClient.FindControls,
                    RiskGrpcService.FindControls,
                    Access.CONTROLS),
            Call.of(Addresses.CHANGE_TRADING, RiskGrpcClient.ChangeTrading, RiskGrpcService.ChangeTrading, Access.ADMIN)
                    .repeatableIf(command -> false),
            Call.of(Addresses.FIND_TRADING, RiskGrpcClient.FindTrading, RiskGrpcService.FindTrading, Access.ADMIN),
            Call.of(
                    Addresses.SWITCH_TRADING,
                    RiskGrpcClient.SwitchTrading,
                    RiskGrpcService.SwitchTrading,
                    Access.ADMIN),
            Call.of(
                    Addresses.FIND_KILL_SWITCH,
                    RiskGrpcClient.FindKillSwitch,
                    RiskGrpcService.FindKillSwitch,
                    Access.ADMIN),
            Call.of(
                    Addresses.ARM_DEAD_MANS_SWITCH,
                    RiskGrpcClient.ArmDeadMansSwitch,
                    RiskGrpcService.ArmDeadMansSwitch,
                    Access.TRADE),
            Call.of(
                    Addresses.FIND_DEAD_MANS_SWITCH,
                    RiskGrpcClient.FindDeadMansSwitch,
                    RiskGrpcService.FindDeadMansSwitch,
                    Access.READ),
            Call.of(Addresses.FIND_AUDIT, RiskGrpcClient.FindAudit, RiskGrpcService.FindAudit, Access.ADMIN));

    /** The market, answered by the market-data role. */
    public static final List<Call<?, ?>> MARKET_DATA = List.of(
            FIND_INSTRUMENTS,
            FIND_TICKERS,
            Call.of(Addresses.FIND_BOOK, MarketDataGrpcClient.FindBook, MarketDataGrpcService.FindBook, Access.READ),
            Call.of(
                    Addresses.FIND_PUBLIC_TRADES,
                    MarketDataGrpcClient.FindPublicTrades,
                    MarketDataGrpcService.FindPublicTrades,
                    Access.READ),
            Call.of(
                    Addresses.FIND_CANDLES,
                    MarketDataGrpcClient.FindCandles,
                    MarketDataGrpcService.FindCandles,
                    Access.READ),
            Call.of(
                    Addresses.FIND_STATISTICS,
                    MarketDataGrpcClient.FindStatistics,
                    MarketDataGrpcService.FindStatistics,
                    Access.READ));

    /** Indicators and backtests, answered by the market-data role. */
    public static final List<Call<?, ?>> BACKTESTS = List.of(
            Call.of(
                    Addresses.FIND_INDICATORS,
                    BacktestsGrpcClient.FindIndicators,
                    BacktestsGrpcService.FindIndicators,
                    Access.READ),
            Call.of(
                            Addresses.START_BACKTEST,
                            BacktestsGrpcClient.StartBacktest,
                            BacktestsGrpcService.StartBacktest,
                            Access.READ)
                    .repeatableIf(command -> false),
            Call.of(
                    Addresses.FIND_BACKTEST,
                    BacktestsGrpcClient.FindBacktest,
                    BacktestsGrpcService.FindBacktest,
                    Access.READ),
            Call.of(
                    Addresses.FIND_BACKTESTS,
                    BacktestsGrpcClient.FindBacktests,
                    BacktestsGrpcService.FindBacktests,
                    Access.READ),
            Call.of(
                    Addresses.CANCEL_BACKTEST,
                    BacktestsGrpcClient.CancelBacktest,
                    BacktestsGrpcService.CancelBacktest,
                    Access.READ));

    /** Sentences, tickets and the manual, answered by the agent role. */
    public static final List<Call<?, ?>> AGENT = List.of(
            Call.of(
                            Addresses.INSTRUCT_AGENT,
                            AgentGrpcClient.InstructAgent,
                            AgentGrpcService.InstructAgent,
                            Access.READ)
                    .repeatableIf(command -> false),
            Call.of(Addresses.DRAFT_TICKET, AgentGrpcClient.DraftTicket, AgentGrpcService.DraftTicket, Access.TRADE)
                    .repeatableIf(command -> false),
            Call.of(
                    Addresses.CONFIRM_TICKET,
                    AgentGrpcClient.ConfirmTicket,
                    AgentGrpcService.ConfirmTicket,
                    Access.TRADE),
            Call.of(Addresses.FIND_TICKET, AgentGrpcClient.FindTicket, AgentGrpcService.FindTicket, Access.READ),
            Call.of(
                    Addresses.FIND_CONVERSATION,
                    AgentGrpcClient.FindConversation,
                    AgentGrpcService.FindConversation,
                    Access.READ),
            Call.of(Addresses.ASK_KNOWLEDGE, AgentGrpcClient.AskKnowledge, AgentGrpcService.AskKnowledge, Access.READ));

    private Calls() {}
}
