package latentatlas.vae;

import java.util.ArrayList;
import java.util.List;
import latentatlas.net.Activation;
import latentatlas.net.Layer;

/**
 * The objective in double precision, written for clarity alone, straight from Kingma and Welling 2014: what the engine is
 * held against. Its own gradients are held against finite differences.
 */
final class ReferenceVae {
    final Architecture architecture;
    /** Weights [in][out] and biases [out] of each layer, encoder first. */
    final List<double[][]> weights = new ArrayList<>();

    final List<double[]> biases = new ArrayList<>();
    final List<double[][]> weightGradients = new ArrayList<>();
    final List<double[]> biasGradients = new ArrayList<>();
    double reconstruction;
    double kl;

    ReferenceVae(FrozenModel model) {
        architecture = model.architecture();
        List<Layer> layers = new ArrayList<>(model.encoder());
        layers.addAll(model.decoder());
        for (Layer layer : layers) {
            double[][] w = new double[layer.inputs()][layer.outputs()];
            for (int i = 0; i < layer.inputs(); i++) {
                for (int j = 0; j < layer.outputs(); j++) {
                    w[i][j] = layer.weights()[i * layer.outputs() + j];
                }
            }
            double[] b = new double[layer.outputs()];
            for (int j = 0; j < b.length; j++) {
                b[j] = layer.biases()[j];
            }
            weights.add(w);
            biases.add(b);
            weightGradients.add(new double[layer.inputs()][layer.outputs()]);
            biasGradients.add(new double[layer.outputs()]);
        }
    }

    /** Mean of reconstruction + beta KL over the images, and the gradients of all parameters. */
    double lossAndGradients(double[][] images, double[][] epsilon, double beta) {
        weightGradients.forEach(w -> {
            for (double[] row : w) {
                java.util.Arrays.fill(row, 0);
            }
        });
        biasGradients.forEach(b -> java.util.Arrays.fill(b, 0));
        reconstruction = 0;
        kl = 0;
        for (int n = 0; n < images.length; n++) {
            one(images[n], epsilon[n], beta, 1.0 / images.length);
        }
        reconstruction /= images.length;
        kl /= images.length;
        return reconstruction + beta * kl;
    }

    private void one(double[] intensities, double[] epsilon, double beta, double share) {
        boolean variational = architecture.kind() == ModelKind.VAE;
        int encoderLayers = architecture.hidden().size() + 1;
        int layers = weights.size();
        double[] target = intensities.clone();
        if (architecture.likelihood() == Likelihood.GAUSSIAN_TANH) {
            for (int i = 0; i < target.length; i++) {
                target[i] = 2 * target[i] - 1;
            }
        }
        double[][] inputs = new double[layers][];
        double[][] pre = new double[layers][];
        double[] x = target;
        int latent = architecture.latent();
        double[] encoding = new double[0];
        for (int l = 0; l < layers; l++) {
            if (l == encoderLayers) {
                encoding = x;
                double[] z = new double[latent];
                for (int d = 0; d < latent; d++) {
                    z[d] = encoding[d] + (variational ? Math.exp(0.5 * encoding[latent + d]) * epsilon[d] : 0);
                }
                x = z;
            }
            inputs[l] = x;
            pre[l] = affine(l, x);
            x = isHidden(l, encoderLayers, layers) ? activate(pre[l]) : pre[l].clone();
        }
        double[] gradient = new double[target.length];
        for (int i = 0; i < target.length; i++) {
            double o = x[i];
            double t = target[i];
            switch (architecture.likelihood()) {
                case BERNOULLI -> {
                    reconstruction += Math.max(o, 0) - o * t + Math.log1p(Math.exp(-Math.abs(o)));
                    gradient[i] = 1 / (1 + Math.exp(-o)) - t;
                }
                case CONTINUOUS_BERNOULLI -> {
                    // Equations 5 and 8 of Loaiza-Ganem and Cunningham 2019, in the parameter lambda.
                    double lambda = 1 / (1 + Math.exp(-o));
                    double twice = 1 - 2 * lambda;
                    double atanh = 0.5 * Math.log((1 + twice) / (1 - twice));
                    reconstruction -=
                            t * Math.log(lambda) + (1 - t) * Math.log(1 - lambda) + Math.log(2 * atanh / twice);
                    gradient[i] = lambda / (2 * lambda - 1) + 1 / (2 * atanh) - t;
                }
                case GAUSSIAN -> {
                    double p = 1 / (1 + Math.exp(-o));
                    reconstruction += (p - t) * (p - t);
                    gradient[i] = 2 * (p - t) * p * (1 - p);
                }
                case GAUSSIAN_TANH -> {
                    double p = Math.tanh(o);
                    reconstruction += (p - t) * (p - t);
                    gradient[i] = 2 * (p - t) * (1 - p * p);
                }
                case LINEAR -> {
                    reconstruction += (o - t) * (o - t);
                    gradient[i] = 2 * (o - t);
                }
            }
        }
        for (int l = layers - 1; l >= 0; l--) {
            if (isHidden(l, encoderLayers, layers)) {
                for (int j = 0; j < gradient.length; j++) {
                    gradient[j] *= slope(pre[l][j]);
                }
            }
            double[] back = new double[inputs[l].length];
            for (int i = 0; i < back.length; i++) {
                for (int j = 0; j < gradient.length; j++) {
                    weightGradients.get(l)[i][j] += share * inputs[l][i] * gradient[j];
                    back[i] += weights.get(l)[i][j] * gradient[j];
                }
            }
            for (int j = 0; j < gradient.length; j++) {
                biasGradients.get(l)[j] += share * gradient[j];
            }
            gradient = back;
            if (l == encoderLayers && variational) {
                double[] through = new double[2 * latent];
                for (int d = 0; d < latent; d++) {
                    double mean = encoding[d];
                    double logVariance = encoding[latent + d];
                    double sigma = Math.exp(0.5 * logVariance);
                    kl += -0.5 * (1 + logVariance - mean * mean - Math.exp(logVariance));
                    through[d] = back[d] + beta * mean;
                    through[latent + d] = back[d] * epsilon[d] * 0.5 * sigma + beta * 0.5 * (Math.exp(logVariance) - 1);
                }
                gradient = through;
            }
        }
    }

    private static boolean isHidden(int layer, int encoderLayers, int layers) {
        return layer != encoderLayers - 1 && layer != layers - 1;
    }

    private double[] affine(int l, double[] x) {
        double[] y = biases.get(l).clone();
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                y[j] += x[i] * weights.get(l)[i][j];
            }
        }
        return y;
    }

    private double[] activate(double[] z) {
        double[] a = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            a[i] = value(architecture.activation(), z[i]);
        }
        return a;
    }

    static double value(Activation activation, double z) {
        return switch (activation) {
            case RELU -> Math.max(z, 0);
            case LEAKY_RELU -> z > 0 ? z : 0.01 * z;
            case ELU -> z > 0 ? z : Math.expm1(z);
            case GELU -> 0.5 * z * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z)));
            case SILU -> z / (1 + Math.exp(-z));
            case TANH -> Math.tanh(z);
        };
    }

    private double slope(double z) {
        Activation activation = architecture.activation();
        if (activation == Activation.RELU) {
            return z > 0 ? 1 : 0;
        }
        if (activation == Activation.LEAKY_RELU) {
            return z > 0 ? 1 : 0.01;
        }
        if (activation == Activation.ELU) {
            return z > 0 ? 1 : Math.exp(z);
        }
        if (activation == Activation.TANH) {
            return 1 - Math.tanh(z) * Math.tanh(z);
        }
        if (activation == Activation.SILU) {
            double s = 1 / (1 + Math.exp(-z));
            return s + z * s * (1 - s);
        }
        double scale = Math.sqrt(2 / Math.PI);
        double t = Math.tanh(scale * (z + 0.044715 * z * z * z));
        return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * scale * (1 + 3 * 0.044715 * z * z);
    }
}
