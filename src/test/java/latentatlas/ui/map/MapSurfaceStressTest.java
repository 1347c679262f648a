package latentatlas.ui.map;

import static latentatlas.ui.Screen.waitUntil;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import latentatlas.image.ImageShape;
import latentatlas.latent.Cloud;
import latentatlas.latent.LatentPoint;
import latentatlas.net.Activation;
import latentatlas.picture.MapLayer;
import latentatlas.picture.Theme;
import latentatlas.picture.ViewTransform;
import latentatlas.session.Exhibits;
import latentatlas.ui.map.model.MapModel;
import latentatlas.vae.Architecture;
import latentatlas.vae.BatchTrainer;
import latentatlas.vae.Likelihood;
import latentatlas.vae.ModelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** A map whose model, view, size, layer and theme change faster than it is painted; by a seed. */
@ExtendWith(ApplicationExtension.class)
class MapSurfaceStressTest {
    private static final List<MapLayer> LAYERS =
            List.of(MapLayer.PLAIN, MapLayer.MANIFOLD, MapLayer.DENSITY, MapLayer.CLASSES, MapLayer.DISTORTION);
    private static final ViewTransform END = new ViewTransform(new LatentPoint(0.1, -0.2), 20, 90, 70);

    /** Never shut down: a surface may ask for a layer a while after the last change. */
    private final ExecutorService painting = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "painting");
        thread.setDaemon(true);
        return thread;
    });

    private final SplittableRandom random = new SplittableRandom(12);
    private final MapModel model = new MapModel(new SplittableRandom(4));

    private MapSurface surface(java.util.concurrent.Executor background) {
        return new MapSurface(model, background, END, legend -> {});
    }

    /** Another model with other codes. */
    private void showModel(int seed) {
        SplittableRandom places = new SplittableRandom(seed);
        int size = 60;
        float[] x = new float[size];
        float[] y = new float[size];
        for (int i = 0; i < size; i++) {
            x[i] = (float) places.nextDouble(-2, 2);
            y[i] = (float) places.nextDouble(-2, 2);
        }
        int[] labels = IntStream.range(0, size).map(i -> i % 2).toArray();
        Cloud cloud = new Cloud(x, y, labels, IntStream.range(0, size).toArray(), List.of("0", "1"));
        Architecture architecture =
                new Architecture(ModelKind.VAE, 16, List.of(4), 2, Activation.TANH, Likelihood.BERNOULLI);
        model.show(Exhibits.of(BatchTrainer.initialModel(architecture, seed), new ImageShape(4, 4, 1), cloud, null));
    }

    private void change(MapSurface surface) {
        switch (random.nextInt(6)) {
            case 0 -> showModel(random.nextInt(5));
            case 1 -> model.layerProperty().set(LAYERS.get(random.nextInt(LAYERS.size())));
            case 2 -> surface.setTheme(random.nextBoolean() ? Theme.DARK : Theme.LIGHT);
            case 3 -> surface.setLive(random.nextBoolean());
            case 4 -> surface.setOutputScale(1 + random.nextInt(2));
            default ->
                surface.setView(new ViewTransform(
                        new LatentPoint(random.nextDouble(-1, 1), random.nextDouble(-1, 1)),
                        random.nextDouble(5, 60),
                        60 + random.nextInt(60),
                        60 + random.nextInt(40)));
        }
        surface.refresh();
    }

    private static void end(MapSurface surface) {
        surface.setTheme(Theme.LIGHT);
        surface.setOutputScale(1);
        surface.setLive(false);
        surface.setView(END);
    }

    /** What the next frame shows. */
    private static Image drawn(FxRobot robot, MapSurface surface) {
        robot.interact(surface::layout);
        return ((ImageView) surface.lookup(".image-view")).getImage();
    }

    private static boolean same(Image one, Image other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return false;
        }
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (one.getPixelReader().getArgb(x, y) != other.getPixelReader().getArgb(x, y)) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void whateverWentOnBeforeItEndsWithWhatIsAskedForLast(FxRobot robot) throws Exception {
        MapSurface[] surfaces = new MapSurface[2];
        robot.interact(() -> surfaces[0] = surface(painting));
        for (int round = 0; round < 30; round++) {
            int changes = 1 + random.nextInt(12);
            robot.interact(() -> {
                for (int i = 0; i < changes; i++) {
                    change(surfaces[0]);
                }
            });
            if (round % 5 == 4) {
                robot.interact(() -> {
                    end(surfaces[0]);
                    surfaces[1] = surface(Runnable::run);
                    end(surfaces[1]);
                });
                waitUntil(() -> same(drawn(robot, surfaces[0]), drawn(robot, surfaces[1])));
            }
        }
    }
}
