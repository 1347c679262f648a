package latentatlas;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URL;

@ArchTag("long")
@AnalyzeClasses(packages = "latentatlas", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_RUN_DOWNWARDS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("message")
            .definedBy("latentatlas.message..")
            .layer("problem")
            .definedBy("latentatlas.problem..")
            .layer("flow")
            .definedBy("latentatlas.flow..")
            .layer("image")
            .definedBy("latentatlas.image..")
            .layer("latent")
            .definedBy("latentatlas.latent..")
            .layer("net")
            .definedBy("latentatlas.net..")
            .layer("vae")
            .definedBy("latentatlas.vae..")
            .layer("training")
            .definedBy("latentatlas.training..")
            .layer("archive")
            .definedBy("latentatlas.archive..")
            .layer("measure")
            .definedBy("latentatlas.measure..")
            .layer("file")
            .definedBy("latentatlas.file..")
            .layer("picture")
            .definedBy("latentatlas.picture..")
            .layer("session")
            .definedBy("latentatlas.session..")
            .layer("ui")
            .definedBy("latentatlas.ui..")
            .layer("cli")
            .definedBy("latentatlas.cli..")
            .layer("app")
            .definedBy("latentatlas.app..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cli")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("ui")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("session")
            .mayOnlyBeAccessedByLayers("ui", "app")
            .whereLayer("picture")
            .mayOnlyBeAccessedByLayers("ui", "cli", "app")
            .whereLayer("archive")
            .mayOnlyBeAccessedByLayers("session", "ui", "cli", "app")
            .whereLayer("training")
            .mayOnlyBeAccessedByLayers("archive", "session", "ui", "cli", "app")
            .whereLayer("vae")
            .mayOnlyBeAccessedByLayers("training", "measure", "archive", "picture", "session", "ui", "cli", "app")
            .whereLayer("measure")
            .mayOnlyBeAccessedByLayers("archive", "picture", "session", "ui", "cli", "app")
            .whereLayer("net")
            .mayOnlyBeAccessedByLayers("vae", "measure", "training", "archive", "session", "ui", "cli", "app")
            .because("a person reads the packages from the bottom up, and nothing below knows what is above it");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("latentatlas.(**)").should().beFreeOfCycles().because("a cycle makes two packages one");

    @ArchTest
    static final ArchRule ONLY_THE_NUMERIC_CORE_NAMES_ND4J = noClasses()
            .that()
            .resideOutsideOfPackages("latentatlas.net..", "latentatlas.vae..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.bytedeco..")
            .because("an INDArray is mutable, off-heap memory of one thread, and must not leave the numeric core");

    @ArchTest
    static final ArchRule ONLY_THE_SCREEN_NAMES_JAVAFX = noClasses()
            .that()
            .resideOutsideOfPackages("latentatlas.ui..", "latentatlas.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp..")
            .because("the command line and other programs use everything else without a screen");

    @ArchTest
    static final ArchRule PICTURES_KNOW_NO_PROGRAM = noClasses()
            .that()
            .resideInAPackage("latentatlas.picture..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "latentatlas.training..",
                    "latentatlas.archive..",
                    "latentatlas.session..",
                    "latentatlas.ui..",
                    "latentatlas.cli..")
            .because("the window, its exports and the command line draw one map, whoever asks for it");

    @ArchTest
    static final ArchRule SCREEN_MODELS_KNOW_NO_NODES = noClasses()
            .that()
            .haveSimpleNameEndingWith("Model")
            .and()
            .resideInAPackage("latentatlas.ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..")
            .because("a model of the screen is tested without one");

    @ArchTest
    static final ArchRule FEATURES_DO_NOT_KNOW_EACH_OTHER = slices().matching("latentatlas.ui.(*)..")
            .namingSlices("feature $1")
            .as("features of the screen")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("latentatlas.ui.shell"),
                    com.tngtech.archunit.base.DescribedPredicate.alwaysTrue())
            .ignoreDependency(
                    com.tngtech.archunit.base.DescribedPredicate.alwaysTrue(),
                    com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("latentatlas.ui.theme"))
            .because("only the shell puts features together");

    @ArchTest
    static final ArchRule MAIN_IS_NO_APPLICATION = classes()
            .that()
            .haveSimpleName("Main")
            .should()
            .notBeAssignableTo("javafx.application.Application")
            .because("a main class that is one does not start from a plain class path");

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED_INTO_OBJECTS_OF_A_STRANGERS_CHOICE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectOutputStream")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.beans.XMLDecoder")
            .because("a file from a stranger may name any class, and run it");

    @ArchTest
    static final ArchRule ONLY_THE_DOORBELL_LISTENS = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("latentatlas.app.Doorbell")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Server|Datagram|Multicast)?Socket|javax\\.net\\..*"
                    + "|com\\.sun\\.net\\.httpserver\\..*"
                    + "|java\\.nio\\.channels\\.(Asynchronous)?(Server)?(Socket|Datagram)(Socket)?Channel")
            .because("no other program has anything to say to this one");

    @ArchTest
    static final ArchRule ONLY_DOWNLOADS_REACH_THE_NETWORK = noClasses()
            .that()
            .resideOutsideOfPackage("latentatlas.image.download..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.net\\.(http\\..*|URLConnection|HttpURLConnection|URLClassLoader|InetAddress|InetSocketAddress)")
            .orShould()
            .callMethodWhere(reachesTheNetwork())
            .because("a person’s images and models stay on their machine");

    private static DescribedPredicate<JavaMethodCall> reachesTheNetwork() {
        return DescribedPredicate.describe(
                "it opens a URL",
                call -> call.getTargetOwner().isEquivalentTo(URL.class)
                        && (call.getName().startsWith("open") || call.getName().equals("getContent")));
    }
}
