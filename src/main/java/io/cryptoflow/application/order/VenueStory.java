package io.cryptoflow.application.order;

import io.cryptoflow.domain.order.ExecutionReport;
import io.cryptoflow.domain.order.ExecutionReport.Accepted;
import io.cryptoflow.domain.order.ExecutionReport.AmendRejected;
import io.cryptoflow.domain.order.ExecutionReport.Amended;
import io.cryptoflow.domain.order.ExecutionReport.Canceled;
import io.cryptoflow.domain.order.ExecutionReport.Expired;
import io.cryptoflow.domain.order.ExecutionReport.Rejected;
import io.cryptoflow.domain.order.ExecutionReport.Traded;
import io.cryptoflow.domain.order.Order;
import io.cryptoflow.domain.order.OrderLifecycle;
import io.cryptoflow.domain.value.Quantity;
import java.util.Comparator;
import java.util.List;

/** All that a venue said of one order, once each, in the order in which it happened, however it was handed over. */
record VenueStory(List<ExecutionReport> reports) {
    private static final Comparator<Place> BY_PLACE = Comparator.comparing(Place::chapter)
            .thenComparing(Place::filled)
            .thenComparing(Place::revision)
            .thenComparing(Place::isLast);

    VenueStory {
        reports = reports.stream()
                .distinct()
                .sorted(Comparator.comparing(VenueStory::placeOf, BY_PLACE))
                .toList();
    }

    boolean isEmpty() {
        return reports.isEmpty();
    }

    boolean tellsOfFills() {
        return reports.stream().anyMatch(Traded.class::isInstance);
    }

    /** Whether the venue is done with the order. */
    boolean isOver() {
        return reports.stream().map(VenueStory::placeOf).anyMatch(Place::isLast);
    }

    /** Whether {@code order} stands as this story leaves it. */
    boolean isKnownTo(Order order) {
        return reports.stream()
                .allMatch(report -> OrderLifecycle.apply(order, report).isEmpty());
    }

    private static Place placeOf(ExecutionReport report) {
        return report.accept(new Reader());
    }

    private enum Chapter {
        ACKNOWLEDGEMENT,
        FILLS,
        END
    }

    /** @param revision of an answer to a request to amend, which follows the fills that it counts; 0 for a fill */
    private record Place(Chapter chapter, Quantity filled, int revision, boolean isLast) {}

    private static final class Reader implements ExecutionReport.Visitor<Place> {
        @Override
        public Place accepted(Accepted report) {
            return new Place(Chapter.ACKNOWLEDGEMENT, Quantity.ZERO, 0, false);
        }

        @Override
        public Place traded(Traded report) {
            return new Place(Chapter.FILLS, report.cumulativeQuantity(), 0, report.complete());
        }

        @Override
        public Place amended(Amended report) {
            return new Place(Chapter.FILLS, report.cumulativeQuantity(), report.revision(), false);
        }

        @Override
        public Place amendRejected(AmendRejected report) {
            return new Place(Chapter.ACKNOWLEDGEMENT, Quantity.ZERO, report.revision(), false);
        }

        @Override
        public Place canceled(Canceled report) {
            return new Place(Chapter.END, report.cumulativeQuantity(), 0, true);
        }

        @Override
        public Place expired(Expired report) {
            return new Place(Chapter.END, report.cumulativeQuantity(), 0, true);
        }

        @Override
        public Place rejected(Rejected report) {
            return new Place(Chapter.END, Quantity.ZERO, 0, true);
        }
    }
}
