-- One account is the boundary of consistency: its row is locked by whoever writes any of what follows.
CREATE TABLE accounts (
    account_id         text   PRIMARY KEY,
    sequence           bigint NOT NULL CHECK (sequence >= 0),
    published_sequence bigint NOT NULL DEFAULT 0 CHECK (published_sequence BETWEEN 0 AND sequence)
) WITH (fillfactor = 50);
COMMENT ON COLUMN accounts.sequence IS 'number of the last event; also the version that a writer must have seen';
COMMENT ON COLUMN accounts.published_sequence IS 'last event handed to the publisher: the position of the outbox';

CREATE TABLE api_keys (
    key_hash   text        PRIMARY KEY,
    account_id text        NOT NULL REFERENCES accounts,
    scopes     text[]      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz
);
COMMENT ON COLUMN api_keys.key_hash IS 'SHA-256 of the key in hex; the key itself is stored nowhere';

CREATE TABLE balances (
    account_id text    NOT NULL REFERENCES accounts,
    asset      text    NOT NULL,
    free       numeric NOT NULL CONSTRAINT free_is_never_negative CHECK (free >= 0),
    locked     numeric NOT NULL CONSTRAINT locked_is_never_negative CHECK (locked >= 0),
    PRIMARY KEY (account_id, asset)
) WITH (fillfactor = 50);

CREATE TABLE orders (
    order_id            uuid        PRIMARY KEY,
    account_id          text        NOT NULL REFERENCES accounts,
    client_order_id     text        NOT NULL,
    symbol              text        NOT NULL,
    side                text        NOT NULL,
    order_type          text        NOT NULL,
    time_in_force       text        NOT NULL,
    quantity            numeric     CHECK (quantity > 0),
    quote_quantity      numeric     CHECK (quote_quantity > 0),
    limit_price         numeric     CHECK (limit_price > 0),
    status              text        NOT NULL,
    is_open             boolean     NOT NULL,
    worst_price         numeric     NOT NULL,
    held                numeric     NOT NULL CHECK (held >= 0),
    cumulative_quantity numeric     NOT NULL CHECK (cumulative_quantity >= 0),
    cumulative_notional numeric     NOT NULL,
    commission          numeric     NOT NULL,
    venue_order_id      text,
    reason_code         text,
    reason_detail       text,
    placed_at           timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    CONSTRAINT one_order_per_client_order_id UNIQUE (account_id, client_order_id),
    CONSTRAINT either_quantity_or_quote_quantity CHECK ((quantity IS NULL) <> (quote_quantity IS NULL)),
    CONSTRAINT never_filled_beyond_quantity CHECK (cumulative_quantity <= quantity),
    CONSTRAINT nothing_held_once_closed CHECK (is_open OR held = 0)
) WITH (fillfactor = 80);
CREATE INDEX orders_of_an_account_newest_first ON orders (account_id, order_id DESC);
CREATE INDEX open_orders ON orders (order_id) WHERE is_open;

CREATE TABLE fills (
    fill_number    bigint      GENERATED ALWAYS AS IDENTITY,
    account_id     text        NOT NULL,
    order_id       uuid        NOT NULL,
    trade_id       text        NOT NULL,
    symbol         text        NOT NULL,
    side           text        NOT NULL,
    last_price     numeric     NOT NULL CHECK (last_price > 0),
    last_quantity  numeric     NOT NULL CHECK (last_quantity > 0),
    liquidity_side text        NOT NULL,
    commission     numeric     NOT NULL,
    occurred_at    timestamptz NOT NULL,
    CONSTRAINT a_trade_fills_an_order_once PRIMARY KEY (order_id, trade_id)
);
CREATE INDEX fills_of_an_account_newest_first ON fills (account_id, fill_number DESC);

CREATE TABLE account_events (
    account_id  text        NOT NULL,
    sequence    bigint      NOT NULL CHECK (sequence > 0),
    order_id    uuid,
    occurred_at timestamptz NOT NULL,
    content     json        NOT NULL,
    PRIMARY KEY (account_id, sequence)
);
CREATE INDEX events_of_an_order ON account_events (order_id, sequence) WHERE order_id IS NOT NULL;
