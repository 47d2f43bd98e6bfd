package dev.tollgate.usage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** An application that takes the emitter takes nothing else, and sees no more of it than it needs. */
class NothingElseTest {
    @Test
    void no_class_needs_anything_but_the_jdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.tollgate.usage", "org.jspecify.annotations")
                .because("annotations are for the compiler; the rest is in every JDK")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.tollgate.usage"));
    }

    @Test
    void what_is_public_is_what_the_readme_speaks_of() {
        assertThat(new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackages("dev.tollgate.usage")
                                .stream()
                                // A case inside an interface that nobody sees is public only by name.
                                .filter(JavaClass::isTopLevelClass)
                                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                                .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "UsageEmitter",
                        "EmitterBuilder",
                        "EmitterCounts",
                        "Emission",
                        "Usage",
                        "UsageEvent",
                        "UsageListener",
                        "NotCounted",
                        "EventError");
    }

    @Test
    void the_published_pom_gives_no_dependency_away() throws Exception {
        NodeList dependencies = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile())
                .getElementsByTagName("dependency");
        List<String> given = new ArrayList<>();
        for (int at = 0; at < dependencies.getLength(); at++) {
            Element dependency = (Element) dependencies.item(at);
            String scope = dependency.getElementsByTagName("scope").item(0).getTextContent();
            if (!scope.equals("test")) {
                given.add(dependency.getElementsByTagName("artifactId").item(0).getTextContent() + " " + scope
                        + " optional "
                        + dependency.getElementsByTagName("optional").item(0).getTextContent());
            }
        }
        // The parent gives the annotations to every module at run time; only this entry keeps them out.
        assertThat(given).containsExactly("jspecify provided optional true");
    }

    @Test
    void the_classes_run_on_java_17() throws IOException {
        Path type = Path.of("target/classes/dev/tollgate/usage/UsageEmitter.class");
        try (DataInputStream bytes = new DataInputStream(Files.newInputStream(type))) {
            bytes.skipNBytes(6);
            assertThat(bytes.readUnsignedShort()).isEqualTo(61);
        }
    }
}
