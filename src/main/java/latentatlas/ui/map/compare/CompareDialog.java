package latentatlas.ui.map.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import latentatlas.message.Message;
import latentatlas.picture.Figures;
import latentatlas.session.Comparison.Rival;
import latentatlas.training.TrainingPlan;
import latentatlas.vae.ModelKind;

/** Asks with which one or two models the one that is shown is to be compared. */
public final class CompareDialog extends Dialog<List<Rival>> {
    private static final int MOST = 2;
    private static final double ANOTHER_BETA = 4;

    private final TrainingPlan plan;
    private final CheckBox vae = new CheckBox(Message.text("compare.choice.vae"));
    private final CheckBox ae = new CheckBox(Message.text("compare.kind.ae"));
    private final CheckBox pca = new CheckBox(Message.text("compare.kind.pca"));
    private final CheckBox other = new CheckBox(Message.text("compare.another"));
    private final Spinner<Double> beta = new Spinner<>(0, TrainingPlan.LARGEST_BETA, ANOTHER_BETA, 1);
    private final List<Path> files = new ArrayList<>();
    private final Label named = new Label();

    /**
     * A dialog, not yet shown.
     *
     * @param plan of the model that is shown
     * @param chooser asks for a model file
     */
    public CompareDialog(Window owner, TrainingPlan plan, Supplier<Optional<Path>> chooser) {
        this.plan = plan;
        initOwner(owner);
        setTitle(Message.text("compare.title"));
        setHeaderText(Message.text("compare.header"));
        Button file = new Button(Message.text("compare.file"));
        file.setId("compare-file");
        file.setOnAction(event -> chooser.get().ifPresent(chosen -> {
            files.add(chosen);
            named.setText(String.join(
                    ", ",
                    files.stream()
                            .map(each -> String.valueOf(each.getFileName()))
                            .toList()));
            update();
        }));
        vae.setId("compare-vae");
        ae.setId("compare-ae");
        pca.setId("compare-pca");
        other.setId("compare-beta");
        beta.setEditable(true);
        beta.setAccessibleText("β");
        beta.setPrefWidth(90);
        beta.disableProperty().bind(other.selectedProperty().not());
        Label trained = new Label(Message.text("compare.trained"));
        HBox another = new HBox(8, other, beta);
        another.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        HBox read = new HBox(8, file, named);
        read.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        VBox content = new VBox(12, trained);
        if (plan.kind() != ModelKind.VAE) {
            content.getChildren().add(vae);
        }
        if (plan.kind() != ModelKind.AE) {
            content.getChildren().add(ae);
        }
        if (plan.kind() != ModelKind.PCA) {
            content.getChildren().add(pca);
        }
        content.getChildren().addAll(another, read);
        content.setPadding(new Insets(12));
        content.setPrefWidth(420);
        getDialogPane().setContent(content);
        getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        for (CheckBox box : List.of(vae, ae, pca, other)) {
            box.selectedProperty().subscribe(on -> update());
        }
        setResultConverter(button -> button == ButtonType.OK ? rivals() : null);
    }

    private void update() {
        int chosen = rivals().size();
        getDialogPane().lookupButton(ButtonType.OK).setDisable(chosen < 1 || chosen > MOST);
    }

    private List<Rival> rivals() {
        List<Rival> rivals = new ArrayList<>();
        if (vae.isSelected()) {
            rivals.add(trained(ModelKind.VAE, 1));
        }
        if (ae.isSelected()) {
            rivals.add(trained(ModelKind.AE, plan.beta()));
        }
        if (pca.isSelected()) {
            rivals.add(trained(ModelKind.PCA, plan.beta()));
        }
        if (other.isSelected()) {
            rivals.add(trained(ModelKind.VAE, beta.getValue()));
        }
        files.forEach(file -> rivals.add(new Rival.Stored(file)));
        return rivals;
    }

    private Rival trained(ModelKind kind, double weight) {
        TrainingPlan wanted = plan.with().kind(kind).beta(weight).build();
        return new Rival.Trained(title(wanted), wanted);
    }

    /** What a model of a plan is called beside others. */
    public static String title(TrainingPlan plan) {
        return switch (plan.kind()) {
            case VAE -> Message.text("compare.kind.vae", Figures.brief(plan.beta()));
            case AE -> Message.text("compare.kind.ae");
            case PCA -> Message.text("compare.kind.pca");
        };
    }
}
