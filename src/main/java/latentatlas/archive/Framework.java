package latentatlas.archive;

import java.util.ArrayList;
import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.LayerForm;

/** What a model's Python is written for: the name of a layer and of an operation in it. */
public enum Framework {
    PYTORCH("PyTorch 1.12 or newer", "torch", "F", "model.pseudo_inputs") {
        @Override
        List<String> layers(List<LayerForm> forms, Activation activation) {
            List<String> lines = new ArrayList<>();
            for (LayerForm form : forms) {
                String between = lines.size() == forms.size() - 1 ? "" : ", " + activation(activation);
                lines.add(layer(form) + between);
            }
            return lines;
        }

        private String layer(LayerForm form) {
            if (form instanceof LayerForm.Convolution picture) {
                return (picture.transposed() ? "Transpose(" : "Convolution(")
                        + "height=" + picture.height() + ", width=" + picture.width()
                        + ", channels=" + picture.channels() + ", filters=" + picture.filters() + ")";
            }
            return "nn.Linear(" + form.inputs() + ", " + form.outputs() + ")";
        }

        @Override
        String activation(Activation activation) {
            return switch (activation) {
                case RELU -> "nn.ReLU()";
                case LEAKY_RELU -> "nn.LeakyReLU(0.01)";
                case ELU -> "nn.ELU()";
                case GELU -> "nn.GELU(approximate=\"tanh\")";
                case SILU -> "nn.SiLU()";
                case TANH -> "nn.Tanh()";
            };
        }
    },
    KERAS("Keras 3", "ops", "ops", "ops.convert_to_tensor(model.pseudo_inputs)") {
        /** Pictures stay pictures from one convolution to the next. */
        @Override
        List<String> layers(List<LayerForm> forms, Activation activation) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < forms.size(); i++) {
                String after = i == forms.size() - 1 ? ")" : ", activation=activation)";
                if (forms.get(i) instanceof LayerForm.Convolution picture) {
                    if (i == 0 || !(forms.get(i - 1) instanceof LayerForm.Convolution)) {
                        lines.add(shaped(picture));
                    }
                    lines.add(layer(picture) + after);
                    if (i == forms.size() - 1 || !(forms.get(i + 1) instanceof LayerForm.Convolution)) {
                        lines.add("layers.Reshape((" + picture.outputs() + ",))");
                    }
                } else {
                    lines.add("layers.Dense(" + forms.get(i).outputs() + after);
                }
            }
            return lines;
        }

        private String shaped(LayerForm.Convolution picture) {
            List<Integer> sides = picture.transposed()
                    ? List.of(picture.smallHeight(), picture.smallWidth(), picture.filters())
                    : List.of(picture.height(), picture.width(), picture.channels());
            return "layers.Reshape((" + sides.get(0) + ", " + sides.get(1) + ", " + sides.get(2) + "))";
        }

        private String layer(LayerForm.Convolution picture) {
            return picture.transposed()
                    ? "*doubled(" + picture.channels() + ", " + picture.height() + ", " + picture.width()
                    : "*halved(" + picture.filters();
        }

        @Override
        String activation(Activation activation) {
            return switch (activation) {
                case RELU -> "ops.relu(x)";
                case LEAKY_RELU -> "ops.leaky_relu(x, 0.01)";
                case ELU -> "ops.elu(x)";
                case GELU -> "ops.gelu(x, approximate=True)";
                case SILU -> "ops.silu(x)";
                case TANH -> "ops.tanh(x)";
            };
        }
    };

    private final String title;
    private final String operations;
    private final String networkOperations;
    private final String pseudoInputs;

    Framework(String title, String operations, String networkOperations, String pseudoInputs) {
        this.title = title;
        this.operations = operations;
        this.networkOperations = networkOperations;
        this.pseudoInputs = pseudoInputs;
    }

    /** The lines of a chain of layers with the activation after each but the last, to stand in brackets. */
    abstract List<String> layers(List<LayerForm> forms, Activation activation);

    /** An activation, as the framework's own module or of an x. */
    abstract String activation(Activation activation);

    /** As people write it, with the versions that will do. */
    String title() {
        return title;
    }

    /** Where exp, sum and their like are. */
    String operations() {
        return operations;
    }

    /** Where relu and its like are. */
    String networkOperations() {
        return networkOperations;
    }

    /** The images that make a learned prior, as a tensor. */
    String pseudoInputs() {
        return pseudoInputs;
    }
}
