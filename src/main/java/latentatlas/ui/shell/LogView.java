package latentatlas.ui.shell;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import latentatlas.message.Message;
import latentatlas.problem.FileTrouble;
import latentatlas.problem.ProblemException;
import latentatlas.session.Jobs;

/** Shows where the log is and how it ends, to be copied into a report. */
final class LogView {
    private static final int LAST_BYTES = 1 << 16;
    private static final double WIDTH = 760;
    private static final double HEIGHT = 460;

    private LogView() {}

    static void show(Window owner, Jobs jobs, Path file) {
        jobs.read(Message.of("job.log"), loading -> {
            String end = end(file);
            Platform.runLater(() -> open(owner, file, end));
        });
    }

    private static String end(Path file) throws ProblemException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(0, log.length() - LAST_BYTES));
            byte[] end = new byte[(int) Math.min(LAST_BYTES, log.length())];
            log.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(
                    Message.of("problem.noLog", FileTrouble.why(e)), file, Message.of("problem.checkLogFolder"), e);
        }
    }

    private static void open(Window owner, Path file, String end) {
        TextField path = new TextField(file.toString());
        path.setEditable(false);
        TextArea text = new TextArea(end);
        text.setEditable(false);
        text.setId("log-text");
        text.setAccessibleText(Message.text("spoken.log"));
        path.setAccessibleText(Message.text("spoken.log.file"));
        text.getStyleClass().add("log-text");
        VBox.setVgrow(text, Priority.ALWAYS);
        VBox content = new VBox(8, path, text);
        content.setPrefSize(WIDTH, HEIGHT);
        ButtonType copy = new ButtonType(Message.text("log.copy"), ButtonBar.ButtonData.LEFT);
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle(Message.text("log.title"));
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().addAll(copy, ButtonType.CLOSE);
        dialog.getDialogPane().lookupButton(copy).addEventFilter(javafx.event.ActionEvent.ACTION, event -> {
            event.consume();
            ClipboardContent copied = new ClipboardContent();
            copied.putString(end);
            Clipboard.getSystemClipboard().setContent(copied);
        });
        dialog.show();
        text.setScrollTop(Double.MAX_VALUE);
    }
}
