package io.cryptoflow;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What may touch what. A rule that finds no class to judge fails: ArchUnit's own default. */
class ArchitectureTest {
    private static final String DOMAIN = "io.cryptoflow.domain..";
    private static final String APPLICATION = "io.cryptoflow.application..";
    private static final String ENTRYPOINTS = "io.cryptoflow.entrypoints..";
    private static final String INFRASTRUCTURE = "io.cryptoflow.infrastructure..";
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cryptoflow");

    static final ArchRule layersPointInwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("Root")
            .definedBy("io.cryptoflow")
            .layer("Entrypoints")
            .definedBy(ENTRYPOINTS)
            .layer("Infrastructure")
            .definedBy(INFRASTRUCTURE)
            .layer("Application")
            .definedBy(APPLICATION)
            .layer("Domain")
            .definedBy(DOMAIN)
            .whereLayer("Root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("Entrypoints")
            .mayOnlyBeAccessedByLayers("Root")
            .whereLayer("Infrastructure")
            .mayOnlyBeAccessedByLayers("Root")
            .whereLayer("Application")
            .mayOnlyBeAccessedByLayers("Root", "Entrypoints", "Infrastructure")
            .whereLayer("Domain")
            .mayOnlyBeAccessedByLayers("Root", "Entrypoints", "Infrastructure", "Application");

    static final ArchRule domainIsPureJava = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(resideInAPackage(DOMAIN)
                    .or(resideInAPackage("java..").and(not(resideInAnyPackage("java.sql..", "java.net..")))));

    static final ArchRule applicationKnowsOnlyFuturesOfVertx = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, APPLICATION)
                    .or(resideInAPackage("java..").and(not(resideInAnyPackage("java.sql..", "java.net.."))))
                    .or(belongToAnyOf(Future.class, CompositeFuture.class)));

    static final ArchRule infrastructureSlicesShareOnlyJson = slices().matching("io.cryptoflow.infrastructure.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.cryptoflow.infrastructure.json.."));

    static final ArchRule messagesStayAtTheEdges = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.cryptoflow.protocol..", "cryptoflow.v1..", "com.google.protobuf..");

    static final ArchRule messagesKnowNoEdge = noClasses()
            .that()
            .resideInAPackage("io.cryptoflow.protocol..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENTRYPOINTS, INFRASTRUCTURE);

    static final ArchRule venuesDoNotKnowEachOther = slices().matching("io.cryptoflow.infrastructure.venue.(*)..")
            .should()
            .notDependOnEachOther();

    static final ArchRule theCommonPartsKnowNoVenue = noClasses()
            .that()
            .resideInAPackage("io.cryptoflow.infrastructure.venue")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.cryptoflow.infrastructure.venue.*..");

    static final ArchRule entrypointSlicesShareOnlyJsonAndAuth = slices().matching("io.cryptoflow.entrypoints.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(),
                    resideInAnyPackage("io.cryptoflow.entrypoints.json..", "io.cryptoflow.entrypoints.auth.."));

    static final ArchRule packagesFormNoCycle = slices().matching("io.cryptoflow.(**)")
            .should()
            .beFreeOfCycles()
            // A key's holder is named by the port that finds it.
            .ignoreDependency(
                    resideInAPackage("io.cryptoflow.application.port"),
                    resideInAPackage("io.cryptoflow.application.account"));

    static final ArchRule domainReadsFromValueToRisk = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("Value")
            .definedBy("io.cryptoflow.domain.value")
            .layer("Instrument")
            .definedBy("io.cryptoflow.domain.instrument")
            .layer("MarketData")
            .definedBy("io.cryptoflow.domain.marketdata")
            .layer("Order")
            .definedBy("io.cryptoflow.domain.order")
            .layer("Account")
            .definedBy("io.cryptoflow.domain.account")
            .layer("Risk")
            .definedBy("io.cryptoflow.domain.risk")
            .whereLayer("Risk")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("Account")
            .mayOnlyBeAccessedByLayers("Risk")
            .whereLayer("Order")
            .mayOnlyBeAccessedByLayers("Account", "Risk")
            .whereLayer("MarketData")
            .mayOnlyBeAccessedByLayers("Risk")
            .whereLayer("Instrument")
            .mayOnlyBeAccessedByLayers("Order", "MarketData", "Account", "Risk");

    static final ArchRule onlyEdgesSeeTheBus = noClasses()
            .that()
            .resideInAnyPackage(APPLICATION, INFRASTRUCTURE)
            .and()
            .resideOutsideOfPackages("io.cryptoflow.application.messaging", "io.cryptoflow.infrastructure.eventbus")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.cryptoflow.application.messaging");

    static final ArchRule coreKnowsNoFloatingPoint =
            classes().that().resideInAnyPackage(DOMAIN, APPLICATION).should(CodingRules.useNoFloatingPoint());

    static final ArchRule timeAndIdentityComeIn = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION, ENTRYPOINTS)
            .should()
            .accessTargetWhere(CodingRules.isTimeOrIdentityOfTheMachine());

    static final ArchRule nothingWaits = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION, ENTRYPOINTS)
            .should()
            .accessTargetWhere(CodingRules.isWaiting());

    static final ArchRule messagesAreRecords = classes()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .and(areNamedLikeMessages())
            .should()
            .beAssignableTo(Record.class)
            .orShould()
            .beInterfaces();

    static final ArchRule verticlesAreEntrypoints = classes()
            .that()
            .haveSimpleNameEndingWith("Verticle")
            .should()
            .beAssignableTo("io.vertx.core.VerticleBase")
            .andShould()
            .resideInAPackage(ENTRYPOINTS);

    static final ArchRule verticlesAreNamedSo =
            classes().that(assignableTo("io.vertx.core.VerticleBase")).should().haveSimpleNameEndingWith("Verticle");

    static final ArchRule postgresStaysInItsPlace = classes()
            .that()
            .haveSimpleNameStartingWith("Postgres")
            .and()
            .areTopLevelClasses()
            .should()
            .resideInAnyPackage("io.cryptoflow.infrastructure.postgres", "io.cryptoflow.infrastructure.embedded");

    static final ArchRule memoryStaysInItsPlace = classes()
            .that()
            .haveSimpleNameStartingWith("InMemory")
            .should()
            .resideInAPackage("io.cryptoflow.infrastructure.memory");

    static final ArchRule accessorsAreNotBeans = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .haveNameMatching("(get|set)[A-Z].*");

    static final ArchRule namesAreNounsOfTheTrade = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service|Dto|Info)")
            .orShould()
            .haveNameMatching(".*[.$]I[A-Z][a-z].*");

    static final ArchRule everyPackageSaysItsPurpose = classes().should(CodingRules.resideInADescribedPackage());

    static final ArchRule nothingPrintsToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("io.cryptoflow")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    static final ArchRule onlyEdgesLog = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.slf4j..", "java.util.logging..");

    private static DescribedPredicate<JavaClass> areNamedLikeMessages() {
        return DescribedPredicate.describe("are named Command, Query, Result or Event", type -> type.getSimpleName()
                .matches("Command|Query|Result|(Order|Account|Market)Event"));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHolds() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field ->
                        DynamicTest.dynamicTest(field.getName(), () -> ((ArchRule) field.get(null)).check(PRODUCT)));
    }
}
