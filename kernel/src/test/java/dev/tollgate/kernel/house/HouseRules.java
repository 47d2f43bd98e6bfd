package dev.tollgate.kernel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The architecture as rules. Every service runs all of them over its own classes; {@code HouseRulesTest} shows for each
 * that a wrong class breaks it.
 */
public enum HouseRules {
    FRAMEWORKS_STAY_AT_THE_EDGE(noClasses()
            .that()
            .resideOutsideOfPackages("..adapter..", "..platform..")
            .and()
            .areNotAnnotatedWith("io.quarkus.runtime.annotations.QuarkusMain")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "jakarta.ws.rs..",
                    "org.hibernate..",
                    "com.fasterxml..",
                    "io.vertx..",
                    "io.quarkus.hibernate..",
                    "io.quarkus.scheduler..",
                    "org.eclipse.microprofile.rest..",
                    "picocli..",
                    "de.siegmar..",
                    "java.sql..",
                    "java.net.http..")
            .because("the model and the use cases must be readable, testable and native without a framework")),

    ONLY_POSTGRES_ADAPTERS_KNOW_PERSISTENCE(noClasses()
            .that()
            .resideOutsideOfPackage("..adapter.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate..", "io.vertx..sqlclient..")
            .because("a table's shape is the business of its adapter only")),

    ONLY_REST_AND_CLIENT_ADAPTERS_KNOW_JAXRS(noClasses()
            .that()
            .resideInAnyPackage(
                    "..adapter.postgres..", "..adapter.schedule..", "..adapter.command..", "..adapter.file..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.eclipse.microprofile.rest..")
            .because("HTTP is known only where HTTP is spoken")),

    ADAPTERS_DO_NOT_KNOW_EACH_OTHER(slices().matching("dev.tollgate.*.(*).adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .because("adapters meet in the use case, never behind its back")),

    ADAPTERS_ARE_PACKAGE_PRIVATE(classes()
            .that()
            .resideInAPackage("dev.tollgate.*.*.adapter..")
            .and(notShownToFrameworks())
            .and(noDoors())
            .should()
            .notBePublic()
            .because("nobody but its framework, and the command line through a door, needs to see an adapter")),

    MODELS_ARE_IMMUTABLE(fields().that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackages("..adapter..", "..platform..")
            .and()
            .areNotStatic()
            .should()
            .beFinal()
            .because("facts do not change; the only mutable classes are rows")),

    MONEY_IS_NEVER_BINARY_FLOATING_POINT(noClasses()
            .should()
            .dependOnClassesThat(oneOf(Double.class, Float.class, double.class, float.class))
            .orShould(haveAMemberOf(Set.of("double", "float")))
            .because("0.1 has no binary form, and money is exact (promise 2)")),

    NOBODY_ASKS_THE_WALL_CLOCK(noClasses()
            .that()
            .resideOutsideOfPackages("..kernel.adapter.time..")
            .should(call(access -> isWallClock(access), "ask the wall clock"))
            .because("time comes from the injected clock, which a test can move")),

    NOBODY_DRAWS_RANDOMNESS_DIRECTLY(noClasses()
            .that()
            .resideOutsideOfPackages("..kernel.adapter.time..")
            .should(call(access -> isRandomness(access), "draw random numbers"))
            .because("chance comes from one injectable source, with a seed that tests print")),

    NAMES_SAY_WHAT_A_THING_IS(noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Dto")
            .orShould()
            .haveSimpleNameEndingWith("DTO")
            .orShould()
            .haveSimpleNameStartingWith("Abstract")
            .because("such a name says what the author was thinking of, not what the reader needs")),

    FEATURES_FORM_NO_CYCLES(slices().matching("dev.tollgate.*.(*)..")
            .should()
            .beFreeOfCycles()
            .because("two features that need each other are one feature"));

    private final ArchRule rule;

    HouseRules(ArchRule rule) {
        this.rule = rule;
    }

    public ArchRule rule() {
        // A service without, say, a schedule adapter is no violation; that each rule can fail is shown elsewhere.
        return rule.allowEmptyShould(true);
    }

    /** Checks the production classes below one package against every rule. */
    public static void checkAll(String packageName) {
        var imported = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(packageName);
        if (imported.isEmpty()) {
            throw new AssertionError("no classes below " + packageName + ": the rules would pass on nothing");
        }
        for (HouseRules each : values()) {
            each.rule().check(imported);
        }
    }

    private static DescribedPredicate<JavaClass> oneOf(Class<?>... types) {
        Set<String> names =
                Set.copyOf(List.of(types).stream().map(Class::getName).toList());
        return DescribedPredicate.describe("are " + names, type -> names.contains(type.getName()));
    }

    /** What a framework must see from outside its package: configuration, wire records of a public resource. */
    private static DescribedPredicate<JavaClass> notShownToFrameworks() {
        return DescribedPredicate.describe(
                "are not shown to a framework",
                type -> !type.isAnnotatedWith("io.smallrye.config.ConfigMapping")
                        && !type.isAnonymousClass()
                        && type.getEnclosingClass().isEmpty());
    }

    /**
     * What the command line, which has no container, builds an adapter through: a final class that cannot be made, with
     * static methods that return something from outside the adapter.
     */
    private static DescribedPredicate<JavaClass> noDoors() {
        return DescribedPredicate.describe("are no doors", type -> !isDoor(type));
    }

    private static boolean isDoor(JavaClass type) {
        var shown = type.getMethods().stream()
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .toList();
        return type.getModifiers().contains(JavaModifier.FINAL)
                && !shown.isEmpty()
                && type.getConstructors().stream()
                        .allMatch(constructor -> constructor.getModifiers().contains(JavaModifier.PRIVATE))
                && shown.stream()
                        .allMatch(method -> method.getModifiers().contains(JavaModifier.STATIC)
                                && !method.getRawReturnType().getPackageName().contains(".adapter."));
    }

    private static ArchCondition<JavaClass> haveAMemberOf(Set<String> typeNames) {
        return new ArchCondition<>("have a member of " + typeNames) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> typeNames.contains(field.getRawType().getName()))
                        .forEach(field -> events.add(SimpleConditionEvent.satisfied(field, field.getFullName())));
                type.getMethods().stream()
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(method ->
                                typeNames.contains(method.getRawReturnType().getName())
                                        || method.getRawParameterTypes().stream()
                                                .anyMatch(parameter -> typeNames.contains(parameter.getName())))
                        .forEach(method -> events.add(SimpleConditionEvent.satisfied(method, method.getFullName())));
            }
        };
    }

    private static ArchCondition<JavaClass> call(Predicate<JavaAccess<?>> wrong, String description) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getAccessesFromSelf().stream()
                        .filter(wrong)
                        .forEach(access -> events.add(SimpleConditionEvent.satisfied(access, access.getDescription())));
            }
        };
    }

    private static boolean isWallClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        boolean noArguments = access.getTarget().getFullName().endsWith("()");
        return (owner.startsWith("java.time.") && name.equals("now") && noArguments)
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.startsWith("java.time.") && name.startsWith("system"))
                || (owner.equals("java.util.Date") && name.equals("<init>") && noArguments);
    }

    private static boolean isRandomness(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        return (owner.equals("java.util.UUID") && access.getName().equals("randomUUID"))
                || (owner.equals("java.lang.Math") && access.getName().equals("random"))
                || (owner.equals("java.util.Random")
                        && access.getTarget().getFullName().endsWith("<init>()"))
                || owner.equals("java.util.concurrent.ThreadLocalRandom")
                || (owner.equals("java.security.SecureRandom")
                        && access.getName().equals("<init>"));
    }
}
