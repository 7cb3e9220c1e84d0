CREATE TABLE leases (
    name       text        PRIMARY KEY,
    token      bigint      NOT NULL CHECK (token > 0),
    owner      text        NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON COLUMN leases.token IS 'rises with every owner; what is written under an earlier one is refused';

CREATE TABLE venue_journal (
    line_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    line        text   NOT NULL
);
COMMENT ON TABLE venue_journal IS 'what the paper venue took and said, where several processes may own it one after the other';
