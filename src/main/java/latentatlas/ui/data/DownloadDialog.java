package latentatlas.ui.data;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import latentatlas.flow.Latest;
import latentatlas.image.download.DataCache;
import latentatlas.image.download.Downloader;
import latentatlas.image.download.RemoteDataSet;
import latentatlas.message.Message;
import latentatlas.problem.ProblemException;
import org.tinylog.Logger;

/** Shows a data set's licence and fetches it, with progress and cancel. */
public final class DownloadDialog extends Dialog<Boolean> {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final RemoteDataSet set;
    private final DataCache cache;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label message = new Label();
    private final VBox content;
    private final AtomicBoolean goOn = new AtomicBoolean(true);
    private final Button download;

    /** A dialog, not yet shown. */
    public DownloadDialog(Window owner, RemoteDataSet set, DataCache cache) {
        this.set = set;
        this.cache = cache;
        initOwner(owner);
        setTitle(Message.text("download.title", set.title()));
        setHeaderText(Message.text("download.size", set.title(), set.megabytes()));
        Label terms = new Label(Message.text("download.terms", set.licence(), set.citation()));
        terms.setWrapText(true);
        message.setWrapText(true);
        message.setId("download-message");
        bar.setMaxWidth(Double.MAX_VALUE);
        content = new VBox(12, terms, bar, message);
        content.setPadding(new Insets(12));
        content.setStyle("-fx-pref-width: 32em;");
        getDialogPane().setContent(content);
        ButtonType start = new ButtonType(Message.text("download.start"), ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().addAll(start, ButtonType.CANCEL);
        download = (Button) getDialogPane().lookupButton(start);
        download.addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            start();
        });
        setOnShown(event -> fit());
        setOnHidden(event -> goOn.set(false));
        setResultConverter(button -> false);
    }

    private void start() {
        download.setDisable(true);
        message.setText(Message.text("download.connecting"));
        Latest<Double> progress = new Latest<>(Platform::runLater, share -> {
            bar.setProgress(share);
            message.setText(Message.text("job.share", Math.round(100 * share)));
        });
        Thread thread = new Thread(
                () -> {
                    try {
                        new Downloader(cache, TIMEOUT).fetch(set, set.mirrors(), (done, total) -> {
                            progress.offer((double) done / total);
                            return goOn.get();
                        });
                        Platform.runLater(() -> {
                            setResult(true);
                            close();
                        });
                    } catch (CancellationException e) {
                        Logger.info("the download of {} was cancelled", set.name());
                    } catch (ProblemException e) {
                        Logger.warn(e, "the download of {} failed", set.name());
                        Platform.runLater(() -> failed(e));
                    }
                },
                "download");
        thread.setDaemon(true);
        thread.start();
    }

    private void failed(ProblemException problem) {
        bar.setProgress(0);
        message.setText(Message.text("problem.line", problem.what(), problem.nextStep()));
        download.setText(Message.text("download.again"));
        download.setDisable(false);
        fit();
    }

    /** A window asks what it holds how high it is without saying how wide: text that is wrapped then counts as one line. */
    private void fit() {
        content.setPrefHeight(Region.USE_COMPUTED_SIZE);
        content.setPrefHeight(content.prefHeight(content.getWidth()));
        getDialogPane().getScene().getWindow().sizeToScene();
    }

    /** Shows the dialog and waits; whether the data set is there now. */
    public boolean ask() {
        return showAndWait().orElse(false);
    }
}
