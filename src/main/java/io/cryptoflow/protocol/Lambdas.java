package io.cryptoflow.protocol;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Public methods as functions that cost what a call in the source would: reflection costs several times as much. */
final class Lambdas {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    /** Each has a class of its own, so there is one however often its method is a part of something. */
    private static final Map<Key, Object> MADE = new ConcurrentHashMap<>();

    private record Key(Method method, Class<?> function) {}

    private Lambdas() {}

    /** {@code object.method()}. */
    @SuppressWarnings("unchecked")
    static Function<Object, Object> getter(Method method) {
        return (Function<Object, Object>)
                of(method, Function.class, "apply", MethodType.methodType(Object.class, Object.class));
    }

    /** {@code object.method()} that tells whether. */
    @SuppressWarnings("unchecked")
    static Predicate<Object> test(Method method) {
        return (Predicate<Object>)
                of(method, Predicate.class, "test", MethodType.methodType(boolean.class, Object.class));
    }

    /** {@code object.method(value)}, whatever that answers. */
    @SuppressWarnings("unchecked")
    static BiConsumer<Object, Object> setter(Method method) {
        return (BiConsumer<Object, Object>)
                of(method, BiConsumer.class, "accept", MethodType.methodType(void.class, Object.class, Object.class));
    }

    private static Object of(Method method, Class<?> function, String name, MethodType erased) {
        return MADE.computeIfAbsent(new Key(method, function), made -> make(method, function, name, erased));
    }

    /** See the contract of {@link LambdaMetafactory}: {@code erased} is the signature of the function's method. */
    private static Object make(Method method, Class<?> function, String name, MethodType erased) {
        try {
            MethodHandle target = LOOKUP.unreflect(method);
            MethodType exact = target.type().wrap();
            Class<?> answer = erased.returnType().isPrimitive() ? erased.returnType() : exact.returnType();
            return LambdaMetafactory.metafactory(
                            LOOKUP,
                            name,
                            MethodType.methodType(function),
                            erased,
                            target,
                            exact.changeReturnType(answer))
                    .getTarget()
                    .invoke();
        } catch (Throwable hidden) {
            throw new IllegalStateException("cannot call " + method, hidden);
        }
    }
}
