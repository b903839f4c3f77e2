import Language

/// What reading Python needs to know of the session: the same line means one thing before the data
/// is scaled and another after it.
struct PythonScene {
    /// Layers, optimizers and callbacks that were given names.
    var objects: [String: Expression] = [:]
    /// The learner's own names.
    var variables: Set<String> = []
    /// Nil where there is no data.
    var dataName: String?
    /// What has been done to the data: `scale 255`.
    var steps: [String] = []
    /// The shape of one example's input.
    var itemShape: [Int]?
    /// The figure that `plt.show()` draws.
    var figure: PythonFigure?
    var revision = 0

    init() {}

    init(_ state: SessionState) {
        objects = state.objects
        variables = Set(state.variables.keys)
        dataName = state.data?.name
        steps = state.data?.steps ?? []
        itemShape = state.data?.train.inputs.itemShape
        figure = state.figure
        revision = state.revision
    }

    /// The array of the data that a name stands for; nil for the learner's own names.
    func place(of name: String) -> DataPlace? {
        guard dataName != nil, !variables.contains(name) else { return nil }
        return DataPlace(name)
    }
}
