package io.cryptoflow.entrypoints.bridge;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;

/** Everything that clients can follow, by address. One for the process; one thread tells, any thread listens. */
final class Feeds {
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();

    /** Lets an audience hear what is told from now on. */
    Feed join(String address, Audience audience) {
        return feeds.compute(address, (name, known) -> {
            Feed feed = known == null ? new Feed() : known;
            feed.add(audience);
            return feed;
        });
    }

    /** Forgets a feed that has nothing to tell and nobody to tell it to, for clients may ask for any symbol. */
    void leave(String address, Audience audience) {
        feeds.computeIfPresent(address, (name, feed) -> {
            feed.remove(audience);
            return feed.hasListeners() || feed.now().isPresent() ? feed : null;
        });
    }

    boolean hasListeners(String address) {
        return Optional.ofNullable(feeds.get(address)).map(Feed::hasListeners).orElse(false);
    }

    Optional<Moment> now(String address) {
        return Optional.ofNullable(feeds.get(address)).flatMap(Feed::now);
    }

    /** Tells something that changes the state of an address; {@code moment} is given the number of the new moment. */
    void tell(String address, LongFunction<Moment> moment) {
        Feed told = feeds.compute(address, (name, known) -> {
            Feed feed = known == null ? new Feed() : known;
            feed.keep(moment.apply(feed.now().map(Moment::number).orElse(0L) + 1));
            return feed;
        });
        told.announce(told.now().orElseThrow());
    }

    /** Tells something that is kept elsewhere, to those who listen now. */
    void pass(String address, Moment moment) {
        Optional.ofNullable(feeds.get(address)).ifPresent(feed -> feed.announce(moment));
    }
}
