package latentatlas.net;

/** The non-linearity after a hidden layer. */
public enum Activation {
    RELU,
    /** Slope 0.01 below zero. */
    LEAKY_RELU,
    /** Alpha 1. */
    ELU,
    /** The tanh form (Hendrycks and Gimpel 2016, section 2). */
    GELU,
    /** x·sigmoid(x), also called swish. */
    SILU,
    TANH
}
