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
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.vertx.core.CompositeFuture;
import io.vertx.core.Future;

/** What may touch what. A rule that finds no class to judge fails: ArchUnit's own default. */
@AnalyzeClasses(packages = "io.cryptoflow", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String DOMAIN = "io.cryptoflow.domain..";
    private static final String APPLICATION = "io.cryptoflow.application..";
    private static final String ENTRYPOINTS = "io.cryptoflow.entrypoints..";
    private static final String INFRASTRUCTURE = "io.cryptoflow.infrastructure..";

    @ArchTest
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

    @ArchTest
    static final ArchRule domainIsPureJava = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .onlyDependOnClassesThat(resideInAPackage(DOMAIN)
                    .or(resideInAPackage("java..").and(not(resideInAnyPackage("java.sql..", "java.net..")))));

    @ArchTest
    static final ArchRule applicationKnowsOnlyFuturesOfVertx = classes()
            .that()
            .resideInAPackage(APPLICATION)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, APPLICATION)
                    .or(resideInAPackage("java..").and(not(resideInAnyPackage("java.sql..", "java.net.."))))
                    .or(belongToAnyOf(Future.class, CompositeFuture.class)));

    @ArchTest
    static final ArchRule infrastructureSlicesShareOnlyJson = slices().matching("io.cryptoflow.infrastructure.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage("io.cryptoflow.infrastructure.json.."));

    @ArchTest
    static final ArchRule entrypointSlicesShareOnlyJsonAndAuth = slices().matching("io.cryptoflow.entrypoints.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    alwaysTrue(),
                    resideInAnyPackage("io.cryptoflow.entrypoints.json..", "io.cryptoflow.entrypoints.auth.."));

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("io.cryptoflow.(**)")
            .should()
            .beFreeOfCycles()
            // A key's holder is named by the port that finds it.
            .ignoreDependency(
                    resideInAPackage("io.cryptoflow.application.port"),
                    resideInAPackage("io.cryptoflow.application.account"));

    @ArchTest
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

    @ArchTest
    static final ArchRule onlyEdgesSeeTheBus = noClasses()
            .that()
            .resideInAnyPackage(APPLICATION, INFRASTRUCTURE)
            .and()
            .resideOutsideOfPackages("io.cryptoflow.application.messaging", "io.cryptoflow.infrastructure.eventbus")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.cryptoflow.application.messaging");

    @ArchTest
    static final ArchRule coreKnowsNoFloatingPoint =
            classes().that().resideInAnyPackage(DOMAIN, APPLICATION).should(CodingRules.useNoFloatingPoint());

    @ArchTest
    static final ArchRule timeAndIdentityComeIn = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION, ENTRYPOINTS)
            .should()
            .accessTargetWhere(CodingRules.isTimeOrIdentityOfTheMachine());

    @ArchTest
    static final ArchRule nothingWaits = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION, ENTRYPOINTS)
            .should()
            .accessTargetWhere(CodingRules.isWaiting());

    @ArchTest
    static final ArchRule messagesAreRecords = classes()
            .that()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .and(areNamedLikeMessages())
            .should()
            .beAssignableTo(Record.class)
            .orShould()
            .beInterfaces();

    @ArchTest
    static final ArchRule verticlesAreEntrypoints = classes()
            .that()
            .haveSimpleNameEndingWith("Verticle")
            .should()
            .beAssignableTo("io.vertx.core.VerticleBase")
            .andShould()
            .resideInAPackage(ENTRYPOINTS);

    @ArchTest
    static final ArchRule verticlesAreNamedSo =
            classes().that(assignableTo("io.vertx.core.VerticleBase")).should().haveSimpleNameEndingWith("Verticle");

    @ArchTest
    static final ArchRule postgresStaysInItsPlace = classes()
            .that()
            .haveSimpleNameStartingWith("Postgres")
            .and()
            .areTopLevelClasses()
            .should()
            .resideInAnyPackage("io.cryptoflow.infrastructure.postgres", "io.cryptoflow.infrastructure.embedded");

    @ArchTest
    static final ArchRule memoryStaysInItsPlace = classes()
            .that()
            .haveSimpleNameStartingWith("InMemory")
            .should()
            .resideInAPackage("io.cryptoflow.infrastructure.memory");

    @ArchTest
    static final ArchRule accessorsAreNotBeans = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(DOMAIN, APPLICATION)
            .should()
            .haveNameMatching("(get|set)[A-Z].*");

    @ArchTest
    static final ArchRule namesAreNounsOfTheTrade = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service|Dto|Info)")
            .orShould()
            .haveNameMatching(".*[.$]I[A-Z][a-z].*");

    @ArchTest
    static final ArchRule everyPackageSaysItsPurpose = classes().should(CodingRules.resideInADescribedPackage());

    @ArchTest
    static final ArchRule nothingPrintsToTheConsole = noClasses()
            .that()
            .resideOutsideOfPackage("io.cryptoflow")
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
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
}
