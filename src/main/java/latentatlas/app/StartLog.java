package latentatlas.app;

import java.lang.management.ManagementFactory;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import org.tinylog.Logger;

/** Logs how long the start took. Confined to the FX thread. */
final class StartLog {
    private StartLog() {}

    static void windowShown() {
        Logger.info("window shown {} ms after the start of the JVM", sinceStart());
    }

    /** Runs {@code then} once the map has answered for the first time: the cursor's place is decoded and on the screen. */
    static void whenMapAnswers(Parent root, Runnable then) {
        if (root.lookup("#decoded") instanceof ImageView decoded) {
            decoded.imageProperty().addListener(new ChangeListener<>() {
                @Override
                public void changed(ObservableValue<? extends Image> image, Image was, Image is) {
                    decoded.imageProperty().removeListener(this);
                    afterNextFrame(decoded, then);
                }
            });
        }
    }

    private static void afterNextFrame(ImageView decoded, Runnable then) {
        decoded.getScene().addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                decoded.getScene().removePostLayoutPulseListener(this);
                Logger.info("map answers {} ms after the start of the JVM", sinceStart());
                then.run();
            }
        });
    }

    private static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }
}
