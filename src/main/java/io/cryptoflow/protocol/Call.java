package io.cryptoflow.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.cryptoflow.application.messaging.Address;
import io.cryptoflow.domain.order.Reason;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.ServiceMethod;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A question that can be asked of another process: the address, and the gRPC method that stands for it.
 *
 * @param <Q> the question
 * @param <R> the answer
 */
public final class Call<Q, R> {
    private final Address<Q, R> address;
    private final ServiceMethod<Message, Message> asked;
    private final ServiceMethod<Message, Message> served;
    private final Message question;
    private final Message answer;
    private final Form questions;
    private final Form answers;
    private final Access access;
    private final Predicate<Q> repeatable;
    private final Function<R, Optional<Reason>> denial;

    private Call(
            Address<Q, R> address,
            ServiceMethod<Message, Message> asked,
            ServiceMethod<Message, Message> served,
            Access access,
            Predicate<Q> repeatable,
            Function<R, Optional<Reason>> denial) {
        this.address = address;
        this.asked = asked;
        this.served = served;
        this.question = prototype(served.decoder());
        this.answer = prototype(asked.decoder());
        this.questions = Forms.of(address.questionType(), question);
        this.answers = Forms.of(address.answerType(), answer);
        this.access = access;
        this.repeatable = repeatable;
        this.denial = denial;
    }

    /** A call that may be repeated, because it changes nothing or changes nothing twice. */
    static <Q, R, A extends Message, B extends Message> Call<Q, R> of(
            Address<Q, R> address, ServiceMethod<B, A> asked, ServiceMethod<A, B> served, Access access) {
        return new Call<>(
                address, untyped(asked), untyped(served), access, question -> true, answer -> Optional.empty());
    }

    /** The same, which may be repeated under a condition only. */
    Call<Q, R> repeatableIf(Predicate<Q> condition) {
        return new Call<>(address, asked, served, access, condition, denial);
    }

    /** The same, whose answer may be a denial. */
    Call<Q, R> deniedBy(Function<R, Optional<Reason>> reason) {
        return new Call<>(address, asked, served, access, repeatable, reason);
    }

    /** Every message is an instance of {@link Message}; the generated type of each stays what its decoder makes. */
    @SuppressWarnings("unchecked")
    static ServiceMethod<Message, Message> untyped(ServiceMethod<?, ?> method) {
        return (ServiceMethod<Message, Message>) method;
    }

    /** The empty message, which every decoder reads out of nothing. */
    private static Message prototype(GrpcMessageDecoder<Message> decoder) {
        return decoder.decode(GrpcMessage.message("identity", Buffer.buffer()));
    }

    /** Where it is asked inside a process. */
    public Address<Q, R> address() {
        return address;
    }

    /** The method, seen by who asks. */
    public ServiceMethod<Message, Message> asked() {
        return asked;
    }

    /** The method, seen by who answers. */
    public ServiceMethod<Message, Message> served() {
        return served;
    }

    /** Who may make it. */
    public Access access() {
        return access;
    }

    /** Such as {@code Orders/PlaceOrder}. */
    public String name() {
        return served.serviceName().name() + "/" + served.methodName();
    }

    /** Whether asking twice comes to the same as asking once. */
    public boolean isRepeatable(Q question) {
        return repeatable.test(question);
    }

    /** Why the answer is a denial, if it is one. */
    public Optional<Reason> denial(R answer) {
        return denial.apply(answer);
    }

    /** The question as a message. */
    public Message question(Q question) {
        return (Message) questions.write(question);
    }

    /** The message of a question that came as bytes; {@link MalformedMessage} for other bytes. */
    public Message readQuestion(ByteString bytes) {
        return read(question, bytes);
    }

    /** The message of an answer that came as bytes; {@link MalformedMessage} for other bytes. */
    public Message readAnswer(ByteString bytes) {
        return read(answer, bytes);
    }

    private static Message read(Message prototype, ByteString bytes) {
        try {
            return prototype.getParserForType().parseFrom(bytes);
        } catch (InvalidProtocolBufferException broken) {
            throw new MalformedMessage(
                    "", "expected a " + prototype.getDescriptorForType().getName());
        }
    }

    /** The question that a message asks; {@link MalformedMessage} for none. */
    public Q question(Message message) {
        return address.questionType().cast(questions.read(message));
    }

    /** The answer as a message. */
    public Message answer(R answer) {
        return (Message) answers.write(answer);
    }

    /** The answer that a message gives; {@link MalformedMessage} for none. */
    public R answer(Message message) {
        return address.answerType().cast(answers.read(message));
    }

    /** The empty answer, which tells the type of the others. */
    public Message emptyAnswer() {
        return answer;
    }
}
