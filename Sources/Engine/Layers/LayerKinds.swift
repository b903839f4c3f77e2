/// Every kind of layer, one line each.
public enum LayerKinds {
    /// What `add` knows; a test may add its own within a task.
    @TaskLocal public static var all: [any Layer.Type] = [
        Dense.self,
        Flatten.self,
        ActivationLayer.self,
        Dropout.self,
        LeakyReLU.self,
        Rescaling.self,
        BatchNormalization.self,
    ]

    /// The kind of that name, in any spelling of capitals.
    public static func named(_ name: String) -> (any Layer.Type)? {
        all.first { $0.kind.lowercased() == name.lowercased() }
    }
}
