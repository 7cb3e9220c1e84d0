CREATE FUNCTION refuse_outdated(is_sound boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT is_sound THEN
        RAISE EXCEPTION 'a unit of work ran on outdated state' USING ERRCODE = 'CF001';
    END IF;
END
$$;
COMMENT ON FUNCTION refuse_outdated IS 'ends the transaction of a commit whose units of work did not see the latest state';
