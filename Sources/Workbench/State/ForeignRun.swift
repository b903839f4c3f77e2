/// What lines of another language did, as far as a program that repeats them has to know.
package struct ForeignRun: Sendable, Equatable {
    /// Whether they are one expression whose value was shown.
    package var showsValue = false
    /// What they named without importing it, as the lines that import it: `import numpy as np`.
    package var imports: Set<String> = []
    /// Names that the session's own statements gave a meaning: of its data, of what it measured.
    package var sessionNames: Set<String> = []
    /// Names that they gave a value.
    package var made: Set<String> = []
    /// Their name for the session's model, where they made, changed or trained one.
    package var modelName: String?
    /// Whether they gave `model` another meaning.
    package var bindsModel = false
    /// What they call the arrays that are the session's data since, by what these are called here
    /// (`train_input`: `x_train[:100]`); nil where the data are as before.
    package var dataNames: [String: String]?
    package var hasTrained = false
    /// Values of earlier cells that they read: the cell by what it is called in them, `_` or `Out[3]`.
    package var outputs: [String: Int] = [:]
    /// Where they mention these.
    package var mentions: [OutputPlace] = []

    package init() {}
}
