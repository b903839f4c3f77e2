/// What Keras has for building models.
extension ElsewherePage {
    static let ofModels = [
        ElsewherePage(
            "Functional API", line: "model = keras.Model(inputs=inputs, outputs=outputs)",
            next: "the same layers can be joined by calls in place of `keras.Sequential`",
            """
            A way to build models that are no plain row of layers. In Bobbin, as in `keras.Sequential`, each layer takes what the one before puts out. In the Functional API a layer is called like a function on what it shall take, `x = keras.layers.Dense(100)(inputs)`, and what comes out may go to several layers, or be put together from several.

            That is needed where a model has two inputs (a picture and a table beside it), two outputs (what it is, and where), or a shortcut: a skip connection adds a layer's input to its output, so that the gradient finds a short way back. Networks of a hundred layers can be trained only since there are such. `Concatenate` puts outputs side by side, `Add` adds them.

            At its end `keras.Model(inputs=inputs, outputs=outputs)` makes a model, and `compile`, `fit` and `evaluate` are as you know them. Where the layers do stand in a row, both ways make the same model: begin with what is simpler.
            """),
        ElsewherePage(
            "custom layer", line: "class MyLayer(keras.layers.Layer):",
            next: "put your class beside the imports and your layer into the model",
            """
            A layer that you write yourself, where Keras has none that does what you want. It is a class with two methods: `build` makes the weights, once the shape of the inputs is known, and `call` says what comes out for what comes in. The gradient is found by Keras; you write the way forward alone.

            For something without weights a class is not needed: `keras.layers.Lambda(lambda x: x ** 2)` makes a layer of a function. But a model with a `Lambda` in it is not opened from its file without being told that it may, since it is code. A loss or a metric of your own is simply a function of two arrays.

            Bobbin reads no classes. What a layer computes can be written here as an expression and its gradient watched, which is the best way to understand one: `record out = relu(x @ w + b)`, then `gradient out w b`. `help record` shows how.
            """),
        ElsewherePage(
            "LayerNormalization", line: "keras.layers.LayerNormalization()",
            next: "it stands where a `BatchNormalization` would",
            """
            A layer that brings the numbers within a network to one scale. `BatchNormalization`, which Bobbin has, looks at one unit over all examples of a batch; `LayerNormalization` looks at all units of one example. Of these it takes the mean away, divides by the deviation, and then multiplies and adds by weights that it learns.

            It needs no other examples, so it does the same in training and afterwards, with a batch of one too, and for sequences of any length. Transformers use it throughout. For pictures and for `Dense` networks with batches of usual size `BatchNormalization` is the more usual: `add BatchNormalization`.

            `GroupNormalization` takes the units in groups, `RMSNormalization` leaves the mean where it is.
            """),
        ElsewherePage(
            "GaussianNoise", line: "keras.layers.GaussianNoise(0.1)",
            next: "the layer is put in between the others by a line of its own",
            """
            One of Keras's smaller layers, of which Bobbin has the most used alone. `GaussianNoise` adds random numbers while training, another way against overfitting; `Dropout`, which is here, does the same by leaving units out, and is nearly always tried first. `GaussianDropout`, `AlphaDropout` and `SpatialDropout2D` are its relatives; the last leaves out whole feature maps.

            `PReLU` is a `LeakyReLU` that learns its slope below zero. `Permute` and `RepeatVector` lay out numbers anew. `Masking` says which steps of a sequence are filled up and do not count. `EinsumDense` is a `Dense` for arrays of many axes.

            What is here: `help layers` lists the layers, `help activations` what can stand in `add Activation`.
            """),
    ]
}
