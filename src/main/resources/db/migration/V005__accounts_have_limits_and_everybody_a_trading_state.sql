CREATE TABLE account_controls (
    account_id  text        PRIMARY KEY REFERENCES accounts,
    state       text        NOT NULL,
    controls    json        NOT NULL,
    dead_man_at timestamptz
);
COMMENT ON TABLE account_controls IS 'what holds an account back; accounts without a row have the defaults';
CREATE INDEX armed_dead_mans_switches ON account_controls (dead_man_at) WHERE dead_man_at IS NOT NULL;

-- Which lines of an account's story tell of a change by an administrator.
CREATE TABLE control_changes (
    account_id text   NOT NULL,
    sequence   bigint NOT NULL,
    PRIMARY KEY (account_id, sequence)
);

CREATE TABLE global_trading (
    version     bigint      PRIMARY KEY,
    state       text        NOT NULL,
    cause       text        NOT NULL,
    reason      text        NOT NULL,
    by_account  text,
    by_key      text,
    changed_at  timestamptz NOT NULL,
    done_at     timestamptz
);
COMMENT ON TABLE global_trading IS 'what everybody may do: the highest version is in force, the others are its history';
INSERT INTO global_trading (version, state, cause, reason, changed_at) VALUES (0, 'ACTIVE', 'ADMIN', '', 'epoch');
