CREATE TABLE positions (
    account_id      text        NOT NULL REFERENCES accounts,
    symbol          text        NOT NULL,
    quantity        numeric     NOT NULL,
    cost            numeric     NOT NULL,
    realized        numeric     NOT NULL,
    commission      numeric     NOT NULL,
    day             date        NOT NULL,
    realized_of_day numeric     NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, symbol),
    CONSTRAINT nothing_held_costs_nothing CHECK (quantity <> 0 OR cost = 0)
) WITH (fillfactor = 50);
COMMENT ON COLUMN positions.realized_of_day IS 'what was realized on the UTC day in the column day';

-- Lines are added and read, never changed.
CREATE TABLE ledger_entries (
    account_id  text        NOT NULL,
    sequence    bigint      NOT NULL CHECK (sequence >= 0),
    line        integer     NOT NULL CHECK (line > 0),
    kind        text        NOT NULL,
    book        text        NOT NULL,
    asset       text        NOT NULL,
    amount      numeric     NOT NULL,
    order_id    uuid,
    trade_id    text,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT one_movement_per_event PRIMARY KEY (account_id, sequence, line)
);
COMMENT ON COLUMN ledger_entries.sequence IS 'number of the event that tells of the movement; 0 for what stood when the ledger began';

CREATE TABLE ledger_totals (
    account_id text    NOT NULL REFERENCES accounts,
    asset      text    NOT NULL,
    book       text    NOT NULL,
    total      numeric NOT NULL,
    PRIMARY KEY (account_id, asset, book)
) WITH (fillfactor = 50);

-- What accounts own by now came from outside, as far as the ledger can tell.
INSERT INTO ledger_entries (account_id, sequence, line, kind, book, asset, amount, occurred_at)
SELECT account_id, 0, row_number() OVER (PARTITION BY account_id ORDER BY asset, book), 'DEPOSIT', book, asset, amount, now()
FROM balances, LATERAL (VALUES ('ACCOUNT', free + locked), ('FUNDING', -(free + locked))) AS opening (book, amount);
INSERT INTO ledger_totals (account_id, asset, book, total)
SELECT account_id, asset, book, sum(amount) FROM ledger_entries GROUP BY account_id, asset, book;
