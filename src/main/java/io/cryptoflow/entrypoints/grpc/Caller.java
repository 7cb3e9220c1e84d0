package io.cryptoflow.entrypoints.grpc;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.cryptoflow.application.Failure;
import io.cryptoflow.application.FailureException;
import io.cryptoflow.application.account.Principal;
import io.cryptoflow.application.account.Scope;
import io.cryptoflow.protocol.Access;
import io.cryptoflow.protocol.MalformedMessage;
import java.util.Optional;

/**
 * Who calls. The holder of a key asks for its own account, and every question says so before it is asked; a process of
 * the installation is believed.
 *
 * @param holder absent for a process of the installation
 */
record Caller(Optional<Principal> holder) {
    private static final FieldDescriptor HOLDER =
            cryptoflow.v1.Principal.getDescriptor().findFieldByName("account");
    static final Caller PROCESS = new Caller(Optional.empty());

    /** The question as this caller may ask it; FORBIDDEN when it may not, {@link MalformedMessage} when it asks for too much. */
    Message admit(Access access, Message question) {
        if (holder.isEmpty()) {
            return question;
        }
        Principal principal = holder.get();
        Scope needed = access.scope().orElseThrow(() -> forbidden("only processes of the installation may ask this"));
        if (!principal.scopes().contains(needed)) {
            throw forbidden("the key does not have the scope " + needed.text());
        }
        Bounds.check(question);
        boolean reachesOthers = access.reachesOthers() && principal.scopes().contains(Scope.ADMIN);
        Message.Builder admitted = question.toBuilder();
        for (FieldDescriptor field : question.getDescriptorForType().getFields()) {
            stamp(admitted, field, principal, reachesOthers);
        }
        return admitted.build();
    }

    private static void stamp(
            Message.Builder question, FieldDescriptor field, Principal principal, boolean reachesOthers) {
        switch (field.getName()) {
            case "account" -> stampAccount(question, field, principal, reachesOthers);
            case "key" -> stampKey(question, field, principal);
            case "principal" ->
                question.setField(field, holder((cryptoflow.v1.Principal) question.getField(field), principal));
            case "by" -> question.setField(field, actor(question.newBuilderForField(field), principal));
            default -> {}
        }
    }

    private static void stampAccount(
            Message.Builder question, FieldDescriptor field, Principal principal, boolean reachesOthers) {
        String named = (String) question.getField(field);
        if (reachesOthers && !(named.isEmpty() && !field.hasPresence())) {
            return;
        }
        if (!named.isEmpty() && !named.equals(principal.account().value())) {
            throw forbidden("the key belongs to another account");
        }
        question.setField(field, principal.account().value());
    }

    private static void stampKey(Message.Builder question, FieldDescriptor field, Principal principal) {
        question.clearField(field);
        principal.key().ifPresent(key -> question.setField(field, key.value()));
    }

    /** Nobody says of themselves what they may do. */
    private static Message holder(cryptoflow.v1.Principal named, Principal principal) {
        cryptoflow.v1.Principal.Builder holder =
                cryptoflow.v1.Principal.newBuilder().setAccount(named.getAccount());
        stampAccount(holder, HOLDER, principal, false);
        principal.scopes().forEach(scope -> holder.addScopes(cryptoflow.v1.Scope.valueOf("SCOPE_" + scope)));
        principal.key().ifPresent(key -> holder.setKey(key.value()));
        return holder.build();
    }

    private static Message actor(Message.Builder actor, Principal principal) {
        actor.setField(
                actor.getDescriptorForType().findFieldByName("account"),
                principal.account().value());
        stampKey(actor, actor.getDescriptorForType().findFieldByName("key"), principal);
        return actor.build();
    }

    private static FailureException forbidden(String detail) {
        return FailureException.of(Failure.Kind.FORBIDDEN, "FORBIDDEN", detail);
    }
}
