import Engine
import Files

/// A model as a file holds it: layers with their weights, and how it is trained.
public struct SavedModel: Sendable {
    /// What `compile` decided, and what the optimizer remembers.
    public struct Training: Sendable {
        public var plan: TrainingPlan
        /// The names under which the metrics are reported: `accuracy`, `mae`.
        public var metricNames: [String]
        /// Nil before the first step.
        public var optimizerState: OptimizerState?

        public init(
            plan: TrainingPlan, metricNames: [String], optimizerState: OptimizerState? = nil
        ) {
            self.plan = plan
            self.metricNames = metricNames
            self.optimizerState = optimizerState
        }
    }

    public var name: String
    public var network: Network
    /// Nil for a model that has not been compiled.
    public var training: Training?
    /// What was left behind when it was read, and what was taken for what.
    public var remarks: [ModelRemark]

    public init(
        name: String, network: Network, training: Training? = nil, remarks: [ModelRemark] = []
    ) {
        self.name = name
        self.network = network
        self.training = training
        self.remarks = remarks
    }

    /// The numbers of the network and of the optimizer's memory.
    var numberCount: Int {
        network.parameterCount + (training?.optimizerState?.slots.count ?? 0)
    }
}

/// The forms of Keras's files, told by the ending of the name.
public enum ModelFormat: Sendable, Equatable, CaseIterable {
    /// `.keras`: a zip file with the configuration and the weights.
    case keras
    /// `.weights.h5`: Keras 3's file of weights.
    case weights
    /// `.h5`: the whole model in one HDF5 file, as before Keras 3.
    case wholeHDF5

    public var ending: String {
        switch self {
        case .keras: ".keras"
        case .weights: ".weights.h5"
        case .wholeHDF5: ".h5"
        }
    }

    /// The format that the name's ending stands for; nil for any other. `.hdf5` is `.h5` too.
    public init?(path: String) {
        let name = lastComponent(path).lowercased()
        if let format = Self.allCases.first(where: { name.hasSuffix($0.ending) }) {
            self = format
        } else if name.hasSuffix(".hdf5") {
            self = .wholeHDF5
        } else {
            return nil
        }
    }
}
