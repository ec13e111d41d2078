// SPDX-License-Identifier: BSD-2-Clause
package io.github.spinet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The order of the packages: each may use only what stands before it. */
@AnalyzeClasses(packages = "io.github.spinet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> ORDER = List.of(
            "core",
            "stats",
            "movie",
            "motion",
            "spine",
            "signal",
            "behavior",
            "analysis",
            "simulate",
            "io",
            "study",
            "figure",
            "bench",
            "spark",
            "service",
            "ui",
            "command",
            "cli");

    // What a package may use besides the JDK and earlier packages.
    private static final List<String> WINDOWS = List.of("java.awt..", "javax.swing..", "ij..");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("io.github.spinet.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void a_package_uses_only_those_before_it(JavaClasses classes) {
        for (int i = 0; i < ORDER.size() - 1; i++) {
            String[] later = ORDER.subList(i + 1, ORDER.size()).stream()
                    .map(p -> "io.github.spinet." + p + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.github.spinet." + ORDER.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .allowEmptyShould(true)
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule science_knows_no_windows = noClasses()
            .that()
            .resideInAnyPackage(ORDER.subList(0, ORDER.indexOf("io")).stream()
                    .map(p -> "io.github.spinet." + p + "..")
                    .toArray(String[]::new))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WINDOWS.toArray(String[]::new));
}
