package org.regionwise.cli.option;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What is asked of a survey, how it is estimated, and what of the answer is published. */
public final class QuestionOptions {
    @Mixin
    private OutcomeOptions outcome = new OutcomeOptions();

    @Mixin
    private LabelOptions labels = new LabelOptions();

    @Mixin
    private PredictorOptions predictors = new PredictorOptions();

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Mixin
    private ModelOptions model = new ModelOptions();

    @Mixin
    private MethodOptions method = new MethodOptions();

    @Mixin
    private ReleaseOptions release = new ReleaseOptions();

    /** Which columns are the region and the answer. */
    public OutcomeOptions outcome() {
        return outcome;
    }

    /** What they are called. */
    public LabelOptions labels() {
        return labels;
    }

    /** What predicts. */
    public PredictorOptions predictors() {
        return predictors;
    }

    /** How respondents were drawn. */
    public DesignOptions design() {
        return design;
    }

    /** Which model. */
    public ModelOptions model() {
        return model;
    }

    /** How it is computed. */
    public MethodOptions method() {
        return method;
    }

    /** What is published. */
    public ReleaseOptions release() {
        return release;
    }

    /**
     * Names of the options that ask the question, and so are a plan's.
     *
     * @param spec of the mixin of these options
     */
    public static Collection<String> ofQuestion(CommandSpec spec) {
        return Stream.of("outcome", "predictors", "design", "model", "method")
                .map(spec.mixins()::get)
                .map(CommandSpec::options)
                .flatMap(List::stream)
                .map(OptionSpec::longestName)
                .toList();
    }
}
