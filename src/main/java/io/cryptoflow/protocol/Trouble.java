package io.cryptoflow.protocol;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.Status;
import io.cryptoflow.application.Failure;
import io.cryptoflow.domain.order.Reason;
import io.vertx.grpc.common.GrpcStatus;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Why a call has no answer but a status: the status of gRPC, and Google's details beside it: an ErrorInfo with the stable
 * code, a BadRequest with the field to blame, and of a denial the answer itself, which names the denied order.
 */
public record Trouble(GrpcStatus status, Status details) {
    /** Trailer that carries the details, in base64. */
    public static final String TRAILER = "grpc-status-details-bin";

    private static final String DOMAIN = "cryptoflow";
    private static final String KIND = "kind";
    private static final String DENIED = "DENIED";

    /** What went wrong otherwise than by a rule of trading. */
    public static Trouble of(Failure failure) {
        ErrorInfo.Builder error =
                error(failure.code()).putMetadata(KIND, failure.kind().name());
        Status.Builder details = Status.newBuilder().addDetails(Any.pack(error.build()));
        failure.field().ifPresent(field -> details.addDetails(Any.pack(badRequest(field, failure.detail()))));
        return of(status(failure.kind()), failure.detail(), details);
    }

    /** What a rule of trading refused, with the {@code answer} that says so. */
    public static Trouble of(Reason reason, Message answer) {
        ErrorInfo.Builder error = error(reason.code()).putMetadata(KIND, DENIED);
        reason.context().ifPresent(context -> error.putMetadata("limit", context.limit())
                .putMetadata("value", context.value())
                .putMetadata("remaining", context.remaining()));
        Status.Builder details =
                Status.newBuilder().addDetails(Any.pack(error.build())).addDetails(Any.pack(answer));
        return of(GrpcStatus.FAILED_PRECONDITION, reason.detail(), details);
    }

    /** What was not understood. */
    public static Trouble of(MalformedMessage wrong) {
        Optional<String> field = Optional.of(wrong.field()).filter(name -> !name.isEmpty());
        return of(new Failure(Failure.Kind.INVALID, "INVALID_MESSAGE", wrong.expected(), field));
    }

    /** What nobody should see: it is in the log of who answers. */
    public static Trouble bug() {
        return of(GrpcStatus.INTERNAL, "internal error", Status.newBuilder());
    }

    /** The reader of a stream fell too far behind. */
    public static Trouble tooSlow() {
        Status.Builder details = Status.newBuilder()
                .addDetails(Any.pack(error("READS_TOO_SLOWLY").build()));
        return of(GrpcStatus.RESOURCE_EXHAUSTED, "expected a reader that keeps up", details);
    }

    private static Trouble of(GrpcStatus status, String message, Status.Builder details) {
        return new Trouble(
                status, details.setCode(status.code).setMessage(message).build());
    }

    private static ErrorInfo.Builder error(String code) {
        return ErrorInfo.newBuilder().setReason(code).setDomain(DOMAIN);
    }

    private static BadRequest badRequest(String field, String expected) {
        return BadRequest.newBuilder()
                .addFieldViolations(
                        BadRequest.FieldViolation.newBuilder().setField(field).setDescription(expected))
                .build();
    }

    /** The details as the trailer writes them. */
    public String trailer() {
        return Base64.getEncoder().withoutPadding().encodeToString(details.toByteArray());
    }

    /** What {@code details} tell; their code is the status. */
    public static Trouble of(Status details) {
        return new Trouble(GrpcStatus.valueOf(details.getCode()), details);
    }

    /** Reads a trailer; empty for one that is none of ours. */
    public static Optional<Trouble> parse(GrpcStatus status, String trailer) {
        try {
            return Optional.of(
                    new Trouble(status, Status.parseFrom(Base64.getDecoder().decode(trailer))));
        } catch (IllegalArgumentException | InvalidProtocolBufferException foreign) {
            return Optional.empty();
        }
    }

    /** The failure that was told, if it was one. */
    public Optional<Failure> failure() {
        return detail(ErrorInfo.class).flatMap(error -> kind(error)
                .map(kind -> new Failure(kind, error.getReason(), details.getMessage(), field())));
    }

    /** The answer that a denial carries, of the type of {@code prototype}. */
    public Optional<Message> denied(Message prototype) {
        return detail(ErrorInfo.class)
                .filter(error -> error.getMetadataOrDefault(KIND, "").equals(DENIED))
                .flatMap(error -> detail(prototype.getClass()).map(Message.class::cast));
    }

    private Optional<String> field() {
        return detail(BadRequest.class).map(bad -> bad.getFieldViolations(0).getField());
    }

    private static Optional<Failure.Kind> kind(ErrorInfo error) {
        String name = error.getMetadataOrDefault(KIND, "");
        return Arrays.stream(Failure.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst();
    }

    private <T extends Message> Optional<T> detail(Class<T> type) {
        return details.getDetailsList().stream()
                .filter(any -> any.is(type))
                .findFirst()
                .map(any -> unpack(any, type));
    }

    private static <T extends Message> T unpack(Any any, Class<T> type) {
        try {
            return any.unpack(type);
        } catch (InvalidProtocolBufferException broken) {
            throw new MalformedMessage(type.getSimpleName(), "expected a message of that type");
        }
    }

    private static GrpcStatus status(Failure.Kind kind) {
        return switch (kind) {
            case INVALID -> GrpcStatus.INVALID_ARGUMENT;
            case UNPROCESSABLE -> GrpcStatus.FAILED_PRECONDITION;
            case UNAUTHENTICATED -> GrpcStatus.UNAUTHENTICATED;
            case FORBIDDEN -> GrpcStatus.PERMISSION_DENIED;
            case NOT_FOUND -> GrpcStatus.NOT_FOUND;
            case CONFLICT -> GrpcStatus.ABORTED;
            case UNAVAILABLE -> GrpcStatus.UNAVAILABLE;
            case TIMEOUT -> GrpcStatus.DEADLINE_EXCEEDED;
        };
    }
}
