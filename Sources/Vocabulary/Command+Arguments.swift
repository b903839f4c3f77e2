import Language

extension Command {
    /// The value given as `name=`.
    package func option(_ name: String) -> Expression? {
        arguments.first { $0.name?.text == name }?.value
    }

    /// The values given without a name.
    package var values: [Expression] { arguments.filter { $0.name == nil }.map(\.value) }
}

extension Expression {
    package var numberValue: Double? { if case .number(let value) = kind { value } else { nil } }

    /// The last word of a dotted name: `zeros` of `tf.zeros`.
    package var lastName: String? { dottedName?.split(separator: ".").last.map(String.init) }
}
