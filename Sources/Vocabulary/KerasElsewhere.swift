import Diagnostics
import Language

/// What Keras has and Bobbin has not, by every name under which people look for it. `help` has a page
/// on each.
package enum KerasElsewhere {
    package struct Topic: Sendable {
        /// What its page is called: `Conv2D`.
        package let term: String
        /// Keras's other names for it and its relatives, and the words of the field.
        package let others: [String]
        /// What it does, as the end of a sentence that begins with its name.
        package let purpose: String

        /// `in Keras it looks for …` of its own name, `in Keras Conv2D looks for …` of another.
        package func sentence(on name: String) -> String {
            "in Keras \(name.lowercased() == term.lowercased() ? "it" : term) \(purpose)"
        }

        init(_ term: String, _ others: [String], _ purpose: String) {
            self.term = term
            self.others = others
            self.purpose = purpose
        }
    }

    /// The topic that a name stands for, in any spelling of capitals; `keras.layers.Conv2D` counts as
    /// its last piece.
    package static func topic(named name: String) -> Topic? {
        if let topic = bySpelling[key(name)] { return topic }
        // `tf.data` is a name of its own, and so is what follows the last dot of others.
        guard let last = name.split(separator: ".").last, last.count < name.count else {
            return nil
        }
        return name.hasPrefix("keras.") || name.hasPrefix("tf.") || name.hasPrefix("tensorflow.")
            || name.hasPrefix("layers.") ? bySpelling[key(String(last))] : nil
    }

    private static func key(_ name: String) -> String {
        String(name.lowercased().map { "-_".contains($0) ? " " : $0 })
    }

    private static let bySpelling: [String: Topic] = {
        var found: [String: Topic] = [:]
        for topic in all {
            for name in [topic.term] + topic.others { found[key(name)] = topic }
        }
        return found
    }()

    /// Where to read on, and what takes the session there.
    package static func wayOn(_ topic: Topic) -> String {
        "`help \(topic.term)` tells what it is for. `export keras \"mine.py\"` takes what you did here "
            + "on to Keras, which has it."
    }

    /// What to say of a layer that is asked for; nil where it is none of these.
    static func missingLayer(_ kind: Name) -> Diagnostic? {
        guard let topic = topic(named: kind.text) else { return nil }
        return Diagnostic(
            "there is no layer called \(kind.text) here: \(topic.sentence(on: kind.text))",
            hint: wayOn(topic)
                + "\nLayers here: \(LayerCatalog.names.joined(separator: ", ")).   help layers",
            at: kind.span)
    }

    package static let all = [
        Topic(
            "Conv2D",
            [
                "Conv1D", "Conv3D", "Convolution1D", "Convolution2D", "Convolution3D",
                "SeparableConv1D", "SeparableConv2D", "DepthwiseConv1D", "DepthwiseConv2D",
                "Conv1DTranspose", "Conv2DTranspose", "Conv3DTranspose", "ZeroPadding1D",
                "ZeroPadding2D", "Cropping2D", "UpSampling2D", "convolution", "convolutions", "cnn",
                "convolutional layer", "convolutional network", "convolutional neural network",
                "filter", "feature map", "stride", "padding",
            ], "looks for small patterns everywhere in a picture"),
        Topic(
            "MaxPooling2D",
            [
                "MaxPool1D", "MaxPool2D", "MaxPool3D", "MaxPooling1D", "MaxPooling3D", "MaxPooling",
                "AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "AvgPool2D",
                "GlobalAveragePooling1D", "GlobalAveragePooling2D", "GlobalMaxPooling1D",
                "GlobalMaxPooling2D", "GlobalAvgPool2D", "GlobalMaxPool2D", "pooling",
                "max pooling", "average pooling",
            ], "keeps the strongest answer of each small patch"),
        Topic(
            "Embedding", ["embeddings", "word embedding", "word embeddings", "word2vec", "GloVe"],
            "learns a row of numbers for every word or number of an article"),
        Topic(
            "TextVectorization",
            [
                "Tokenizer", "tokenization", "tokens", "pad_sequences", "StringLookup",
                "IntegerLookup", "CategoryEncoding", "Hashing", "bag of words", "stop words",
                "texts", "nlp",
            ], "makes rows of numbers out of texts"),
        Topic(
            "SimpleRNN",
            [
                "RNN", "recurrent network", "recurrent neural network", "recurrent layer",
                "Bidirectional", "TimeDistributed", "SimpleRNNCell", "StackedRNNCells",
                "return_sequences", "sequence", "sequences", "time series",
            ], "reads a sequence step by step and carries a memory along"),
        Topic(
            "LSTM", ["LSTMCell", "long short-term memory", "ConvLSTM1D", "ConvLSTM2D"],
            "reads a sequence step by step and decides what to remember"),
        Topic(
            "GRU", ["GRUCell", "gated recurrent unit"],
            "reads a sequence step by step, with two gates around its memory"),
        Topic(
            "MultiHeadAttention",
            [
                "Attention", "AdditiveAttention", "GroupQueryAttention", "self attention",
                "transformer", "transformers", "attention mask", "positional encoding", "llm",
                "large language model",
            ], "lets every place of a sequence look at all the others"),
        Topic(
            "LayerNormalization",
            [
                "GroupNormalization", "RMSNormalization", "UnitNormalization",
                "SpectralNormalization",
            ],
            "brings each example's numbers to one scale within the network"),
        Topic(
            "GaussianNoise",
            [
                "GaussianDropout", "AlphaDropout", "SpatialDropout1D", "SpatialDropout2D",
                "ActivityRegularization", "Permute", "RepeatVector", "Masking", "PReLU",
                "EinsumDense",
            ], "is one of Keras's smaller layers"),
        Topic(
            "Functional API",
            [
                "functional", "keras.Model", "keras.models.Model", "Concatenate", "Add", "Multiply",
                "Average", "Maximum", "Minimum", "Subtract", "Dot", "skip connection",
                "residual connection", "residual", "wide and deep", "several inputs",
                "several outputs", "plot_model",
            ], "joins layers in any shape, not in a row alone"),
        Topic(
            "data augmentation",
            [
                "augmentation", "RandomFlip", "RandomRotation", "RandomZoom", "RandomTranslation",
                "RandomContrast", "RandomBrightness", "RandomCrop", "RandomHeight", "RandomWidth",
                "ImageDataGenerator", "CenterCrop", "Resizing",
            ], "makes new pictures out of those there are"),
        Topic(
            "transfer learning",
            [
                "fine-tuning", "fine tuning", "keras.applications", "tf.keras.applications",
                "tensorflow.keras.applications", "pretrained", "pre-trained", "pretrained model",
                "ImageNet", "MobileNet", "MobileNetV2", "MobileNetV3Small", "MobileNetV3Large",
                "ResNet50", "ResNet101", "ResNet50V2", "VGG16", "VGG19", "InceptionV3", "Xception",
                "DenseNet121", "EfficientNetB0", "EfficientNetV2B0", "freeze", "freezing",
            ], "starts from what a network has learned on other data"),
        Topic(
            "TensorBoard", ["tensor board", "wandb", "mlflow"],
            "shows the curves of many runs in a browser"),
        Topic(
            "GPU",
            [
                "GPUs", "CUDA", "cuDNN", "TPU", "TPUs", "graphics card", "list_physical_devices",
                "tf.distribute", "MirroredStrategy",
            ], "computes thousands of products at once"),
        Topic(
            "tf.data",
            [
                "tf.data.Dataset", "tensorflow.data", "tensorflow.data.Dataset",
                "from_tensor_slices", "prefetch",
                "image_dataset_from_directory", "keras.utils.image_dataset_from_directory",
                "text_dataset_from_directory", "data pipeline", "DataLoader", "PyDataset",
                "TFRecord", "tfds", "tensorflow_datasets",
            ], "feeds data that does not fit into the memory"),
        Topic(
            "mixed precision",
            [
                "mixed_precision", "keras.mixed_precision", "tf.keras.mixed_precision",
                "mixed_float16", "float16", "bfloat16", "half precision", "quantization",
            ], "computes with numbers of half the length"),
        Topic(
            "custom layer",
            [
                "custom layers", "Lambda layer", "Lambda", "keras.layers.Layer", "layers.Layer",
                "subclassing", "model subclassing", "add_weight", "custom loss", "custom metric",
            ], "is a layer that you write yourself"),
        Topic(
            "custom training loop",
            [
                "custom training", "custom training loops", "train_step", "train_on_batch",
                "training loop", "tf.function",
            ], "trains by your own lines in place of fit"),
        Topic(
            "custom callback",
            [
                "LearningRateScheduler", "LambdaCallback", "BackupAndRestore", "TerminateOnNaN",
                "RemoteMonitor", "keras.callbacks.Callback", "Callback", "on_epoch_end",
            ], "lets lines of your own run while a network trains"),
        Topic(
            "KerasTuner",
            [
                "keras_tuner", "Hyperband", "RandomSearch", "BayesianOptimization",
                "GridSearchCV", "RandomizedSearchCV", "grid search", "random search",
                "hyperparameter search", "hyperparameter tuning", "optuna",
            ], "tries out many settings by itself"),
    ]
}
