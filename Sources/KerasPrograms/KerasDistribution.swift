import Language

/// The parts of a program that spreads its training over all devices and hosts there are, by Keras's
/// own distribution API on JAX.
///
/// Keras splits every batch over the devices, so each must be divisible by their number; on several
/// hosts each feeds its own part of every batch. Source: `keras.distribution.DataParallel`.
enum KerasDistribution {
    /// What stands before the imports: the backend is chosen before Keras is loaded.
    static let prelude = """
        # Runs as it stands on one device, on many, and on many hosts: each device holds the whole
        # model, and every batch is split between them. On many hosts start it on each of them, with
        # KERAS_DISTRIBUTION_JOB_ADDRESSES, KERAS_DISTRIBUTION_NUM_PROCESSES and
        # KERAS_DISTRIBUTION_PROCESS_ID set.
        \(PythonImport.os.rawValue)

        os.environ["KERAS_BACKEND"] = "jax"
        """

    /// What follows the imports.
    ///
    /// - Parameter seed: every host must begin with the same weights.
    static func setup(seed: UInt64) -> String {
        """
        if "KERAS_DISTRIBUTION_JOB_ADDRESSES" in os.environ:
            keras.distribution.initialize()
        keras.distribution.set_distribution(
            keras.distribution.DataParallel(auto_shard_dataset=False)
        )
        keras.utils.set_random_seed(\(seed))
        devices = len(keras.distribution.list_devices())
        hosts, host = jax.process_count(), jax.process_index()


        def share(inputs, targets):
            \"\"\"This host's examples, so many that the last batch can be split too.\"\"\"
            count = len(inputs) // devices * devices
            return inputs[host:count:hosts], targets[host:count:hosts]


        def batch(size):
            \"\"\"This host's part of a batch of at least this size.\"\"\"
            return -(-size // devices) * devices // hosts
        """
    }

    /// A handful of examples is not worth sharing, and need not be divisible.
    static let predict = """



        def predict(model, inputs):
            \"\"\"What the model says, worked out by one device alone.\"\"\"
            everywhere, weights = keras.distribution.distribution(), model.get_weights()
            keras.distribution.set_distribution(None)
            alone = keras.models.clone_model(model)
            alone.set_weights(weights)
            answers = alone.predict(inputs)
            keras.distribution.set_distribution(everywhere)
            return answers
        """

    /// Learning by hand uses TensorFlow's tape, which JAX has not.
    static func learnsByHand(_ statements: [Statement]) -> Bool {
        statements.contains { statement in
            switch statement.kind {
            case .command(let command):
                [.variable, .record, .gradient, .apply].contains(command.kind)
            case .block(_, let body): learnsByHand(body)
            case .assignment, .expression, .foreign: false
            }
        }
    }
}

extension KerasProgram {
    /// A part's inputs and targets as a method of the model takes them.
    func examples(_ part: String) -> String {
        let pair = "\(inputs(part)), \(part)_target"
        return isDistributed ? "*share(\(pair))" : pair
    }

    /// The size of a batch where it has to be said.
    func batchSize(_ given: Expression?) -> String? {
        if isDistributed { return "batch_size=batch(\(given?.settingText ?? "32"))" }
        return given.map { "batch_size=\($0.settingText)" }
    }
}
