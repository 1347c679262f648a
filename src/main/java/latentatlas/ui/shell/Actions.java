package latentatlas.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import latentatlas.archive.FileKind;
import latentatlas.archive.ModelFile;
import latentatlas.image.Form;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.image.files.DataSets;
import latentatlas.message.Language;
import latentatlas.message.Message;
import latentatlas.picture.Palette;
import latentatlas.problem.ProblemException;
import latentatlas.session.Draft;
import latentatlas.session.Exhibit;
import latentatlas.session.LogFile;
import latentatlas.session.Session;
import latentatlas.session.Workspace;
import latentatlas.training.Preset;
import latentatlas.training.TrainingPlan;
import latentatlas.ui.data.DownloadDialog;
import latentatlas.ui.data.ImportDialog;
import latentatlas.ui.map.compare.CompareDialog;
import latentatlas.ui.map.control.MapKeys;
import latentatlas.vae.ModelKind;

/** What commands do: asks what must be asked, and tells the session. */
final class Actions {
    private final Frame frame;
    private final Stage stage;
    private final Session session;
    private final Features features;
    private final Choosers choosers;
    private final Remembered remembered;
    private final Display display;
    private final Executor previews;
    private final Sharing sharing;
    private final Aids aids;

    private Preset preset = Preset.ATLAS;

    Actions(Frame frame, Features features, Choosers choosers, Display display, Executor previews, Aids aids) {
        this.frame = frame;
        stage = frame.stage();
        session = frame.session();
        remembered = frame.remembered();
        this.features = features;
        this.choosers = choosers;
        this.display = display;
        this.previews = previews;
        sharing = new Sharing(frame, features, choosers);
        this.aids = aids;
        features.map.setOnSampleLabel(label -> features.sampleLabel(stage, label));
    }

    Session session() {
        return session;
    }

    Guide guide() {
        return frame.guide();
    }

    Display display() {
        return display;
    }

    Sharing sharing() {
        return sharing;
    }

    Exports exports() {
        return features.exports;
    }

    Aids aids() {
        return aids;
    }

    void train() {
        Workspace before = session.workspace();
        if (session.train()) {
            frame.replaced().tell(before);
        }
    }

    void trainOn() {
        session.trainOn();
    }

    void choose(Preset chosen) {
        preset = chosen;
        ModelKind kind = session.workspace().draft().plan().kind();
        session.propose(new Draft(chosen.plan().with().kind(kind).build(), true));
    }

    void choose(ModelKind kind) {
        TrainingPlan plan = session.workspace().draft().plan();
        // PCA has no hidden layers to go back to.
        TrainingPlan base = plan.kind() == ModelKind.PCA ? preset.plan() : plan;
        session.propose(new Draft(base.with().kind(kind).build(), true));
    }

    void openModel() {
        choosers.model().ifPresent(this::open);
    }

    void openFolder() {
        choosers.folder(Message.text("choose.folder")).ifPresent(this::open);
    }

    void openTable() {
        choosers.table().ifPresent(this::open);
    }

    void openBuiltin() {
        openData(DataSets.BUILTIN, Form.GREY);
    }

    void openRemote(RemoteDataSet set) {
        DataCache cache = DataCache.ofUser();
        if (cache.holds(set) || new DownloadDialog(stage, set, cache).ask()) {
            openData(set.name(), Form.GREY);
        }
    }

    /** Opens a model file, or images of any kind. */
    void open(Path path) {
        session.jobs().read(Message.of("job.looking", String.valueOf(path.getFileName())), loading -> {
            FileKind kind = FileKind.of(path, loading);
            Platform.runLater(() -> {
                if (loading.at(1, 1)) {
                    open(path, kind);
                }
            });
        });
    }

    /** Opens what is known now; the form of pictures is asked for. */
    private void open(Path path, FileKind kind) {
        switch (kind) {
            case MODEL -> {
                remembered.opened(path);
                session.openModel(path, frame.replaced()::tell);
            }
            case LINK -> sharing.open(path);
            case PICTURES -> new ImportDialog(stage, path, previews).ask().ifPresent(form -> openImages(path, form));
            case IMAGES, PICTURE, UNKNOWN -> openImages(path, Form.GREY);
        }
    }

    private void openImages(Path path, Form form) {
        remembered.opened(path);
        openData(path.toString(), form);
    }

    void openData(String source, Form form) {
        remembered.keep(source, form);
        session.openData(source, form);
    }

    List<Path> recent() {
        return remembered.recent();
    }

    void save() {
        save(false);
    }

    /** Saves the model with the moments of its training. */
    void saveHistory() {
        save(true);
    }

    private void save(boolean history) {
        choosers.save(Message.text("choose.save"), "model", List.of(Message.text("choose.models"), ModelFile.EXTENSION))
                .ifPresent(file -> session.save(file, history));
    }

    /** Asks with what to compare the model that is shown, and shows them side by side. */
    void compare() {
        Workspace now = session.workspace();
        Exhibit shown = now.exhibit();
        if (shown == null) {
            return;
        }
        new CompareDialog(stage, shown.plan(), choosers::model)
                .showAndWait()
                .ifPresent(rivals -> session.compare(
                        CompareDialog.title(shown.plan()), rivals, found -> features.compare(stage, found)));
    }

    /** Shows samples of a label beside the map. */
    void sampleLabel() {
        features.sampleLabel(stage, Palette.NO_LABEL);
    }

    void playTraining() {
        features.timeline.togglePlaying();
    }

    void page(String key) {
        features.pages.show(key);
    }

    void undo() {
        features.map.undo();
    }

    void redo() {
        features.map.redo();
    }

    void sample() {
        features.map.jump(features.map.sample());
    }

    void play() {
        features.interpolationPanel.togglePlaying();
    }

    void paste() {
        features.interpolationPanel.paste(Clipboard.getSystemClipboard());
    }

    /** Gives up what is being read or written; where nothing is, goes back. */
    void cancel() {
        if (session.workspace().jobs().isEmpty()) {
            aids.back();
        } else {
            session.jobs().cancelNewest();
        }
    }

    Appearance appearance() {
        return frame.appearance();
    }

    void speak(Language language) {
        frame.speak().accept(language);
    }

    void newWindow() {
        frame.newWindow().run();
    }

    void showShortcuts() {
        ShortcutSheet.show(stage, new Commands(this), MapKeys.sheet());
    }

    void showAbout() {
        About.show(stage);
    }

    void showLog() {
        LogFile.path()
                .ifPresentOrElse(
                        file -> LogView.show(stage, session.jobs(), file),
                        () -> frame.notices()
                                .show(new ProblemException(
                                        Message.of("problem.noLogFolder"),
                                        null,
                                        Message.of("problem.startFromTerminal"))));
    }
}
