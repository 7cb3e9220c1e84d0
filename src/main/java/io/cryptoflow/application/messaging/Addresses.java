package io.cryptoflow.application.messaging;

import io.cryptoflow.application.account.Authenticate;
import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.application.account.FindBalances;
import io.cryptoflow.application.account.FindLedger;
import io.cryptoflow.application.account.FindPositions;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.agent.ConfirmTicket;
import io.cryptoflow.application.agent.DraftTicket;
import io.cryptoflow.application.agent.FindConversation;
import io.cryptoflow.application.agent.FindTicket;
import io.cryptoflow.application.agent.InstructAgent;
import io.cryptoflow.application.backtest.Backtest;
import io.cryptoflow.application.backtest.CancelBacktest;
import io.cryptoflow.application.backtest.FindBacktest;
import io.cryptoflow.application.backtest.FindBacktests;
import io.cryptoflow.application.backtest.StartBacktest;
import io.cryptoflow.application.knowledge.AskKnowledge;
import io.cryptoflow.application.marketdata.FindBook;
import io.cryptoflow.application.marketdata.FindCandles;
import io.cryptoflow.application.marketdata.FindInstruments;
import io.cryptoflow.application.marketdata.FindPublicTrades;
import io.cryptoflow.application.marketdata.FindStatistics;
import io.cryptoflow.application.marketdata.FindTickers;
import io.cryptoflow.application.operations.ChangeLogLevel;
import io.cryptoflow.application.operations.FindLogLevels;
import io.cryptoflow.application.order.AmendOrder;
import io.cryptoflow.application.order.CancelOrder;
import io.cryptoflow.application.order.CancelOrders;
import io.cryptoflow.application.order.FindFills;
import io.cryptoflow.application.order.FindOrder;
import io.cryptoflow.application.order.FindOrderEvents;
import io.cryptoflow.application.order.FindOrders;
import io.cryptoflow.application.order.PlaceOrder;
import io.cryptoflow.application.order.PlaceOrderGroup;
import io.cryptoflow.application.order.PreviewOrder;
import io.cryptoflow.application.order.ReportReconciliation;
import io.cryptoflow.application.risk.ArmDeadMansSwitch;
import io.cryptoflow.application.risk.ChangeControls;
import io.cryptoflow.application.risk.ChangeTrading;
import io.cryptoflow.application.risk.FindAudit;
import io.cryptoflow.application.risk.FindControls;
import io.cryptoflow.application.risk.FindDeadMansSwitch;
import io.cryptoflow.application.risk.FindKillSwitch;
import io.cryptoflow.application.risk.FindTrading;
import io.cryptoflow.application.risk.SwitchTrading;
import io.cryptoflow.application.strategy.FindIndicators;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.marketdata.Candle;
import io.cryptoflow.domain.marketdata.MarketEvent.BookChanged;
import io.cryptoflow.domain.marketdata.MarketEvent.BookLost;
import io.cryptoflow.domain.marketdata.MarketEvent.TradePrinted;
import io.cryptoflow.domain.marketdata.Ticker;
import io.cryptoflow.domain.strategy.Signal;

/** The map of the system: every question that can be asked and everything that is announced, on one page. */
public final class Addresses {
    public static final Address<Authenticate.Query, Principal> AUTHENTICATE =
            new Address<>("accounts.authenticate", Authenticate.Query.class, Principal.class);
    public static final Address<FindBalances.Query, FindBalances.Result> FIND_BALANCES =
            new Address<>("accounts.find-balances", FindBalances.Query.class, FindBalances.Result.class);
    public static final Address<FindAccountEvents.Query, FindAccountEvents.Result> FIND_ACCOUNT_EVENTS =
            new Address<>("accounts.find-events", FindAccountEvents.Query.class, FindAccountEvents.Result.class);
    public static final Address<FindPositions.Query, FindPositions.Result> FIND_POSITIONS =
            new Address<>("accounts.find-positions", FindPositions.Query.class, FindPositions.Result.class);
    public static final Address<FindLedger.Query, FindLedger.Result> FIND_LEDGER =
            new Address<>("accounts.find-ledger", FindLedger.Query.class, FindLedger.Result.class);

    public static final Address<PlaceOrder.Command, PlaceOrder.Result> PLACE_ORDER =
            new Address<>("orders.place", PlaceOrder.Command.class, PlaceOrder.Result.class);
    public static final Address<CancelOrder.Command, CancelOrder.Result> CANCEL_ORDER =
            new Address<>("orders.cancel", CancelOrder.Command.class, CancelOrder.Result.class);
    public static final Address<PlaceOrderGroup.Command, PlaceOrderGroup.Result> PLACE_ORDER_GROUP =
            new Address<>("orders.place-group", PlaceOrderGroup.Command.class, PlaceOrderGroup.Result.class);
    public static final Address<PreviewOrder.Query, PreviewOrder.Result> PREVIEW_ORDER =
            new Address<>("orders.preview", PreviewOrder.Query.class, PreviewOrder.Result.class);
    public static final Address<AmendOrder.Command, AmendOrder.Result> AMEND_ORDER =
            new Address<>("orders.amend", AmendOrder.Command.class, AmendOrder.Result.class);
    public static final Address<CancelOrders.Command, CancelOrders.Result> CANCEL_ORDERS =
            new Address<>("orders.cancel-all", CancelOrders.Command.class, CancelOrders.Result.class);
    public static final Address<FindOrder.Query, FindOrder.Result> FIND_ORDER =
            new Address<>("orders.find", FindOrder.Query.class, FindOrder.Result.class);
    public static final Address<FindOrders.Query, FindOrders.Result> FIND_ORDERS =
            new Address<>("orders.list", FindOrders.Query.class, FindOrders.Result.class);
    public static final Address<FindOrderEvents.Query, FindOrderEvents.Result> FIND_ORDER_EVENTS =
            new Address<>("orders.find-events", FindOrderEvents.Query.class, FindOrderEvents.Result.class);
    public static final Address<FindFills.Query, FindFills.Result> FIND_FILLS =
            new Address<>("orders.find-fills", FindFills.Query.class, FindFills.Result.class);

    public static final Address<ReportReconciliation.Query, ReportReconciliation.Result> REPORT_RECONCILIATION =
            new Address<>(
                    "orders.report-reconciliation",
                    ReportReconciliation.Query.class,
                    ReportReconciliation.Result.class);

    public static final Address<FindLogLevels.Query, FindLogLevels.Result> FIND_LOG_LEVELS =
            new Address<>("operations.find-log-levels", FindLogLevels.Query.class, FindLogLevels.Result.class);
    public static final Address<ChangeLogLevel.Command, ChangeLogLevel.Result> CHANGE_LOG_LEVEL =
            new Address<>("operations.change-log-level", ChangeLogLevel.Command.class, ChangeLogLevel.Result.class);

    public static final Address<ChangeControls.Command, ChangeControls.Result> CHANGE_CONTROLS =
            new Address<>("risk.change-controls", ChangeControls.Command.class, ChangeControls.Result.class);
    public static final Address<FindControls.Query, FindControls.Result> FIND_CONTROLS =
            new Address<>("risk.find-controls", FindControls.Query.class, FindControls.Result.class);
    public static final Address<ChangeTrading.Command, ChangeTrading.Result> CHANGE_TRADING =
            new Address<>("risk.change-trading", ChangeTrading.Command.class, ChangeTrading.Result.class);
    public static final Address<FindTrading.Query, FindTrading.Result> FIND_TRADING =
            new Address<>("risk.find-trading", FindTrading.Query.class, FindTrading.Result.class);
    public static final Address<SwitchTrading.Command, SwitchTrading.Result> SWITCH_TRADING =
            new Address<>("risk.switch-trading", SwitchTrading.Command.class, SwitchTrading.Result.class);
    public static final Address<FindKillSwitch.Query, FindKillSwitch.Result> FIND_KILL_SWITCH =
            new Address<>("risk.find-kill-switch", FindKillSwitch.Query.class, FindKillSwitch.Result.class);
    public static final Address<ArmDeadMansSwitch.Command, ArmDeadMansSwitch.Result> ARM_DEAD_MANS_SWITCH =
            new Address<>("risk.arm-dead-mans-switch", ArmDeadMansSwitch.Command.class, ArmDeadMansSwitch.Result.class);
    public static final Address<FindDeadMansSwitch.Query, FindDeadMansSwitch.Result> FIND_DEAD_MANS_SWITCH =
            new Address<>(
                    "risk.find-dead-mans-switch", FindDeadMansSwitch.Query.class, FindDeadMansSwitch.Result.class);
    public static final Address<FindAudit.Query, FindAudit.Result> FIND_AUDIT =
            new Address<>("risk.find-audit", FindAudit.Query.class, FindAudit.Result.class);

    public static final Address<FindInstruments.Query, FindInstruments.Result> FIND_INSTRUMENTS =
            new Address<>("market.find-instruments", FindInstruments.Query.class, FindInstruments.Result.class);
    public static final Address<FindTickers.Query, FindTickers.Result> FIND_TICKERS =
            new Address<>("market.find-tickers", FindTickers.Query.class, FindTickers.Result.class);
    public static final Address<FindBook.Query, FindBook.Result> FIND_BOOK =
            new Address<>("market.find-book", FindBook.Query.class, FindBook.Result.class);
    public static final Address<FindPublicTrades.Query, FindPublicTrades.Result> FIND_PUBLIC_TRADES =
            new Address<>("market.find-trades", FindPublicTrades.Query.class, FindPublicTrades.Result.class);
    public static final Address<FindCandles.Query, FindCandles.Result> FIND_CANDLES =
            new Address<>("market.find-candles", FindCandles.Query.class, FindCandles.Result.class);
    public static final Address<FindStatistics.Query, FindStatistics.Result> FIND_STATISTICS =
            new Address<>("market.find-statistics", FindStatistics.Query.class, FindStatistics.Result.class);

    public static final Address<FindIndicators.Query, FindIndicators.Result> FIND_INDICATORS =
            new Address<>("strategies.find-indicators", FindIndicators.Query.class, FindIndicators.Result.class);
    public static final Address<StartBacktest.Command, StartBacktest.Result> START_BACKTEST =
            new Address<>("backtests.start", StartBacktest.Command.class, StartBacktest.Result.class);
    public static final Address<FindBacktest.Query, FindBacktest.Result> FIND_BACKTEST =
            new Address<>("backtests.find", FindBacktest.Query.class, FindBacktest.Result.class);
    public static final Address<FindBacktests.Query, FindBacktests.Result> FIND_BACKTESTS =
            new Address<>("backtests.list", FindBacktests.Query.class, FindBacktests.Result.class);
    public static final Address<CancelBacktest.Command, CancelBacktest.Result> CANCEL_BACKTEST =
            new Address<>("backtests.cancel", CancelBacktest.Command.class, CancelBacktest.Result.class);

    public static final Address<InstructAgent.Command, InstructAgent.Result> INSTRUCT_AGENT =
            new Address<>("agent.instruct", InstructAgent.Command.class, InstructAgent.Result.class);
    public static final Address<DraftTicket.Command, DraftTicket.Result> DRAFT_TICKET =
            new Address<>("agent.draft-ticket", DraftTicket.Command.class, DraftTicket.Result.class);
    public static final Address<ConfirmTicket.Command, ConfirmTicket.Result> CONFIRM_TICKET =
            new Address<>("agent.confirm-ticket", ConfirmTicket.Command.class, ConfirmTicket.Result.class);
    public static final Address<FindTicket.Query, FindTicket.Result> FIND_TICKET =
            new Address<>("agent.find-ticket", FindTicket.Query.class, FindTicket.Result.class);
    public static final Address<FindConversation.Query, FindConversation.Result> FIND_CONVERSATION =
            new Address<>("agent.find-conversation", FindConversation.Query.class, FindConversation.Result.class);
    public static final Address<AskKnowledge.Query, AskKnowledge.Result> ASK_KNOWLEDGE =
            new Address<>("knowledge.ask", AskKnowledge.Query.class, AskKnowledge.Result.class);

    /** Committed events of all accounts, per account in the order of their sequence. */
    public static final Topic<AccountEvent> ACCOUNT_EVENTS = new Topic<>("account.events", AccountEvent.class);

    /** Tickers that changed, at most a few per second and symbol. */
    public static final Topic<Ticker> TICKER_EVENTS = new Topic<>("ticker.events", Ticker.class);

    /** Prints, each of them. */
    public static final Topic<TradePrinted> TRADE_EVENTS = new Topic<>("trade.events", TradePrinted.class);

    /** Books that changed, at most a few per second and symbol. */
    public static final Topic<BookChanged> BOOK_EVENTS = new Topic<>("book.events", BookChanged.class);

    /** Books that may not be used until they change again: their source lost the thread, or fell silent. */
    public static final Topic<BookLost> BOOK_LOST_EVENTS = new Topic<>("book-lost.events", BookLost.class);

    /** Candles that grew or closed, at most a few per second, symbol and interval. */
    public static final Topic<Candle> CANDLE_EVENTS = new Topic<>("candle.events", Candle.class);

    /** What strategies want, at most once per candle and strategy. */
    public static final Topic<Signal> SIGNAL_EVENTS = new Topic<>("signal.events", Signal.class);

    /** Backtests that got a whole percent further, or ended. */
    public static final Topic<Backtest> BACKTEST_EVENTS = new Topic<>("backtest.events", Backtest.class);

    private Addresses() {}
}
