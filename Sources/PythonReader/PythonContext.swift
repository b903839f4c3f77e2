import Language
import Vocabulary
import Workbench

/// What reading Python needs to know of the session: the same line means one thing before the data
/// is scaled and another after it.
package struct PythonContext {
    /// Layers, optimizers and callbacks that were given names.
    package var objects: [String: Expression] = [:]
    /// The learner's own names.
    package var variables: Set<String> = []
    /// Nil where there is no data.
    var dataName: String?
    /// What has been done to the data.
    package var steps: [DataStep] = []
    /// The shape of one example's input.
    package var itemShape: [Int]?
    /// The figure that `plt.show()` draws.
    package var figure: PythonFigure?
    package var revision = 0

    package init() {}

    package init(_ state: SessionState) {
        objects = state.objects
        variables = Set(state.variables.keys)
        dataName = state.data?.name
        steps = state.data?.steps ?? []
        itemShape = state.data?.train.inputs.itemShape
        figure = state.figure
        revision = state.revision
    }

    /// The array of the data that a name stands for; nil for the learner's own names.
    package func place(of name: String) -> DataPlace? {
        guard dataName != nil, !variables.contains(name) else { return nil }
        return DataPlace(name)
    }
}
