/// What Keras has for training in other ways.
extension ElsewherePage {
    static let ofTraining = [
        ElsewherePage(
            "custom training loop", line: "with tf.GradientTape() as tape:",
            next: "write the loop in place of the line with `model.fit`",
            """
            Training by your own lines in place of `fit`. A step is always the same: work out the loss of a batch under a tape, ask the tape for the gradients, let an optimizer apply them. Written out, each of the three can be changed: several losses, two networks that train against each other, gradients that are cut.

            In small it works in Bobbin, and is the best way to see what `fit` does: `record cost = mean((y - (w * x + b)) ^ 2)`, `gradient cost w b`, `apply sgd learning_rate=0.1`, within `repeat 10` … `end`. Lines with `tf.GradientTape()` run here too. That is for variables of your own; the weights of a model with layers are trained by `fit`.

            In Keras one either writes the loop whole, or overrides `train_step` of `keras.Model` and keeps `fit` with its callbacks around it. `@tf.function` turns the step into a graph that runs much faster. `train_on_batch` is a single step of `fit`.
            """),
        ElsewherePage(
            "custom callback", line: "class MyCallback(keras.callbacks.Callback):",
            next: "give it to `fit`: `callbacks=[MyCallback()]`",
            """
            Lines of your own that run while a network trains. A callback is a class with methods such as `on_epoch_end`, which `fit` calls at that moment and hands the figures so far. It can stop the training, write something down, or change the learning rate.

            What most are for is here by name: `early_stopping`, `checkpoint`, `csv_log` and `reduce_lr_on_plateau` stand in the line of `fit` (`help fit`), and a learning rate that changes from step to step in that of `compile` (`help schedules`), which is what `LearningRateScheduler` is mostly used for. A loss that is no longer a number ends a `fit` by itself, as `TerminateOnNaN` does.

            `LambdaCallback` makes a callback of a function, `BackupAndRestore` lets a training of days go on after a power cut.
            """),
        ElsewherePage(
            "mixed precision", line: "keras.mixed_precision.set_global_policy(\"mixed_float16\")",
            next: "that one line stands before the model is made",
            """
            Computing with numbers of half the length. Bobbin and Keras compute with 32 bits a number (float32), about seven digits. Graphics cards multiply numbers of 16 bits two to eight times as fast, and twice as many fit into their memory. Three digits are enough for the products; the weights themselves are kept in 32 bits, so that small changes are not lost. Hence "mixed".

            float16 cannot hold very small numbers, so the loss is multiplied by a large factor first and the gradients divided by it afterwards; Keras does that by itself. bfloat16 has the range of float32 with fewer digits, and needs no such factor.

            It pays on graphics cards and large networks. On a processor, with networks like those here, it would be slower. The last layer is best left in float32: `dtype="float32"`.
            """),
        ElsewherePage(
            "KerasTuner", line: "keras_tuner.RandomSearch(build_model, objective=\"val_accuracy\")",
            next: "its model goes into a function that takes the settings to try",
            """
            A library that tries out settings by itself: how many units, which learning rate, how much dropout. One says which values are allowed, and it builds, trains and measures a model for each choice, keeping the best. Random search draws choices, and is better than a grid of all of them, since most settings matter little; Hyperband gives many choices a few epochs and goes on with the promising ones.

            In Bobbin you do the same by hand, which teaches more: every `fit` is a run that is kept, `runs` lists them, `compare 3 5` sets two side by side, `plot runs 3 5` draws their curves. Change one thing at a time, and judge by `val`, never by `test`: who chooses by the test data has learned it by heart.

            scikit-learn's `GridSearchCV` and `RandomizedSearchCV` are the same for its own models.
            """),
    ]
}
