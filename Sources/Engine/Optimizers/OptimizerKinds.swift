/// Every kind of optimizer, one line each.
public enum OptimizerKinds {
    /// What `compile` knows; a test may add its own within a task.
    @TaskLocal public static var all: [any Optimizer.Type] = [
        SGD.self,
        Adagrad.self,
        RMSprop.self,
        Adam.self,
        AdamW.self,
        Nadam.self,
    ]

    /// The kind of that name, in any spelling of capitals.
    public static func named(_ name: String) -> (any Optimizer.Type)? {
        all.first { $0.kind.lowercased() == name.lowercased() }
    }
}
