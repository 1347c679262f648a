/**
 * What can be computed of a model and images: exact likelihoods, true posteriors, what the loss is made of, scores. Values are
 * immutable; what computes says how many threads it takes, and is itself confined to one.
 */
@org.jspecify.annotations.NullMarked
package latentatlas.measure;
