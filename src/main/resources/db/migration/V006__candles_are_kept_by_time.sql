-- What was traded, in candles: one row per source, symbol, interval and opening time. A row that is missing is a gap.
CREATE TABLE candles (
    source        text        NOT NULL,
    symbol        text        NOT NULL,
    interval      text        NOT NULL,
    open_time     timestamptz NOT NULL,
    open          numeric     NOT NULL CHECK (open > 0),
    high          numeric     NOT NULL,
    low           numeric     NOT NULL,
    close         numeric     NOT NULL,
    volume        numeric     NOT NULL CHECK (volume >= 0),
    quote_volume  numeric,
    closed        boolean     NOT NULL,
    gap           boolean     NOT NULL,
    last_trade_id text,
    last_trade_at timestamptz,
    PRIMARY KEY (source, symbol, interval, open_time),
    CONSTRAINT prices_between_low_and_high CHECK (low <= least(open, close) AND greatest(open, close) <= high),
    CONSTRAINT last_trade_with_its_time CHECK ((last_trade_id IS NULL) = (last_trade_at IS NULL))
) WITH (fillfactor = 90);
COMMENT ON COLUMN candles.gap IS 'whether part of its time was not followed';
COMMENT ON COLUMN candles.last_trade_id IS 'the last trade that is counted: what a restart goes on after';
-- Rows come almost in the order of their time, so a few pages tell where a time is: for deleting what is old.
CREATE INDEX candles_by_time ON candles USING brin (open_time timestamptz_minmax_multi_ops);
