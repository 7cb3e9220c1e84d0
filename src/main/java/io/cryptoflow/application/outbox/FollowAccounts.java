package io.cryptoflow.application.outbox;

import io.cryptoflow.application.account.FindAccountEvents;
import io.cryptoflow.domain.account.AccountEvent;
import io.cryptoflow.domain.value.AccountId;
import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes one story per account out of events that arrive at least once, late or not at all: each is passed on once and in
 * order, and what is missing in between is read from the store. The first event that is heard of an account begins its
 * story here. Not for several threads at once.
 */
public final class FollowAccounts {
    private static final int MOST_FOLLOWED = 100_000;

    private final Function<FindAccountEvents.Query, Future<FindAccountEvents.Result>> find;
    private final Consumer<AccountEvent> listener;
    private final Map<AccountId, Story> stories = new LinkedHashMap<>();
    private long duplicates;
    private long missed;

    private static final class Story {
        private long last;
        private long announced;
        private boolean reading;

        Story(long last) {
            this.last = last;
            this.announced = last;
        }
    }

    /**
     * Follows nobody yet.
     *
     * @param find reads a part of an account's story; answers where {@link #hear} is called
     * @param listener gets every event once and in order
     */
    public FollowAccounts(
            Function<FindAccountEvents.Query, Future<FindAccountEvents.Result>> find, Consumer<AccountEvent> listener) {
        this.find = find;
        this.listener = listener;
    }

    /** Takes in an event that arrived. */
    public void hear(AccountEvent event) {
        Story story = follow(event);
        story.announced = Math.max(story.announced, event.sequence());
        if (event.sequence() <= story.last) {
            duplicates++;
        } else if (!story.reading && event.sequence() == story.last + 1) {
            pass(story, event);
        } else if (!story.reading) {
            read(event.account(), story);
        }
    }

    /** The account's story, which becomes the last one to be forgotten. */
    private Story follow(AccountEvent event) {
        Story known =
                Optional.ofNullable(stories.remove(event.account())).orElseGet(() -> new Story(event.sequence() - 1));
        stories.put(event.account(), known);
        if (stories.size() > MOST_FOLLOWED) {
            stories.remove(stories.keySet().iterator().next());
        }
        return known;
    }

    /** Reads what came for the accounts that are followed while nothing could arrive. */
    public void catchUp() {
        Map.copyOf(stories).forEach((account, story) -> {
            if (!story.reading) {
                read(account, story);
            }
        });
    }

    /** Events that arrived once more. */
    public long duplicates() {
        return duplicates;
    }

    /** Events that did not arrive and were read from the store. */
    public long missed() {
        return missed;
    }

    private void pass(Story story, AccountEvent event) {
        story.last = event.sequence();
        listener.accept(event);
    }

    private void read(AccountId account, Story story) {
        story.reading = true;
        find.apply(new FindAccountEvents.Query(account, story.last, FindAccountEvents.MAX_LIMIT))
                .onSuccess(found -> take(account, story, found.events()))
                // The next event of the account tries again.
                .onFailure(cause -> story.reading = false);
    }

    private void take(AccountId account, Story story, List<AccountEvent> events) {
        for (AccountEvent event : events) {
            if (event.sequence() == story.last + 1) {
                missed++;
                pass(story, event);
            }
        }
        story.reading = false;
        if (events.size() == FindAccountEvents.MAX_LIMIT || (!events.isEmpty() && story.last < story.announced)) {
            read(account, story);
        }
    }
}
