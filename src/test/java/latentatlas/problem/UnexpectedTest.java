package latentatlas.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import latentatlas.message.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnexpectedTest {
    private static String said(Throwable cause) {
        return Unexpected.of(Message.of("session.trainingFailed"), cause).line();
    }

    @Test
    void aFullMemoryIsSaidOfTheHeapAndOfNativeMemoryAlikeHoweverDeepItLies() {
        assertThat(said(new OutOfMemoryError("Java heap space")))
                .isEqualTo(
                        "training failed: the memory is full. Use fewer or smaller images, a smaller model or smaller"
                                + " batches, or start Latent Atlas with more memory (-Xmx)");
        assertThat(said(new IllegalStateException(new OutOfMemoryError("Cannot allocate new FloatPointer(8)"))))
                .contains("the memory is full");
    }

    @ParameterizedTest
    @MethodSource("failuresToLoad")
    void nativeCodeThatDoesNotLoadIsSaidWithItsDeepestCause(Throwable failure) {
        assertThat(said(failure)).contains("native code", "failed to map segment", "JAVA_TOOL_OPTIONS");
    }

    static Stream<Throwable> failuresToLoad() {
        UnsatisfiedLinkError cause = new UnsatisfiedLinkError("libx.so: failed to map segment");
        return Stream.of(
                cause,
                new ExceptionInInitializerError(new IllegalStateException(cause)),
                new NoClassDefFoundError("x").initCause(cause));
    }

    @Test
    void anythingElseIsToBeReported() {
        assertThat(said(new IllegalStateException("so")))
                .isEqualTo(
                        "training failed (java.lang.IllegalStateException: so). Try again; if it happens again, report it"
                                + " with the program's log");
    }

    @Test
    void aCauseThatIsItsOwnCauseEndsTheSearch() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);
        assertThat(said(first)).contains("first");
    }
}
