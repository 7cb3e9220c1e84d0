package io.cryptoflow;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Conditions of the architecture test that ArchUnit does not bring along. */
final class CodingRules {
    private static final Set<String> FLOATING = Set.of("double", "float", "java.lang.Double", "java.lang.Float");
    private static final Pattern MACHINE =
            Pattern.compile("java\\.time\\.(Instant|Local\\w+|ZonedDateTime|OffsetDateTime)\\.now"
                    + "|java\\.time\\.(Clock|InstantSource)\\.system\\w*"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"
                    + "|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.lang\\.Math\\.random"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current");
    private static final Pattern WAITING = Pattern.compile("java\\.lang\\.Thread\\.(sleep|join)"
            + "|java\\.lang\\.Object\\.wait"
            + "|java\\.util\\.concurrent\\.(CompletableFuture|Future)\\.(get|join)"
            + "|java\\.util\\.concurrent\\.CountDownLatch\\.await"
            + "|io\\.vertx\\.core\\.Future\\.(await|toCompletionStage)");

    private CodingRules() {}

    static ArchCondition<JavaClass> useNoFloatingPoint() {
        return condition("use no double or float", (type, events) -> Stream.concat(
                        type.getFields().stream()
                                .map(field -> field.getRawType().getName() + " of " + field.getFullName()),
                        type.getCodeUnits().stream().flatMap(unit -> Stream.concat(
                                        unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
                                .map(used -> used.getName() + " of " + unit.getFullName())))
                .filter(use -> FLOATING.contains(use.substring(0, use.indexOf(' '))))
                .forEach(use -> events.add(SimpleConditionEvent.violated(type, use))));
    }

    static DescribedPredicate<JavaAccess<?>> isTimeOrIdentityOfTheMachine() {
        return calls("time or identity of the machine", MACHINE);
    }

    static DescribedPredicate<JavaAccess<?>> isWaiting() {
        return calls("waiting", WAITING);
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, Pattern names) {
        return DescribedPredicate.describe(what, access -> names.matcher(access.getTargetOwner()
                                .getName() + "." + access.getTarget().getName())
                .matches());
    }

    static ArchCondition<JavaClass> resideInADescribedPackage() {
        return condition("reside in a package with package-info", (type, events) -> {
            Path described = Path.of("src/main/java", type.getPackageName().replace('.', '/'));
            if (!Files.exists(described.resolve("package-info.java"))) {
                events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has no package-info"));
            }
        });
    }

    private interface Check {
        void look(JavaClass type, ConditionEvents events);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.look(type, events);
            }
        };
    }
}
