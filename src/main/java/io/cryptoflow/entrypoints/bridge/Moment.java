package io.cryptoflow.entrypoints.bridge;

/**
 * What an address told at one moment.
 *
 * @param number of the moment: of an account's event its sequence, of the market the one before plus one
 * @param change what was new, for who knows the moment before
 * @param whole all there is to know, for everybody else; the same as {@code change} where there is no shorter way to say it
 */
record Moment(long number, Message change, Message whole) {
    static Moment of(long number, Message message) {
        return new Moment(number, message, message);
    }
}
