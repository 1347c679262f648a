package latentatlas.ui.training;

import java.util.Locale;
import java.util.function.DoublePredicate;
import javafx.beans.property.Property;
import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** A field for one number: takes what is typed on Enter or when left, and marks what it cannot take. FX thread. */
final class NumberField extends TextField {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    private final Property<Number> value;
    private final DoublePredicate valid;
    private final boolean whole;

    NumberField(Property<Number> value, boolean whole, DoublePredicate valid) {
        this.value = value;
        this.valid = valid;
        this.whole = whole;
        getStyleClass().add("number-field");
        write();
        value.addListener((o, was, is) -> write());
        focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                take();
            }
        });
        setOnAction(event -> take());
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                write();
                event.consume();
            }
        });
    }

    private void write() {
        double number = value.getValue().doubleValue();
        setText(
                whole
                        ? Long.toString(value.getValue().longValue())
                        : number != 0 && Math.abs(number) < 0.1
                                ? plain(number)
                                : String.format(Locale.ROOT, "%.2f", number));
        pseudoClassStateChanged(WRONG, false);
    }

    private static String plain(double number) {
        return new java.math.BigDecimal(String.format(Locale.ROOT, "%.3g", number))
                .stripTrailingZeros()
                .toPlainString();
    }

    private void take() {
        try {
            double typed = Double.parseDouble(getText().trim().replace(',', '.'));
            boolean fits = valid.test(typed) && (!whole || typed == Math.rint(typed));
            pseudoClassStateChanged(WRONG, !fits);
            if (fits && typed != value.getValue().doubleValue()) {
                value.setValue(typed);
            }
        } catch (NumberFormatException e) {
            pseudoClassStateChanged(WRONG, true);
        }
    }
}
