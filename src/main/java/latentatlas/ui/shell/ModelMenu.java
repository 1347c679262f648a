package latentatlas.ui.shell;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import latentatlas.image.ImageShape;
import latentatlas.message.Message;
import latentatlas.session.Exhibit;
import latentatlas.session.OpenData;
import latentatlas.session.Workspace;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.theme.Term;
import latentatlas.vae.ModelKind;

/** What the next run trains: one of the presets, and of which kind. */
final class ModelMenu extends MenuButton {
    private final Map<ModelKind, RadioMenuItem> kinds = new EnumMap<>(ModelKind.class);

    ModelMenu(Actions actions) {
        Term.VAE.explains(this).setId("model-menu");
        for (Preset preset : Preset.values()) {
            String layers = preset.plan().architecture(ImageShape.MNIST).summary();
            MenuItem item = new MenuItem(preset.title() + "   " + layers);
            item.setOnAction(event -> actions.choose(preset));
            getItems().add(item);
        }
        getItems().add(new SeparatorMenuItem());
        ToggleGroup group = new ToggleGroup();
        for (ModelKind kind : ModelKind.values()) {
            String key = kind.name().toLowerCase(Locale.ROOT);
            RadioMenuItem item = new RadioMenuItem(Message.text("bar.kind." + key));
            item.setId("kind-" + key);
            item.setToggleGroup(group);
            item.setOnAction(event -> actions.choose(kind));
            kinds.put(kind, item);
            getItems().add(item);
        }
    }

    void show(Workspace now) {
        setDisable(now.phase().active());
        kinds.forEach(
                (kind, item) -> item.setSelected(kind == now.draft().plan().kind()));
    }

    /** What the next run trains, or the run under way does. */
    static String name(Workspace now) {
        TrainingPlan plan = now.draft().plan();
        if (plan.kind() == ModelKind.PCA) {
            return "PCA";
        }
        String name = Stream.of(Preset.values())
                .filter(preset ->
                        now.draft().like(preset.plan().with().kind(plan.kind()).build()))
                .findFirst()
                .map(Preset::title)
                .orElseGet(() -> {
                    Exhibit exhibit = now.exhibit();
                    OpenData open = now.data();
                    ImageShape shape =
                            open != null ? open.train().shape() : exhibit != null ? exhibit.shape() : ImageShape.MNIST;
                    return plan.architecture(shape).summary();
                });
        return plan.kind() == ModelKind.AE ? Message.text("bar.plain", name) : name;
    }
}
